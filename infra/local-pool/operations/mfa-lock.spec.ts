import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enrol, totpCode } from '../testing/mfa.ts'
import { latestCode, openPasswordPool, wrongCode } from '../testing/pool.ts'
import { PoolUser, refusal } from '../testing/sdk.ts'

const locked = 'NotAuthorizedException: Password attempts exceeded'

type Challenge = Awaited<ReturnType<PoolUser['tryPassword']>>

/** A user at the challenge of one factor, with a right and a wrong answer to it. */
async function atChallenge(type: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'): Promise<{
  user: PoolUser
  right: () => Promise<unknown>
  wrong: () => Promise<unknown>
}> {
  const user = new PoolUser(
    await openPasswordPool(({ UserPoolClient }) => {
      UserPoolClient.AuthSessionValidity = 15
    }),
  )
  await user.register()
  user.pool.control.freezeClock()
  const { AccessToken } = await user.signIn()
  const secret = type === 'SMS_MFA' ? '' : await enrol(user, AccessToken)
  if (type === 'SMS_MFA') await user.sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } })
  user.pool.control.advanceClock(30_000)
  const challenge: Challenge = await user.tryPassword()
  const code = (): string => (type === 'SMS_MFA' ? latestCode(user.pool) : totpCode(user, secret))
  const answer = (given: string): Promise<unknown> => user.answer(challenge, { [`${type}_CODE`]: given })
  return { user, right: () => answer(code()), wrong: () => answer(wrongCode(code())) }
}

describe.each(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const)('wrong codes of %s', (type) => {
  it('leave the session for another try', async () => {
    const { right, wrong } = await atChallenge(type)
    for (let tries = 1; tries < 5; tries += 1) expect(await refusal(wrong())).toMatch(/^CodeMismatchException/)
    await right()
  })

  it('lock the user from the fifth on, for the code and the password, twice as long with each', async () => {
    const { user, right, wrong } = await atChallenge(type)
    for (let tries = 1; tries < 5; tries += 1) await refusal(wrong())
    for (let seconds = 1; seconds <= 8; seconds *= 2) {
      expect(await refusal(wrong())).toMatch(/^CodeMismatchException/)
      expect(await refusal(right())).toBe(locked)
      expect(await refusal(user.tryPassword())).toBe(locked)
      user.pool.control.advanceClock(seconds * 1000 - 1)
      expect(await refusal(right())).toBe(locked)
      user.pool.control.advanceClock(1)
    }
    await right()
  })

  it('count together with wrong passwords until a whole sign-in', async () => {
    const tried = fc.array(fc.constantFrom('password', 'code'), { minLength: 5, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(tried, async (all) => {
        const { user, right, wrong } = await atChallenge(type)
        for (const one of all) {
          // A right password in between ends no count.
          if (one === 'code') await refusal(wrong())
          else await refusal(user.tryPassword('Wrong-horse-1'))
        }
        expect(await refusal(right())).toBe(locked)
      }),
      { numRuns: 5 },
    )
  })
})

it('a whole sign-in forgets them, a right password alone does not', async () => {
  const { user, right, wrong } = await atChallenge('SMS_MFA')
  for (let tries = 1; tries < 5; tries += 1) await refusal(wrong())
  await right()
  const challenge = await user.tryPassword()
  for (let tries = 1; tries < 5; tries += 1) await refusal(user.answer(challenge, { SMS_MFA_CODE: 'none' }))
  const again = await user.tryPassword()
  expect(await refusal(user.answer(again, { SMS_MFA_CODE: 'none' }))).toMatch(/^CodeMismatchException/)
  expect(await refusal(user.answer(again, { SMS_MFA_CODE: latestCode(user.pool) }))).toBe(locked)
})
