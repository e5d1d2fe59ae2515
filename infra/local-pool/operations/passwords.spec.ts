import { describe, expect, it } from 'vitest'
import { hour, latestCode, openPasswordPool, wrongCode, type SettingsChange } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'

const limited = 'LimitExceededException: Attempt limit exceeded, please try after some time.'
const newPassword = 'Battery-staple-2'

async function registered(...changes: SettingsChange[]): Promise<PoolUser> {
  const user = new PoolUser(await openPasswordPool(...changes))
  await user.register()
  return user
}

function confirmReset(user: PoolUser, ConfirmationCode: string, Password = newPassword): Promise<unknown> {
  return user.sdk.confirmForgotPassword({ ...user.client, ConfirmationCode, Password })
}

describe('ForgotPassword and ConfirmForgotPassword', () => {
  it('sets a new password with the code, and the old one counts no longer', async () => {
    const user = await registered()
    const { CodeDeliveryDetails } = await user.sdk.forgotPassword(user.client)
    expect(CodeDeliveryDetails).toEqual({
      AttributeName: 'phone_number',
      DeliveryMedium: 'SMS',
      Destination: '+*********5678',
    })
    await confirmReset(user, latestCode(user.pool))
    await user.signIn(newPassword)
    expect(await refusal(user.signIn(ada.password))).toBe('NotAuthorizedException: Incorrect username or password.')
  })

  it('tells a wrong, an expired and a used code apart', async () => {
    const user = await registered()
    await user.sdk.forgotPassword(user.client)
    const code = latestCode(user.pool)
    expect(await refusal(confirmReset(user, wrongCode(code)))).toMatch(/^CodeMismatchException/)
    user.pool.control.advanceClock(hour)
    expect(await refusal(confirmReset(user, code))).toMatch(/^ExpiredCodeException/)
    await user.sdk.forgotPassword(user.client)
    await confirmReset(user, latestCode(user.pool))
    expect(await refusal(confirmReset(user, latestCode(user.pool)))).toMatch(/^ExpiredCodeException/)
  })

  it('keeps the code when the new password is too weak', async () => {
    const user = await registered()
    await user.sdk.forgotPassword(user.client)
    expect(await refusal(confirmReset(user, latestCode(user.pool), 'weak'))).toMatch(/^InvalidPasswordException/)
    await confirmReset(user, latestCode(user.pool))
  })

  it('ends a lock', async () => {
    const user = await registered()
    user.pool.control.freezeClock()
    for (let tries = 0; tries < 5; tries += 1) await refusal(user.signIn('Wrong-horse-1'))
    await user.sdk.forgotPassword(user.client)
    await confirmReset(user, latestCode(user.pool))
    await user.signIn(newPassword)
  })

  it('allows five of each an hour', async () => {
    const user = await registered()
    for (let tries = 0; tries < 5; tries += 1) await user.sdk.forgotPassword(user.client)
    expect(await refusal(user.sdk.forgotPassword(user.client))).toBe(limited)
    const wrong = wrongCode(latestCode(user.pool))
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusal(confirmReset(user, wrong))).toMatch(/^CodeMismatchException/)
    }
    expect(await refusal(confirmReset(user, latestCode(user.pool)))).toBe(limited)
  })

  it('does not reset without a verified number', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.signUp()
    const text =
      'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number'
    expect(await refusal(user.sdk.forgotPassword(user.client))).toBe(text)
    await user.sdk.adminConfirmSignUp(user.admin)
    expect(await refusal(user.sdk.forgotPassword(user.client))).toBe(text)
  })

  it('does not send the code of a reset to the phone that is the second factor', async () => {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    await user.sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } })
    expect(await refusal(user.sdk.forgotPassword(user.client))).toMatch(/^InvalidParameterException: Cannot reset/)
  })

  it('does not reset a password that an administrator has just given out', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.sdk.adminCreateUser(user.admin)
    expect(await refusal(user.sdk.forgotPassword(user.client))).toBe(
      'NotAuthorizedException: User password cannot be reset in the current state.',
    )
  })

  it('leaves resets to administrators where the pool says so', async () => {
    const user = await registered(({ UserPool }) => {
      UserPool.AccountRecoverySetting.RecoveryMechanisms[0].Name = 'admin_only'
    })
    expect(await refusal(user.sdk.forgotPassword(user.client))).toMatch(/^NotAuthorizedException: Contact administ/)
  })
})

describe('ChangePassword', () => {
  it('changes a known password', async () => {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    const change = (PreviousPassword: string, ProposedPassword: string): Promise<unknown> =>
      user.sdk.changePassword({ AccessToken, PreviousPassword, ProposedPassword })

    expect(await refusal(change('Wrong-horse-1', newPassword))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    )
    expect(await refusal(change(ada.password, 'weak'))).toMatch(/^InvalidPasswordException/)
    await change(ada.password, newPassword)
    await user.signIn(newPassword)
  })

  it('allows five tries an hour', async () => {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    const change = (): Promise<unknown> =>
      user.sdk.changePassword({ AccessToken, PreviousPassword: 'Wrong-horse-1', ProposedPassword: newPassword })
    for (let tries = 0; tries < 5; tries += 1) expect(await refusal(change())).toMatch(/^NotAuthorizedException/)
    expect(await refusal(change())).toBe(limited)
  })
})
