import { describe, expect, it } from 'vitest'
import { latestCode, openPasswordPool, type SettingsChange } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'

const used = 'PasswordHistoryPolicyViolationException: Password has already been used.'

/** Every change of password is one call, and the pool counts them. */
const history =
  (size: number): SettingsChange =>
  ({ UserPool, LocalPool }) => {
    UserPool.Policies.PasswordPolicy.PasswordHistorySize = size
    LocalPool.HourlyLimits.ChangePassword = 100
  }

async function registered(size: number): Promise<PoolUser> {
  const user = new PoolUser(await openPasswordPool(history(size)))
  await user.register()
  return user
}

const password = (index: number): string => `Correct-horse-${String(index)}`

describe('the history of passwords', () => {
  it.each([0, 1, 3, 24])(
    'of %d refuses the password that counts and as many before it',
    async (size) => {
      const user = await registered(size)
      const { AccessToken } = await user.signIn()
      const change = (from: number, to: number): Promise<unknown> =>
        user.sdk.changePassword({ AccessToken, PreviousPassword: password(from), ProposedPassword: password(to) })
      for (let index = 1; index <= size + 1; index += 1) await change(index, index + 1)
      const now = size + 2
      for (let index = 2; index <= now && size > 0; index += 1) expect(await refusal(change(now, index))).toBe(used)
      await change(now, 1)
    },
    30_000,
  )

  it('holds for a reset, which keeps its code, and for an administrator', async () => {
    const user = await registered(1)
    await user.sdk.forgotPassword(user.client)
    const reset = (Password: string): Promise<unknown> =>
      user.sdk.confirmForgotPassword({ ...user.client, ConfirmationCode: latestCode(user.pool), Password })
    expect(await refusal(reset(ada.password))).toBe(used)
    await reset(password(2))
    const set = user.sdk.adminSetUserPassword({ ...user.admin, Password: ada.password, Permanent: true })
    expect(await refusal(set)).toBe(used)
  })
})
