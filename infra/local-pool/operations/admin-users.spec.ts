import type { RespondToAuthChallengeResponse, UserType } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { hour, latestCode, openPasswordPool } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'

const ownPassword = 'Battery-staple-2'

async function open(): Promise<PoolUser> {
  return new PoolUser(await openPasswordPool())
}

/** Answers NEW_PASSWORD_REQUIRED. */
function choose(
  user: PoolUser,
  challenge: RespondToAuthChallengeResponse,
  responses: Record<string, string>,
): Promise<RespondToAuthChallengeResponse> {
  return user.answer(challenge, { NEW_PASSWORD: ownPassword, ...responses })
}

describe('AdminCreateUser', () => {
  it('invites by SMS, and the first sign-in asks for a password of the user’s own', async () => {
    const user = await open()
    const { User } = await user.sdk.adminCreateUser(user.admin)
    expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true })
    const temporary = latestCode(user.pool)
    expect(user.pool.control.sms().at(-1)?.text).toBe(
      `Your Latchkey user name is ${ada.phone} and your temporary password is ${temporary}`,
    )
    const challenge = await user.tryPassword(temporary)
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(JSON.parse(challenge.ChallengeParameters?.requiredAttributes ?? '')).toEqual(['userAttributes.name'])
    expect(JSON.parse(challenge.ChallengeParameters?.userAttributes ?? '')).toMatchObject({ phone_number: ada.phone })

    expect(await refusal(choose(user, challenge, {}))).toBe(
      'InvalidParameterException: Invalid attributes given, name is missing',
    )
    const withName = { 'userAttributes.name': 'Ada' }
    expect(await refusal(choose(user, challenge, { ...withName, NEW_PASSWORD: 'weak' }))).toMatch(
      /^InvalidPasswordException/,
    )
    const { AuthenticationResult } = await choose(user, challenge, withName)
    expect(await user.attributes(AuthenticationResult?.AccessToken ?? '')).toMatchObject({ name: 'Ada' })
    await user.signIn(ownPassword)
    expect(await user.sdk.adminGetUser(user.admin)).toMatchObject({ UserStatus: 'CONFIRMED' })
  })

  it('takes a given password, sends nothing when asked not to, and refuses a weak one', async () => {
    const user = await open()
    const create = (TemporaryPassword: string): Promise<unknown> =>
      user.sdk.adminCreateUser({ ...user.admin, TemporaryPassword, MessageAction: 'SUPPRESS' })
    expect(await refusal(create('weak'))).toMatch(/^InvalidPasswordException/)
    await create('Temporary-1')
    expect(user.pool.control.sms()).toEqual([])
    expect((await user.tryPassword('Temporary-1')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(await refusal(create('Temporary-1'))).toMatch(/^UsernameExistsException/)
  })

  it('lets the temporary password expire, and sends a new one on request', async () => {
    const user = await open()
    await user.sdk.adminCreateUser(user.admin)
    const first = latestCode(user.pool)
    user.pool.control.advanceClock(7 * 24 * hour)
    expect(await refusal(user.tryPassword(first))).toBe(
      'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.',
    )
    await user.sdk.adminCreateUser({ ...user.admin, MessageAction: 'RESEND' })
    const challenge = await user.tryPassword(latestCode(user.pool))
    await choose(user, challenge, { 'userAttributes.name': 'Ada' })
    const resend = user.sdk.adminCreateUser({ ...user.admin, MessageAction: 'RESEND' })
    expect(await refusal(resend)).toMatch(/^UnsupportedUserStateException/)
  })
})

