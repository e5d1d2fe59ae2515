import { describe, expect, it } from 'vitest'
import { allowPasswords, changedSettings, openPasswordPool, openPool } from '../testing/pool.ts'
import { ada, grace, PoolUser, refusal } from '../testing/sdk.ts'

const wrong = 'NotAuthorizedException: Incorrect username or password.'
const minute = 60_000

describe('USER_SRP_AUTH', () => {
  it('gives tokens for the right password and none for another', async () => {
    const user = new PoolUser(await openPool())
    await user.register()
    expect(await refusal(user.srpSignIn('Wrong-horse-1'))).toBe(wrong)
    const { AuthenticationResult: result } = await user.srpSignIn()
    expect(result).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' })
    expect(Object.keys(result ?? {}).sort()).toEqual(
      ['AccessToken', 'ExpiresIn', 'IdToken', 'RefreshToken', 'TokenType'].sort(),
    )
  })

  it('sends a challenge whose names are the UUID', async () => {
    const user = new PoolUser(await openPool())
    const sub = await user.register()
    const answer = await user.sdk.initiateAuth({
      ClientId: user.pool.clientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: ada.phone, SRP_A: '2' },
    })
    expect(answer.ChallengeName).toBe('PASSWORD_VERIFIER')
    expect(answer.ChallengeParameters).toMatchObject({ USERNAME: sub, USER_ID_FOR_SRP: sub })
    expect(Object.keys(answer.ChallengeParameters ?? {}).sort()).toEqual(
      ['SALT', 'SECRET_BLOCK', 'SRP_B', 'USERNAME', 'USER_ID_FOR_SRP'].sort(),
    )
  })

  it('refuses SRP_A = 0 modulo N', async () => {
    const user = new PoolUser(await openPool())
    await user.register()
    const start = user.sdk.initiateAuth({
      ClientId: user.pool.clientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: ada.phone, SRP_A: '0' },
    })
    expect(await refusal(start)).toBe(wrong)
  })

  it('refuses a time stamp of a clock that is wrong', async () => {
    const user = new PoolUser(await openPool())
    await user.register()
    user.pool.control.skewClock(10 * minute)
    expect(await refusal(user.srpSignIn())).toBe(wrong)
    user.pool.control.skewClock(4 * minute)
    await user.srpSignIn()
    expect(await refusal(user.srpSignIn(ada.password, (answer) => ({ ...answer, TIMESTAMP: 'now' })))).toBe(wrong)
  })

  it('takes an answer once, and within three minutes', async () => {
    const user = new PoolUser(await openPool())
    await user.register()
    await user.srpSignIn()
    const answer = user.pool.control.requests().at(-1)?.body ?? '{}'
    const again = JSON.parse(answer) as Parameters<typeof user.sdk.respondToAuthChallenge>[0]
    expect(await refusal(user.sdk.respondToAuthChallenge(again))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    )
    const late = user.srpSignIn(ada.password, (answer) => {
      user.pool.control.advanceClock(3 * minute)
      return answer
    })
    expect(await refusal(late)).toBe('NotAuthorizedException: Invalid session for the user, session is expired.')
  })

  it('never sends the password', async () => {
    const user = new PoolUser(await openPool())
    await user.register()
    const before = user.pool.control.requests().length
    await user.srpSignIn()
    const sent = user.pool.control.requests().slice(before)
    expect(sent.map(({ operation }) => operation)).toEqual(['InitiateAuth', 'RespondToAuthChallenge'])
    expect(JSON.stringify(sent)).not.toContain(ada.password)
  })
})

describe('InitiateAuth', () => {
  it.each(['USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'USER_AUTH'] as const)(
    'refuses %s, which the client does not allow',
    async (flow) => {
      const user = new PoolUser(await openPool())
      const start = user.sdk.initiateAuth({
        ClientId: user.pool.clientId,
        AuthFlow: flow,
        AuthParameters: { USERNAME: ada.phone, PASSWORD: ada.password },
      })
      expect(await refusal(start)).toBe(`InvalidParameterException: ${flow} is not enabled for the client.`)
    },
  )

  it('names a parameter that is missing', async () => {
    const user = new PoolUser(await openPool())
    const start = user.sdk.initiateAuth({
      ClientId: user.pool.clientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: ada.phone },
    })
    expect(await refusal(start)).toBe('InvalidParameterException: Missing required parameter SRP_A')
  })
})

