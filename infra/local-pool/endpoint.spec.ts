import * as sdkModule from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import type { LocalPool } from './server.ts'
import { latestCode, openPasswordPool, openPool } from './testing/pool.ts'
import { ada, PoolUser, refusal } from './testing/sdk.ts'

/** One request as a program without any client library would send it. */
function post(
  pool: LocalPool,
  operation: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(pool.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const carriedOut = [
  'AdminConfirmSignUp',
  'AdminCreateUser',
  'AdminDeleteSoftwareToken',
  'AdminDeleteUser',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminGetUser',
  'AdminListUserSessions',
  'AdminResetUserPassword',
  'AdminRevokeUserSession',
  'AdminSetUserMFAPreference',
  'AdminSetUserPassword',
  'AdminUpdateUserAttributes',
  'AdminUserGlobalSignOut',
  'AssociateSoftwareToken',
  'ChangePassword',
  'ConfirmForgotPassword',
  'ConfirmSignUp',
  'DeleteUserAttributes',
  'DeleteUser',
  'DescribeUserPoolClient',
  'DescribeUserPool',
  'ForgotPassword',
  'GetTokensFromRefreshToken',
  'GetUserAttributeVerificationCode',
  'GetUser',
  'GetUserPoolMfaConfig',
  'GetUserPoolSessionConfiguration',
  'GlobalSignOut',
  'InitiateAuth',
  'ListUserPoolClients',
  'ListUserSessions',
  'ListUsers',
  'ResendConfirmationCode',
  'RespondToAuthChallenge',
  'RevokeToken',
  'RevokeUserSession',
  'SetUserMFAPreference',
  'SetUserPoolMfaConfig',
  'SetUserPoolSessionConfiguration',
  'SignUp',
  'UpdateUserAttributes',
  'VerifySoftwareToken',
  'VerifyUserAttribute',
]

describe('the wire', () => {
  it('answers success as JSON with a request id and the date', async () => {
    const pool = await openPool()
    const answer = await post(pool, 'SignUp', {
      ClientId: pool.clientId,
      Username: ada.phone,
      Password: ada.password,
      UserAttributes: [{ Name: 'name', Value: 'Ada' }],
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1')
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now())).toBeLessThan(10_000)
    expect(await answer.json()).toMatchObject({ UserConfirmed: false })
    const confirm = { ClientId: pool.clientId, Username: ada.phone, ConfirmationCode: latestCode(pool) }
    expect(await (await post(pool, 'ConfirmSignUp', confirm)).text()).toBe('{}')
  })

  it('answers DeleteUser with an empty body', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.register()
    const { AccessToken } = await user.signIn()
    const answer = await post(user.pool, 'DeleteUser', { AccessToken })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })

  it('answers a refusal in the body and in the headers', async () => {
    const pool = await openPool()
    const answer = await post(pool, 'GetUser', { AccessToken: 'x.y.z' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ __type: 'NotAuthorizedException', message: 'Invalid Access Token' })
    expect(answer.headers.get('x-amzn-errortype')).toBe('NotAuthorizedException:')
    expect(answer.headers.get('x-amzn-errormessage')).toBe('Invalid Access Token')
  })

  it('keeps headers printable whatever the message says', async () => {
    const user = new PoolUser(await openPool())
    expect(await refusal(user.signUp({ name: 'Ada', 'custom:☃\n': 'x' }))).toMatch(/^InvalidParameterException/)
  })

  it.each([
    [
      { Username: '+49 151', Password: ' a b' },
      "2 validation errors detected: Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+; Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$",
    ],
    [
      { Password: 'xy' },
      "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must not be null",
    ],
    [
      { Username: 'x'.repeat(129), Password: 'xy' },
      "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128",
    ],
    [
      { Username: 'x', Password: 'xy', UserAttributes: [{ Name: '', Value: 'x' }] },
      "2 validation errors detected: Value at 'userAttributes.1.member.name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'userAttributes.1.member.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
    ],
  ])('words violations as AWS does: %j', async (input, message) => {
    const pool = await openPool()
    const answer = await post(pool, 'SignUp', { ClientId: pool.clientId, ...input })
    expect(await answer.json()).toEqual({ __type: 'InvalidParameterException', message })
  })

  it('names the values of an enumeration', async () => {
    const pool = await openPool()
    const answer = await post(pool, 'InitiateAuth', { ClientId: pool.clientId, AuthFlow: 'NO_AUTH' })
    expect(await answer.text()).toMatch(
      /Value at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: \[USER_SRP_AUTH, /,
    )
  })

  it('takes a member that is null as absent, and a wrong type as an error of serialisation', async () => {
    const pool = await openPool()
    const start = { ClientId: pool.clientId, AuthFlow: 'REFRESH_TOKEN_AUTH' }
    const withNull = await post(pool, 'InitiateAuth', {
      ...start,
      AuthParameters: { REFRESH_TOKEN: 'x', DEVICE_KEY: null },
    })
    expect(await withNull.json()).toMatchObject({ message: 'Invalid Refresh Token.' })
    const wrongType = await post(pool, 'InitiateAuth', { ...start, AuthParameters: 'x' })
    expect(await wrongType.json()).toMatchObject({ __type: 'SerializationException' })
  })

  it('knows every operation of the SDK, and says of those that it does not carry out that they are not here', async () => {
    const pool = await openPool()
    const names = Object.keys(sdkModule)
      .filter((name) => name.endsWith('Command') && name !== '$Command')
      .map((name) => name.slice(0, -'Command'.length))
    expect(names.length).toBeGreaterThan(100)
    const types = await Promise.all(
      names.map(async (name) => {
        const { __type: type } = (await (await post(pool, name, {})).json()) as { __type?: string }
        return [name, type] as const
      }),
    )
    const absent = types.filter(([, type]) => type === 'NotInLocalPoolException').map(([name]) => name)
    expect(types.filter(([, type]) => type === 'UnknownOperationException')).toEqual([])
    expect(names.filter((name) => !absent.includes(name)).sort()).toEqual(carriedOut.sort())
    expect(await (await post(pool, 'CreateUserPool', {})).json()).toEqual({
      __type: 'NotInLocalPoolException',
      message: 'CreateUserPool is not in the local pool.',
    })
    expect(await (await post(pool, 'Nonsense', {})).json()).toMatchObject({ __type: 'UnknownOperationException' })
  })

  it('answers a preflight of the endpoint, as AWS does', async () => {
    const pool = await openPool()
    const answer = await fetch(pool.endpoint, { method: 'OPTIONS', headers: { origin: 'https://example.org' } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-headers')).toContain('x-amz-target')
  })

  it('serves the key set and nothing private in it', async () => {
    const pool = await openPool()
    const url = `${pool.endpoint}/${pool.userPoolId}/.well-known/jwks.json`
    const { keys } = (await (await fetch(url)).json()) as { keys: Record<string, string>[] }
    expect(keys).toHaveLength(2)
    for (const key of keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
      expect(key).toMatchObject({ alg: 'RS256', use: 'sig', kty: 'RSA' })
    }
    expect((await fetch(`${pool.endpoint}/another/.well-known/jwks.json`)).status).toBe(400)
  })
})

describe('faults', () => {
  const input = { Password: ada.password, UserAttributes: [{ Name: 'name', Value: 'Ada' }] }
  const signUp = (user: PoolUser): Promise<unknown> => user.sdk.signUp({ ...user.client, ...input })

  it('answer an error without carrying the operation out, as often as asked', async () => {
    const user = new PoolUser(await openPool())
    const error = { name: 'TooManyRequestsException', message: 'Rate exceeded' }
    user.pool.control.addFault({ operation: 'SignUp', kind: 'error', times: 2, error })
    expect(await refusal(signUp(user))).toBe('TooManyRequestsException: Rate exceeded')
    expect(await refusal(signUp(user))).toBe('TooManyRequestsException: Rate exceeded')
    await signUp(user)
  })

  it('answer a bare status', async () => {
    const user = new PoolUser(await openPool())
    user.pool.control.addFault({ operation: '*', kind: 'status', status: 503, times: 1 })
    expect((await post(user.pool, 'SignUp', {})).status).toBe(503)
    await signUp(user)
  })

  it('answer an error in place of the operation, or after it', async () => {
    const error = { name: 'UserLambdaValidationException', message: 'PostConfirmation failed with error no.' }
    for (const when of ['before', 'after'] as const) {
      const user = new PoolUser(await openPool())
      user.pool.control.addFault({ operation: 'SignUp', kind: 'error', when, times: 1, error })
      expect(await refusal(user.signUp())).toBe(`${error.name}: ${error.message}`)
      expect(user.pool.control.sms(), when).toHaveLength(when === 'after' ? 1 : 0)
    }
  })

  it('drop the connection before the operation, or after it', async () => {
    const user = new PoolUser(await openPool())
    user.pool.control.addFault({ operation: 'SignUp', kind: 'drop', times: 1 })
    await expect(signUp(user)).rejects.toThrow()
    expect(user.pool.control.sms()).toHaveLength(0)
    user.pool.control.addFault({ operation: 'SignUp', kind: 'drop', when: 'after', times: 1 })
    await expect(signUp(user)).rejects.toThrow()
    expect(user.pool.control.sms()).toHaveLength(1)
    expect(await refusal(signUp(user))).toMatch(/^UsernameExistsException/)
    expect(user.pool.control.requests().map(({ status }) => status)).toEqual([null, null, 400])
  })

  it('cut the answer in half, or replace it by a web page', async () => {
    const user = new PoolUser(await openPool())
    user.pool.control.addFault({ operation: 'SignUp', kind: 'truncate', times: 1 })
    const answer = await post(user.pool, 'SignUp', { ...user.client, ...input })
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow()
    user.pool.control.addFault({ operation: 'ListUsers', kind: 'contentType', times: 1 })
    const page = await post(user.pool, 'ListUsers', {})
    expect(page.headers.get('content-type')).toBe('text/html')
    expect(await page.text()).toMatch(/^</)
  })

  it('delay, and do not hold up the end of the pool', async () => {
    const pool = await openPool()
    pool.control.addFault({ operation: 'SignUp', kind: 'delay', delayMs: 3_600_000, times: 1 })
    const hanging = expect(post(pool, 'SignUp', {})).rejects.toThrow()
    while (pool.control.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await pool.close()
    await hanging
  })
})