describe('other operations on a user', () => {
  it('AdminConfirmSignUp confirms without proving the number', async () => {
    const user = await open()
    await user.signUp()
    await user.sdk.adminConfirmSignUp(user.admin)
    const { AccessToken } = await user.signIn()
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number_verified: 'false' })
    expect(await refusal(user.sdk.adminConfirmSignUp(user.admin))).toBe(
      'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
    )
  })

  it('AdminResetUserPassword sends a code, without which nobody gets in', async () => {
    const user = await open()
    await user.register()
    await user.sdk.adminResetUserPassword(user.admin)
    expect(await refusal(user.signIn())).toMatch(/^PasswordResetRequiredException/)
    const ConfirmationCode = latestCode(user.pool)
    await user.sdk.confirmForgotPassword({ ...user.client, ConfirmationCode, Password: ownPassword })
    await user.signIn(ownPassword)
  })

  it('AdminSetUserPassword sets one for good, or until the next sign-in', async () => {
    const user = await open()
    await user.register()
    await user.sdk.adminSetUserPassword({ ...user.admin, Password: ownPassword, Permanent: true })
    await user.signIn(ownPassword)
    await user.sdk.adminSetUserPassword({ ...user.admin, Password: 'Temporary-1' })
    expect((await user.tryPassword('Temporary-1')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  })

  it('AdminDeleteUser removes', async () => {
    const user = await open()
    await user.register()
    await user.sdk.adminDeleteUser(user.admin)
    expect(await refusal(user.sdk.adminGetUser(user.admin))).toBe('UserNotFoundException: User does not exist.')
  })

  it('names another pool as unknown', async () => {
    const user = await open()
    const other = { UserPoolId: 'eu-central-1_Another00', Username: ada.phone }
    expect(await refusal(user.sdk.adminGetUser(other))).toBe(
      'ResourceNotFoundException: User pool eu-central-1_Another00 does not exist.',
    )
  })

  it('needs a signed request', async () => {
    const user = await open()
    const answer = await fetch(user.pool.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminDeleteUser' },
      body: JSON.stringify(user.admin),
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
  })
})

describe('ListUsers', () => {
  async function withUsers(): Promise<PoolUser> {
    const user = await open()
    for (const [index, name] of ['Ada', 'Grace', 'Adele'].entries()) {
      const phone = `+491511000000${String(index)}`
      await new PoolUser(user.pool, { ...ada, phone }).signUp({ name })
    }
    return user
  }
  const names = (users: UserType[] = []): (string | undefined)[] =>
    users.map(({ Attributes = [] }) => Attributes.find(({ Name }) => Name === 'name')?.Value)

  it.each([
    ['name = "Ada"', ['Ada']],
    ['name ^= "Ad"', ['Ada', 'Adele']],
    ['phone_number = "+4915110000001"', ['Grace']],
    ['cognito:user_status = "UNCONFIRMED"', ['Ada', 'Grace', 'Adele']],
    ['status = "Disabled"', []],
  ])('filters by %s', async (Filter, expected) => {
    const user = await withUsers()
    const { Users } = await user.sdk.listUsers({ UserPoolId: user.pool.userPoolId, Filter })
    expect(names(Users)).toEqual(expected)
  })

  it('pages, and answers the attributes that are asked for', async () => {
    const user = await withUsers()
    const UserPoolId = user.pool.userPoolId
    const first = await user.sdk.listUsers({ UserPoolId, Limit: 2, AttributesToGet: ['name'] })
    expect(names(first.Users)).toEqual(['Ada', 'Grace'])
    expect(first.Users?.[0]?.Attributes?.map(({ Name }) => Name)).toEqual(['sub', 'name'])
    const second = await user.sdk.listUsers({ UserPoolId, Limit: 2, PaginationToken: first.PaginationToken })
    expect(names(second.Users)).toEqual(['Adele'])
    expect(second.PaginationToken).toBeUndefined()
  })

  it('refuses what it cannot read', async () => {
    const user = await open()
    const UserPoolId = user.pool.userPoolId
    expect(await refusal(user.sdk.listUsers({ UserPoolId, Filter: 'custom:company = "x"' }))).toMatch(/^InvalidParam/)
    expect(await refusal(user.sdk.listUsers({ UserPoolId, PaginationToken: 'x' }))).toMatch(/^InvalidParam/)
  })
})

describe('DescribeUserPool, DescribeUserPoolClient and ListUserPoolClients', () => {
  it('answer the settings', async () => {
    const { pool, sdk } = await open()
    const { UserPool } = await sdk.describeUserPool({ UserPoolId: pool.userPoolId })
    expect(UserPool).toMatchObject({ Id: pool.userPoolId, Policies: pool.settings.UserPool.Policies })
    expect(UserPool?.SchemaAttributes).toEqual(expect.arrayContaining(pool.settings.UserPool.SchemaAttributes))
    const { UserPoolClient } = await sdk.describeUserPoolClient({
      UserPoolId: pool.userPoolId,
      ClientId: pool.clientId,
    })
    expect(UserPoolClient).toMatchObject(pool.settings.UserPoolClient)
  })

  it('list the pool’s one client, and none when it is gone', async () => {
    const { pool, sdk } = await open()
    const list = (): Promise<unknown> =>
      sdk.listUserPoolClients({ UserPoolId: pool.userPoolId }).then(({ UserPoolClients }) => UserPoolClients)
    const { ClientId, ClientName } = pool.settings.UserPoolClient
    expect(await list()).toEqual([{ ClientId, ClientName, UserPoolId: pool.userPoolId }])
    pool.control.remove('client')
    expect(await list()).toEqual([])
  })
})