describe('users who cannot sign in', () => {
  it('says that an unconfirmed user is unconfirmed, sends no code, and does not look at the password', async () => {
    const user = new PoolUser(await openPool())
    await user.signUp()
    const messages = user.pool.control.sms().length
    expect(await refusal(user.srpSignIn())).toBe('UserNotConfirmedException: User is not confirmed.')
    expect(await refusal(user.srpSignIn('Wrong-horse-1'))).toBe('UserNotConfirmedException: User is not confirmed.')
    expect(user.pool.control.sms()).toHaveLength(messages)
  })

  it('tells of a reset by an administrator', async () => {
    const user = new PoolUser(await openPool())
    await user.register()
    await user.sdk.adminResetUserPassword(user.admin)
    expect(await refusal(user.srpSignIn())).toBe('PasswordResetRequiredException: Password reset required for the user')
  })

  it('tells of being disabled to who knows the password only', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.register()
    await user.sdk.adminDisableUser(user.admin)
    expect(await refusal(user.signIn('Wrong-horse-1'))).toBe(wrong)
    expect(await refusal(user.signIn())).toBe('NotAuthorizedException: User is disabled.')
    await user.sdk.adminEnableUser(user.admin)
    await user.signIn()
  })
})

describe('lock-out', () => {
  const locked = 'NotAuthorizedException: Password attempts exceeded'

  async function failing(times: number): Promise<PoolUser> {
    const user = new PoolUser(await openPasswordPool())
    await user.register()
    user.pool.control.freezeClock()
    for (let tries = 0; tries < times; tries += 1) expect(await refusal(user.signIn('Wrong-horse-1'))).toBe(wrong)
    return user
  }

  it('begins with the fifth failure and lasts one second', async () => {
    const user = await failing(5)
    expect(await refusal(user.signIn())).toBe(locked)
    user.pool.control.advanceClock(999)
    expect(await refusal(user.signIn())).toBe(locked)
    user.pool.control.advanceClock(1)
    await user.signIn()
  })

  it('doubles with each failure, up to a quarter of an hour, and attempts during it do not count', async () => {
    const user = await failing(5)
    const seconds = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
    for (const lock of seconds) {
      user.pool.control.advanceClock(lock * 1000 - 1)
      expect(await refusal(user.signIn())).toBe(locked)
      user.pool.control.advanceClock(1)
      expect(await refusal(user.signIn('Wrong-horse-1'))).toBe(wrong)
    }
  })

  it('is forgotten after a quarter of an hour without attempts, and after a success', async () => {
    const user = await failing(4)
    user.pool.control.advanceClock(15 * minute + 1)
    expect(await refusal(user.signIn('Wrong-horse-1'))).toBe(wrong)
    await user.signIn()
    for (let tries = 0; tries < 4; tries += 1) expect(await refusal(user.signIn('Wrong-horse-1'))).toBe(wrong)
    await user.signIn()
  })

  it('holds for SRP and for one user only', async () => {
    const user = await failing(5)
    const other = new PoolUser(user.pool, grace)
    await other.register()
    expect(await refusal(user.srpSignIn())).toBe(locked)
    await other.srpSignIn()
  })
})

it('counts failures of an unknown user too, so that the lock tells nothing', async () => {
  const pool = await openPool({ settings: changedSettings(allowPasswords) })
  const nobody = new PoolUser(pool)
  pool.control.freezeClock()
  for (let tries = 0; tries < 5; tries += 1) expect(await refusal(nobody.signIn())).toBe(wrong)
  expect(await refusal(nobody.signIn())).toBe('NotAuthorizedException: Password attempts exceeded')
})
