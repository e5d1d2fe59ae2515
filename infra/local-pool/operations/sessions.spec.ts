import type { SessionDescriptionType } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../testing/directory.ts'
import {
  allowPasswords,
  changedSettings,
  hour,
  openPasswordPool,
  openPool,
  type SettingsChange,
} from '../testing/pool.ts'
import { grace, PoolUser, refusal, tokensOf, type Tokens } from '../testing/sdk.ts'

const tracked =
  (MaxPerUser = 20): SettingsChange =>
  (settings) => {
    settings.UserPoolSessionConfiguration = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser } }
  }
const untracked: SettingsChange = (settings) => {
  settings.UserPoolSessionConfiguration.UserSessionTracking = 'DISABLED'
}

async function registered(...changes: SettingsChange[]): Promise<PoolUser> {
  const user = new PoolUser(await openPasswordPool(...changes))
  user.pool.control.freezeClock()
  await user.register()
  return user
}

async function list({ sdk }: PoolUser, { AccessToken }: Tokens): Promise<SessionDescriptionType[]> {
  const { Sessions = [] } = await sdk.listUserSessions({ AccessToken })
  return Sessions
}

/** The session that the tokens belong to. */
async function ownOf(user: PoolUser, tokens: Tokens): Promise<SessionDescriptionType> {
  const [own, ...more] = (await list(user, tokens)).filter(({ IsCurrentSession }) => IsCurrentSession === true)
  if (own === undefined || more.length > 0) throw new Error('There is not one session of these tokens.')
  return own
}

/** A sign-in whose request comes with this `user-agent`. */
async function signInAs({ pool, person }: PoolUser, userAgent: string): Promise<Tokens> {
  const answer = await fetch(pool.endpoint, {
    method: 'POST',
    headers: { 'user-agent': userAgent, 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
    body: JSON.stringify({
      ClientId: pool.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: person.phone, PASSWORD: person.password },
    }),
  })
  return tokensOf((await answer.json()) as Parameters<typeof tokensOf>[0])
}

describe('a session', () => {
  it('is each sign-in, with its times, its program and its address, and the caller’s is marked', async () => {
    const user = await registered(tracked())
    const first = await signInAs(user, 'Latchkey/1.2.0 (Windows)')
    const began = user.pool.control.now()
    user.pool.control.advanceClock(1000)
    const second = await user.signIn()
    const sessions = await list(user, second)
    expect(sessions).toHaveLength(2)
    expect(sessions[0]).toEqual({
      SessionId: expect.stringMatching(/^tkn[a-z0-9]{25}$/) as string,
      SessionType: 'TOKEN',
      ClientId: user.pool.clientId,
      CreateDate: new Date(began),
      LastActiveDate: new Date(began),
      DeviceType: 'Latchkey 1 / Windows',
      LastIPAddress: '127.0.0.1',
      LastLocation: { Country: 'unknown' },
      IsCurrentSession: false,
    })
    expect(sessions.map(({ IsCurrentSession }) => IsCurrentSession)).toEqual([false, true])
    expect(await ownOf(user, first)).toMatchObject({ SessionId: sessions[0]?.SessionId })
  })

  it('is last active at its latest refresh, and keeps its name through a rotation', async () => {
    const user = await registered(tracked(), ({ UserPoolClient }) => {
      UserPoolClient.RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 }
      UserPoolClient.ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH']
    })
    const tokens = await user.signIn()
    const before = await ownOf(user, tokens)
    user.pool.control.advanceClock(hour)
    const after = await ownOf(user, await user.refresh(tokens.RefreshToken))
    expect(after.SessionId).toBe(before.SessionId)
    expect(after.CreateDate).toEqual(before.CreateDate)
    expect(Number(after.LastActiveDate) - Number(before.LastActiveDate)).toBe(hour)
    expect(after.DeviceType).not.toBe('unknown')
  })

  it('is listed until it is signed out or expires', async () => {
    const user = await registered(tracked())
    const [first, second] = [await user.signIn(), await user.signIn()]
    await user.revoke(first.RefreshToken)
    expect(await list(user, second)).toHaveLength(1)
    user.pool.control.advanceClock(29 * 24 * hour)
    const third = await user.signIn()
    expect(await list(user, third)).toHaveLength(2)
    user.pool.control.advanceClock(24 * hour)
    const fourth = await user.signIn()
    expect((await list(user, fourth)).map(({ IsCurrentSession }) => IsCurrentSession)).toEqual([false, true])
  })

  it('lies in the state directory', async () => {
    const dataDir = temporaryDirectory()
    const settings = changedSettings(allowPasswords, tracked())
    const before = new PoolUser(await openPool({ dataDir, settings }))
    await before.register()
    const tokens = await before.signIn()
    const own = await ownOf(before, tokens)
    await before.pool.close()
    const again = new PoolUser(await openPool({ dataDir, settings }))
    expect(await ownOf(again, tokens)).toEqual(own)
  })
})

