import { describe, expect, it } from 'vitest'
import { modelledExceptions } from '../testing/api-model.ts'
import { openPasswordPool, type SettingsChange } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'

type Calls = Record<string, () => Promise<unknown>>

const newPassword = 'Battery-staple-2'

/** Every call with an access token, by its operation. */
function tokenCalls({ sdk }: PoolUser, AccessToken: string): Calls {
  const attribute = { AccessToken, AttributeName: 'phone_number' }
  const change = { PreviousPassword: ada.password, ProposedPassword: newPassword }
  return {
    GetUser: () => sdk.getUser({ AccessToken }),
    UpdateUserAttributes: () =>
      sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'name', Value: 'x' }] }),
    DeleteUserAttributes: () => sdk.deleteUserAttributes({ AccessToken, UserAttributeNames: ['custom:company'] }),
    GetUserAttributeVerificationCode: () => sdk.getUserAttributeVerificationCode(attribute),
    VerifyUserAttribute: () => sdk.verifyUserAttribute({ ...attribute, Code: '123456' }),
    ChangePassword: () => sdk.changePassword({ AccessToken, ...change }),
    AssociateSoftwareToken: () => sdk.associateSoftwareToken({ AccessToken }),
    VerifySoftwareToken: () => sdk.verifySoftwareToken({ AccessToken, UserCode: '123456' }),
    SetUserMFAPreference: () => sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } }),
    ListUserSessions: () => sdk.listUserSessions({ AccessToken }),
    RevokeUserSession: () => sdk.revokeUserSession({ AccessToken, SessionId: 'tkn' }),
    GlobalSignOut: () => sdk.globalSignOut({ AccessToken }),
    DeleteUser: () => sdk.deleteUser({ AccessToken }),
  }
}

async function signedIn(): Promise<{ user: PoolUser; calls: Calls; refreshes: Calls }> {
  const user = new PoolUser(await openPasswordPool())
  await user.register()
  const { AccessToken, RefreshToken } = await user.signIn()
  const start = { ClientId: user.pool.clientId, AuthFlow: 'REFRESH_TOKEN_AUTH' } as const
  const refreshes = {
    InitiateAuth: () => user.sdk.initiateAuth({ ...start, AuthParameters: { REFRESH_TOKEN: RefreshToken } }),
    GetTokensFromRefreshToken: () => user.refresh(RefreshToken),
  }
  return { user, calls: tokenCalls(user, AccessToken), refreshes }
}

async function refusals(calls: Calls): Promise<[operation: string, text: string][]> {
  return Promise.all(Object.entries(calls).map(async ([name, call]) => [name, await refusal(call())]))
}

/** Whether each call is refused by this exception where its model names it, and as not authorised elsewhere. */
async function expectWhereNamed(calls: Calls, exception: string): Promise<void> {
  for (const [operation, text] of await refusals(calls)) {
    const expected = modelledExceptions(operation).includes(exception) ? exception : 'NotAuthorizedException'
    expect(text.split(':')[0], operation).toBe(expected)
  }
}

describe('a user who is signed in', () => {
  it('hears of a reset by an administrator in every call, in the words that its model names', async () => {
    const { user, calls } = await signedIn()
    await user.sdk.adminResetUserPassword(user.admin)
    await expectWhereNamed(calls, 'PasswordResetRequiredException')
  })

  it('is unknown once deleted, or not authorised where the model names nothing else', async () => {
    const { user, calls, refreshes } = await signedIn()
    await user.sdk.adminDeleteUser(user.admin)
    await expectWhereNamed(calls, 'UserNotFoundException')
    for (const [, text] of await refusals(refreshes))
      expect(text).toBe('NotAuthorizedException: Invalid Refresh Token.')
  })

  it('hears of being disabled in every call, and has no token back when enabled again', async () => {
    const { user, calls, refreshes } = await signedIn()
    const all = { ...calls, ...refreshes }
    await user.sdk.adminDisableUser(user.admin)
    for (const [operation, text] of await refusals(all)) {
      expect(text, operation).toBe('NotAuthorizedException: User is disabled.')
    }
    await user.sdk.adminEnableUser(user.admin)
    for (const [operation, text] of await refusals(all)) {
      expect(text, operation).toMatch(/^NotAuthorizedException: .* has been revoked$/)
    }
    await user.signIn()
  })
})

describe('an app client or a pool that somebody deleted', () => {
  it.each(['client', 'pool'] as const)('is not found by any call: the %s', async (what) => {
    const { user, calls, refreshes } = await signedIn()
    const { client, sdk } = user
    const { RefreshToken } = await user.signIn()
    const withoutToken: Calls = {
      SignUp: () => sdk.signUp({ ...client, Password: ada.password }),
      ConfirmSignUp: () => sdk.confirmSignUp({ ...client, ConfirmationCode: '123456' }),
      ResendConfirmationCode: () => sdk.resendConfirmationCode(client),
      ForgotPassword: () => sdk.forgotPassword(client),
      ConfirmForgotPassword: () =>
        sdk.confirmForgotPassword({ ...client, ConfirmationCode: '123456', Password: newPassword }),
      SignIn: () => user.srpSignIn(),
      RevokeToken: () => user.revoke(RefreshToken),
    }
    user.pool.control.remove(what)
    for (const [operation, text] of await refusals({ ...calls, ...refreshes, ...withoutToken })) {
      expect(text, operation).toMatch(/^ResourceNotFoundException: User pool (client )?\w+(-\w+)* does not exist\.$/)
    }
    const admin = sdk.adminGetUser(user.admin)
    if (what === 'pool') expect(await refusal(admin)).toMatch(/^ResourceNotFoundException/)
    else expect(await admin).toMatchObject({ UserStatus: 'CONFIRMED' })
    await user.pool.control.reset()
    await user.register()
  })
})

describe('an administrator', () => {
  async function registered(change: SettingsChange): Promise<PoolUser> {
    const user = new PoolUser(await openPasswordPool(change))
    await user.register()
    return user
  }

  it('cannot send a code for a reset where administrators alone set passwords', async () => {
    const user = await registered(({ UserPool }) => {
      UserPool.AccountRecoverySetting.RecoveryMechanisms[0].Name = 'admin_only'
    })
    expect(await refusal(user.sdk.adminResetUserPassword(user.admin))).toMatch(/^NotAuthorizedException: Contact admin/)
    await user.signIn()
  })

  it('disables a user also in the middle of setting up a second factor', async () => {
    const user = await registered(({ UserPool, UserPoolMfaConfig }) => {
      UserPool.MfaConfiguration = 'ON'
      UserPoolMfaConfig.SmsMfaConfiguration.Enabled = false
    })
    await user.signIn()
    const { Session, ChallengeName } = await user.tryPassword()
    expect(ChallengeName).toBe('MFA_SETUP')
    await user.sdk.adminDisableUser(user.admin)
    const enrol = user.sdk.associateSoftwareToken({ Session })
    expect(await refusal(enrol)).toBe('NotAuthorizedException: User is disabled.')
  })
})
