import { describe, expect, it } from 'vitest'
import { latestCode, openPasswordPool } from './testing/pool.ts'
import { PoolUser, refusal, type Tokens } from './testing/sdk.ts'
import type { Trigger } from './triggers.ts'

type Failing = 'TIMES_OUT' | 'ANSWERS_NONSENSE' | { refuses: string }

/** A user of a pool whose trigger fails from now on, and not before. */
async function userBefore(trigger: Trigger, failing: Failing): Promise<{ user: PoolUser; fail: () => void }> {
  const pool = await openPasswordPool()
  const fail = (): void => {
    pool.settings.LocalPool.FailingTriggers = { [trigger]: failing }
  }
  return { user: new PoolUser(pool), fail }
}

const refuses: Failing = { refuses: 'Not from here' }
const said = (trigger: Trigger): string => `UserLambdaValidationException: ${trigger} failed with error Not from here.`

describe('a trigger that fails', () => {
  it.each<[Failing, string]>([
    [refuses, said('PreSignUp')],
    [
      'TIMES_OUT',
      'UnexpectedLambdaException: PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
    ],
    ['ANSWERS_NONSENSE', 'InvalidLambdaResponseException: Unrecognizable lambda output'],
  ])('is told apart: %j', async (failing, text) => {
    const { user, fail } = await userBefore('PreSignUp', failing)
    fail()
    expect(await refusal(user.signUp())).toBe(text)
  })

  it('before the sign-up leaves nobody, also where an administrator signs somebody up', async () => {
    const { user, fail } = await userBefore('PreSignUp', refuses)
    fail()
    expect(await refusal(user.signUp())).toBe(said('PreSignUp'))
    expect(await refusal(user.sdk.adminCreateUser(user.admin))).toBe(said('PreSignUp'))
    expect((await user.sdk.listUsers(user.admin)).Users).toEqual([])
  })

  it('after a confirmation leaves the user confirmed', async () => {
    const { user, fail } = await userBefore('PostConfirmation', refuses)
    await user.signUp()
    fail()
    const confirm = user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: latestCode(user.pool) })
    expect(await refusal(confirm)).toBe(said('PostConfirmation'))
    expect(await user.sdk.adminGetUser(user.admin)).toMatchObject({ UserStatus: 'CONFIRMED' })
  })

  it('after a reset leaves the new password', async () => {
    const { user, fail } = await userBefore('PostConfirmation', refuses)
    await user.register()
    await user.sdk.forgotPassword(user.client)
    fail()
    const reset = { ...user.client, ConfirmationCode: latestCode(user.pool), Password: 'Another-horse-1' }
    expect(await refusal(user.sdk.confirmForgotPassword(reset))).toBe(said('PostConfirmation'))
    await user.signIn('Another-horse-1')
  })

  it.each<Trigger>(['PreAuthentication', 'PostAuthentication', 'PreTokenGeneration'])(
    'at a sign-in gives no tokens: %s',
    async (trigger) => {
      const { user, fail } = await userBefore(trigger, refuses)
      await user.register()
      fail()
      expect(await refusal(user.signIn())).toBe(said(trigger))
      expect(await refusal(user.srpSignIn())).toBe(said(trigger))
    },
  )

  it('at a refresh gives no tokens, and the session counts afterwards', async () => {
    const { user, fail } = await userBefore('PreTokenGeneration', refuses)
    await user.register()
    const { RefreshToken } = await user.signIn()
    fail()
    const refresh = (): Promise<Tokens> => user.refresh(RefreshToken)
    expect(await refusal(refresh())).toBe(said('PreTokenGeneration'))
    delete user.pool.settings.LocalPool.FailingTriggers
    expect((await refresh()).AccessToken).not.toBe('')
  })

  it('for the text of a message leaves the user there, without one', async () => {
    const { user, fail } = await userBefore('CustomMessage', refuses)
    fail()
    expect(await refusal(user.signUp())).toBe(said('CustomMessage'))
    expect(user.pool.control.sms()).toEqual([])
    expect(await user.sdk.adminGetUser(user.admin)).toMatchObject({ UserStatus: 'UNCONFIRMED' })
  })
})