describe('the list of sessions', () => {
  it('comes in pages where the pool gives it so, and refuses a token that is none of its own', async () => {
    const user = await registered(tracked(), ({ LocalPool }) => {
      LocalPool.SessionsPerPage = 2
    })
    const all = [await user.signIn(), await user.signIn(), await user.signIn()]
    const { AccessToken = '' } = all[0] ?? {}
    const first = await user.sdk.listUserSessions({ AccessToken })
    expect(first.Sessions).toHaveLength(2)
    const second = await user.sdk.listUserSessions({ AccessToken, NextToken: first.NextToken })
    expect(second.Sessions).toHaveLength(1)
    expect(second.NextToken).toBeUndefined()
    const foreign = user.sdk.listUserSessions({ AccessToken, NextToken: 'bm9uc2Vuc2U=' })
    expect(await refusal(foreign)).toBe('InvalidParameterException: Invalid pagination token.')
  })

  it('shows the administrator everything, and marks none as the caller’s', async () => {
    const user = await registered(tracked())
    await user.signIn()
    const { Sessions = [] } = await user.sdk.adminListUserSessions(user.admin)
    expect(Sessions.map(({ IsCurrentSession }) => IsCurrentSession)).toEqual([false])
  })
})

describe('the end of a session', () => {
  it('ends its tokens and its record, and no other session', async () => {
    const user = await registered(tracked())
    const [own, other] = [await user.signIn(), await user.signIn()]
    const { SessionId } = await ownOf(user, other)
    await user.sdk.revokeUserSession({ AccessToken: own.AccessToken, SessionId })
    expect(await refusal(user.attributes(other.AccessToken))).toBe(
      'NotAuthorizedException: Access Token has been revoked',
    )
    expect(await refusal(user.refresh(other.RefreshToken))).toBe(
      'NotAuthorizedException: Refresh Token has been revoked',
    )
    expect((await list(user, own)).map(({ IsCurrentSession }) => IsCurrentSession)).toEqual([true])
    const again = user.sdk.revokeUserSession({ AccessToken: own.AccessToken, SessionId })
    expect(await refusal(again)).toMatch(/^ResourceNotFoundException/)
  })

  it('is refused for the caller’s own, and for somebody else’s', async () => {
    const user = await registered(tracked())
    const other = new PoolUser(user.pool, grace)
    await other.register()
    const [mine, theirs] = [await user.signIn(), await other.signIn()]
    const end = async (whose: Promise<SessionDescriptionType>): Promise<string> => {
      const { SessionId } = await whose
      return refusal(user.sdk.revokeUserSession({ AccessToken: mine.AccessToken, SessionId }))
    }
    expect(await end(ownOf(user, mine))).toMatch(/^InvalidParameterException/)
    expect(await end(ownOf(other, theirs))).toMatch(/^ResourceNotFoundException/)
    await user.attributes(mine.AccessToken)
    await other.attributes(theirs.AccessToken)
  })

  it('can be an administrator’s doing, of any session of the user that is named', async () => {
    const user = await registered(tracked())
    const other = new PoolUser(user.pool, grace)
    await other.register()
    const tokens = await user.signIn()
    const { SessionId } = await ownOf(user, tokens)
    expect(await refusal(user.sdk.adminRevokeUserSession({ ...other.admin, SessionId }))).toMatch(
      /^ResourceNotFoundException/,
    )
    await user.sdk.adminRevokeUserSession({ ...user.admin, SessionId })
    expect(await refusal(user.refresh(tokens.RefreshToken))).toMatch(/has been revoked$/)
  })

  it('comes with a sign-in beyond the limit, for the least recently used', async () => {
    const user = await registered(tracked(2))
    const first = await user.signIn()
    user.pool.control.advanceClock(1000)
    const second = await user.signIn()
    user.pool.control.advanceClock(1000)
    await user.refresh(first.RefreshToken)
    const third = await user.signIn()
    expect(await refusal(user.refresh(second.RefreshToken))).toBe(
      'NotAuthorizedException: Refresh Token has been revoked',
    )
    await user.refresh(first.RefreshToken)
    expect(await list(user, third)).toHaveLength(2)
  })

  it('waits for the next sign-in where the limit is lowered', async () => {
    const user = await registered(tracked(3))
    const all = [await user.signIn(), await user.signIn(), await user.signIn()]
    const { userPoolId: UserPoolId } = user.pool
    const configuration = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 1 } } as const
    await user.sdk.setUserPoolSessionConfiguration({ UserPoolId, ...configuration })
    for (const { AccessToken } of all) await user.attributes(AccessToken)
    expect(await list(user, await user.signIn())).toHaveLength(1)
    for (const { AccessToken } of all) expect(await refusal(user.attributes(AccessToken))).toMatch(/revoked$/)
  })
})

