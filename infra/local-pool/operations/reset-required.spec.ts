import { describe, expect, it } from 'vitest'
import { latestCode, openPasswordPool } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'

const required = 'PasswordResetRequiredException: Password reset required for the user'

describe('after a reset by an administrator', () => {
  it('every call with an access token says so', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.register()
    const { AccessToken } = await user.signIn()
    await user.sdk.adminResetUserPassword(user.admin)
    const { sdk } = user
    const attribute = { AccessToken, AttributeName: 'phone_number' }
    const calls = [
      sdk.getUser({ AccessToken }),
      sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'name', Value: 'x' }] }),
      sdk.deleteUserAttributes({ AccessToken, UserAttributeNames: ['custom:company'] }),
      sdk.changePassword({ AccessToken, PreviousPassword: ada.password, ProposedPassword: 'Another-horse-1' }),
      sdk.getUserAttributeVerificationCode(attribute),
      sdk.verifyUserAttribute({ ...attribute, Code: '123456' }),
      sdk.setUserMFAPreference({ AccessToken }),
      sdk.globalSignOut({ AccessToken }),
      sdk.deleteUser({ AccessToken }),
    ]
    for (const call of calls) expect(await refusal(call)).toBe(required)
  })

  it('a refresh goes on, and the next sign-in says so', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.register()
    const { RefreshToken } = await user.signIn()
    await user.sdk.adminResetUserPassword(user.admin)
    await user.refresh(RefreshToken)
    expect(await refusal(user.srpSignIn())).toBe(required)
  })
})

describe('an imported user', () => {
  async function imported(): Promise<PoolUser> {
    const user = new PoolUser(await openPasswordPool())
    user.pool.control.importUser(ada.phone, { name: 'Ada' })
    return user
  }

  it('is told of the reset with a password, and by SRP that the input is invalid', async () => {
    const user = await imported()
    expect(await refusal(user.signIn())).toBe(required)
    expect(await refusal(user.srpSignIn())).toBe('InvalidParameterException: Invalid input given')
  })

  it('gets in after a reset of their own', async () => {
    const user = await imported()
    await user.sdk.forgotPassword(user.client)
    const ConfirmationCode = latestCode(user.pool)
    await user.sdk.confirmForgotPassword({ ...user.client, ConfirmationCode, Password: ada.password })
    await user.srpSignIn()
  })
})
