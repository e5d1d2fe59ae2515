import { connect } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LocalPool } from '../server.ts'
import { openPool } from '../testing/pool.ts'
import { ada, PoolUser } from '../testing/sdk.ts'

const requests = 2_000
const operations = [
  'SignUp',
  'ConfirmSignUp',
  'ResendConfirmationCode',
  'InitiateAuth',
  'RespondToAuthChallenge',
  'GetTokensFromRefreshToken',
  'GetUser',
  'UpdateUserAttributes',
  'ForgotPassword',
  'ConfirmForgotPassword',
  'ChangePassword',
  'AssociateSoftwareToken',
  'VerifySoftwareToken',
  'SetUserMFAPreference',
  'RevokeToken',
  'AdminCreateUser',
  'ListUsers',
  'DescribeUserPool',
]
const members = [
  'ClientId',
  'Username',
  'Password',
  'UserAttributes',
  'AuthFlow',
  'AuthParameters',
  'ChallengeName',
  'ChallengeResponses',
  'Session',
  'AccessToken',
  'RefreshToken',
  'Token',
  'UserCode',
  'Limit',
  'Filter',
  'UserPoolId',
  '__proto__',
  'constructor',
]

/** JSON of the right members with values of any kind, valid ones among them, so that every depth is reached. */
function inputs(pool: LocalPool): fc.Arbitrary<string> {
  const likely = fc.constantFrom(
    pool.clientId,
    pool.userPoolId,
    ada.phone,
    ada.password,
    'USER_SRP_AUTH',
    'PASSWORD_VERIFIER',
    'SMS_MFA',
    { USERNAME: ada.phone, SRP_A: 'abc' },
    { USERNAME: ada.phone, PASSWORD_CLAIM_SECRET_BLOCK: 'QUJD', PASSWORD_CLAIM_SIGNATURE: 'x', TIMESTAMP: 'x' },
    [{ Name: 'name', Value: 'Ada' }],
  )
  const value = fc.oneof(likely, fc.jsonValue({ maxDepth: 4 }))
  const object = fc
    .array(fc.tuple(fc.constantFrom(...members), value), { maxLength: 8 })
    // Written by hand: an object literal would swallow `__proto__`.
    .map((pairs) => `{${pairs.map(([name, each]) => `${JSON.stringify(name)}:${JSON.stringify(each)}`).join(',')}}`)
  const broken = fc.tuple(object, fc.nat(200)).map(([text, length]) => text.slice(0, length))
  const deep = fc.integer({ min: 1_000, max: 50_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`)
  const huge = fc.integer({ min: 250_000, max: 2_000_000 }).map((length) => `{"Username":"${'x'.repeat(length)}"}`)
  const bytes = fc.string({ unit: 'binary', maxLength: 300 })
  return fc.oneof(
    { weight: 60, arbitrary: object },
    { weight: 20, arbitrary: broken },
    { weight: 10, arbitrary: bytes },
    { weight: 3, arbitrary: deep },
    { weight: 1, arbitrary: huge },
  )
}

const targets = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...operations).map((name) => `AWSCognitoIdentityProviderService.${name}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'SignUp', 'Another.SignUp', 'AWSCognitoIdentityProviderService.__proto__'),
  },
)

const cognitoError = { __type: expect.stringMatching(/^\w+$/) as string, message: expect.any(String) as string }

describe('malformed requests', () => {
  it(`get a Cognito-shaped answer, ${String(requests)} times`, { timeout: 120_000 }, async () => {
    const pool = await openPool()
    const statuses = new Map<number, number>()
    const property = fc.asyncProperty(targets, inputs(pool), fc.boolean(), async (target, body, signed) => {
      const answer = await fetch(pool.endpoint, {
        method: 'POST',
        headers: { 'x-amz-target': target, ...(signed && { authorization: 'AWS4-HMAC-SHA256 Credential=x' }) },
        body,
        signal: AbortSignal.timeout(5_000),
      })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const text = await answer.text()
      if (answer.status === 200) return
      expect([400, 413]).toContain(answer.status)
      expect(JSON.parse(text)).toEqual(cognitoError)
    })
    await fc.assert(property, { numRuns: requests })
    expect(statuses.get(400)).toBeGreaterThan(requests / 2)
    expect(statuses.get(413)).toBeGreaterThan(0)

    const user = new PoolUser(pool, { ...ada, phone: '+4915100000042' })
    await user.register()
    await user.srpSignIn()
  })

  it.each([
    ['a body that never comes', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc'],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['endless headers', `GET / HTTP/1.1\r\nHost: localhost\r\n${'X-Filler: x\r\n'.repeat(10_000)}`],
    ['a body that is longer than said', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n{}{}{}'],
  ])('do not disturb others: %s', async (_name, text) => {
    const pool = await openPool()
    const socket = connect(Number(new URL(pool.endpoint).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(text)
    await new PoolUser(pool).register()
    socket.destroy()
  })
})