describe('tracking', () => {
  const notTracked = 'OperationNotEnabledException: User session tracking is not enabled for the user pool.'

  it('is off unless it is turned on, and sessions of before are not listed', async () => {
    const settings = changedSettings(allowPasswords)
    const { UserPoolSessionConfiguration, ...unsaid } = settings
    expect(UserPoolSessionConfiguration.TokenSession.MaxPerUser).toBe(20)
    expect(
      changedSettings((one) => Object.assign(one, { ...unsaid, UserPoolSessionConfiguration: undefined })),
    ).toMatchObject({
      UserPoolSessionConfiguration: { UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } },
    })

    const user = await registered(untracked)
    const { userPoolId: UserPoolId } = user.pool
    const old = await user.signIn()
    const { AccessToken } = old
    expect(await refusal(user.sdk.listUserSessions({ AccessToken }))).toBe(notTracked)
    expect(await refusal(user.sdk.revokeUserSession({ AccessToken, SessionId: 'tkn' }))).toBe(notTracked)
    expect(await refusal(user.sdk.adminListUserSessions(user.admin))).toBe(notTracked)
    expect(await refusal(user.sdk.adminRevokeUserSession({ ...user.admin, SessionId: 'tkn' }))).toBe(notTracked)

    const configuration = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 20 } } as const
    await user.sdk.setUserPoolSessionConfiguration({ UserPoolId, ...configuration })
    expect(await user.sdk.getUserPoolSessionConfiguration({ UserPoolId })).toMatchObject({
      UserPoolId,
      ...configuration,
    })
    expect(await list(user, old)).toEqual([])
    expect(await list(user, await user.refresh(old.RefreshToken))).toEqual([])
    expect(await list(user, await user.signIn())).toHaveLength(1)
  })

  it('that is turned off forgets the sessions, and ends none', async () => {
    const user = await registered(tracked())
    const { userPoolId: UserPoolId } = user.pool
    const tokens = await user.signIn()
    for (const UserSessionTracking of ['DISABLED', 'ENABLED'] as const) {
      await user.sdk.setUserPoolSessionConfiguration({
        UserPoolId,
        UserSessionTracking,
        TokenSession: { MaxPerUser: 20 },
      })
    }
    await user.refresh(tokens.RefreshToken)
    expect(await list(user, tokens)).toEqual([])
  })

  it('needs the plan Essentials or Plus', async () => {
    const user = await registered(untracked, ({ UserPool }) => {
      UserPool.UserPoolTier = 'LITE'
    })
    const wanted = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 20 } } as const
    const set = user.sdk.setUserPoolSessionConfiguration({ UserPoolId: user.pool.userPoolId, ...wanted })
    expect(await refusal(set)).toMatch(/^FeatureUnavailableInTierException/)
  })
})
