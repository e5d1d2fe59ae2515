import { describe, expect, it } from 'vitest'
import { enrol, nextTotpCode, totpCode } from '../testing/mfa.ts'
import { latestCode, openPasswordPool, type SettingsChange } from '../testing/pool.ts'
import { grace, PoolUser, refusal } from '../testing/sdk.ts'

type Challenge = Awaited<ReturnType<PoolUser['tryPassword']>>

/** A user before a challenge, and the right answer to it. */
interface Waiting {
  user: PoolUser
  challenge: Challenge
  right: () => Record<string, string>
}

const challenges = ['NEW_PASSWORD_REQUIRED', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'SELECT_MFA_TYPE', 'MFA_SETUP'] as const
type Name = (typeof challenges)[number]

async function waitingAt(name: Name, ...changes: SettingsChange[]): Promise<Waiting> {
  const user = new PoolUser(await openPasswordPool(...changes))
  const { sdk, admin, pool } = user
  pool.control.freezeClock()
  if (name === 'NEW_PASSWORD_REQUIRED') {
    await sdk.adminCreateUser(admin)
    const challenge = await user.tryPassword(latestCode(pool))
    return { user, challenge, right: () => ({ NEW_PASSWORD: grace.password, 'userAttributes.name': 'Ada' }) }
  }
  await user.register()
  const { AccessToken } = await user.signIn()
  if (name === 'MFA_SETUP') {
    const SoftwareTokenMfaConfiguration = { Enabled: true }
    const UserPoolId = pool.userPoolId
    await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration })
    const challenge = await user.tryPassword()
    const { SecretCode = '', Session } = await sdk.associateSoftwareToken(challenge)
    const verified = await sdk.verifySoftwareToken({ Session, UserCode: nextTotpCode(user, SecretCode) })
    return { user, challenge: { ...challenge, Session: verified.Session }, right: () => ({}) }
  }
  const secret = name === 'SMS_MFA' ? '' : await enrol(user, AccessToken)
  if (name !== 'SOFTWARE_TOKEN_MFA') {
    await sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } })
  }
  // The code that proved the app is used up.
  pool.control.advanceClock(30_000)
  const challenge = await user.tryPassword()
  const answers = {
    SMS_MFA: () => ({ SMS_MFA_CODE: latestCode(pool) }),
    SOFTWARE_TOKEN_MFA: () => ({ SOFTWARE_TOKEN_MFA_CODE: totpCode(user, secret) }),
    SELECT_MFA_TYPE: () => ({ ANSWER: 'SMS_MFA' }),
  }
  return { user, challenge, right: answers[name] }
}

describe.each(challenges)('in the middle of %s', (name) => {
  it('is the challenge that the rest of this is about, and its answer is right', async () => {
    const { user, challenge, right } = await waitingAt(name)
    expect(challenge.ChallengeName).toBe(name)
    const { ChallengeName, AuthenticationResult } = await user.answer(challenge, right())
    expect(name === 'SELECT_MFA_TYPE' ? ChallengeName : AuthenticationResult).toBeDefined()
  })

  it('a user who is disabled hears of it', async () => {
    const { user, challenge, right } = await waitingAt(name)
    await user.sdk.adminDisableUser(user.admin)
    expect(await refusal(user.answer(challenge, right()))).toBe('NotAuthorizedException: User is disabled.')
  })

  it('a sign-out everywhere does not end it', async () => {
    const { user, challenge, right } = await waitingAt(name)
    await user.sdk.adminUserGlobalSignOut(user.admin)
    const { ChallengeName, AuthenticationResult } = await user.answer(challenge, right())
    expect(name === 'SELECT_MFA_TYPE' ? ChallengeName : AuthenticationResult).toBeDefined()
  })

  it('a user who is deleted has no session any more', async () => {
    const { user, challenge, right } = await waitingAt(name)
    await user.sdk.adminDeleteUser(user.admin)
    expect(await refusal(user.answer(challenge, right()))).toBe('NotAuthorizedException: Invalid session for the user.')
  })

  it.each([3, 4, 9, 14, 15])('the session waits as long as the client says: %i minutes', async (minutes) => {
    const { user, challenge, right } = await waitingAt(name, ({ UserPoolClient }) => {
      UserPoolClient.AuthSessionValidity = minutes
    })
    const other = await waitingAt(name, ({ UserPoolClient }) => {
      UserPoolClient.AuthSessionValidity = minutes
    })
    user.pool.control.advanceClock(minutes * 60_000 - 1)
    await user.answer(challenge, right())
    other.user.pool.control.advanceClock(minutes * 60_000)
    expect(await refusal(other.user.answer(other.challenge, other.right()))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    )
  })

  it('the session counts once', async () => {
    const { user, challenge, right } = await waitingAt(name)
    await user.answer(challenge, right())
    expect(await refusal(user.answer(challenge, right()))).toMatch(/session can only be used once\.$/)
  })
})

// A temporary password cannot be reset at all.
it.each(challenges.filter((name) => name !== 'NEW_PASSWORD_REQUIRED'))(
  'a reset by an administrator comes before the answer to %s',
  async (name) => {
    const { user, challenge, right } = await waitingAt(name)
    await user.sdk.adminResetUserPassword(user.admin)
    expect(await refusal(user.answer(challenge, right()))).toMatch(/^PasswordResetRequiredException/)
  },
)

it('only one of two sign-ins with a temporary password sets the password', async () => {
  const { user, challenge, right } = await waitingAt('NEW_PASSWORD_REQUIRED')
  const other = await user.tryPassword(latestCode(user.pool))
  await user.answer(challenge, right())
  expect(await refusal(user.answer(other, right()))).toBe('NotAuthorizedException: Invalid session for the user.')
})
