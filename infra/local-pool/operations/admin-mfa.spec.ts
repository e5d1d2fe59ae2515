import { describe, expect, it } from 'vitest'
import { enrol } from '../testing/mfa.ts'
import { openPasswordPool } from '../testing/pool.ts'
import { PoolUser, refusal } from '../testing/sdk.ts'

async function withBoth(): Promise<PoolUser> {
  const user = new PoolUser(await openPasswordPool())
  await user.register()
  const { AccessToken } = await user.signIn()
  await enrol(user, AccessToken)
  await user.sdk.setUserMFAPreference({
    AccessToken,
    SMSMfaSettings: { Enabled: true },
    SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
  })
  return user
}

describe('a user who has lost the authenticator app', () => {
  it.each(['OPTIONAL', 'ON'] as const)('falls back to SMS once an administrator deletes it: %s', async (mode) => {
    const user = await withBoth()
    user.pool.settings.UserPool.MfaConfiguration = mode
    await user.sdk.adminDeleteSoftwareToken(user.admin)
    expect(await user.sdk.adminGetUser(user.admin)).toMatchObject({ UserMFASettingList: ['SMS_MFA'] })
    expect(await user.sdk.adminGetUser(user.admin)).not.toHaveProperty('PreferredMfaSetting')
    expect((await user.tryPassword()).ChallengeName).toBe('SMS_MFA')
  })

  it('sets another one up where the pool requires one and offers nothing else', async () => {
    const user = await withBoth()
    await user.sdk.setUserPoolMfaConfig({
      UserPoolId: user.pool.userPoolId,
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    })
    expect((await user.tryPassword()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    await user.sdk.adminDeleteSoftwareToken(user.admin)
    expect((await user.tryPassword()).ChallengeName).toBe('MFA_SETUP')
    // It is gone, not only turned off.
    await user.sdk.adminSetUserMFAPreference({ ...user.admin, SoftwareTokenMfaSettings: { Enabled: true } })
    expect((await user.tryPassword()).ChallengeName).toBe('MFA_SETUP')
  })

  it('signs in with the other factor once an administrator prefers it', async () => {
    const user = await withBoth()
    const prefer = { ...user.admin, SMSMfaSettings: { Enabled: true, PreferredMfa: true } }
    await user.sdk.adminSetUserMFAPreference(prefer)
    expect((await user.tryPassword()).ChallengeName).toBe('SMS_MFA')
    await user.sdk.adminSetUserMFAPreference({
      ...user.admin,
      SMSMfaSettings: { Enabled: false },
      SoftwareTokenMfaSettings: { Enabled: false },
    })
    expect((await user.tryPassword()).AuthenticationResult).toBeDefined()
  })
})

it('an administrator deletes no app of an unconfirmed or an unknown user', async () => {
  const user = new PoolUser(await openPasswordPool())
  expect(await refusal(user.sdk.adminDeleteSoftwareToken(user.admin))).toMatch(/^UserNotFoundException/)
  await user.signUp()
  expect(await refusal(user.sdk.adminDeleteSoftwareToken(user.admin))).toMatch(/^UserNotConfirmedException/)
})

describe('SetUserPoolMfaConfig', () => {
  it('turns off what it leaves out, and GetUserPoolMfaConfig answers what holds', async () => {
    const { sdk, pool } = new PoolUser(await openPasswordPool())
    const UserPoolId = pool.userPoolId
    const mode = async (): Promise<unknown> => (await sdk.describeUserPool({ UserPoolId })).UserPool?.MfaConfiguration
    expect(await sdk.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: { SmsAuthenticationMessage: pool.settings.UserPool.SmsAuthenticationMessage },
      SoftwareTokenMfaConfiguration: { Enabled: true },
    })
    const SmsMfaConfiguration = { SmsAuthenticationMessage: 'Your code is {####}.' }
    await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON', SmsMfaConfiguration })
    expect(await sdk.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({
      MfaConfiguration: 'ON',
      SmsMfaConfiguration,
      SoftwareTokenMfaConfiguration: { Enabled: false },
    })
    expect(await mode()).toBe('ON')
    await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OFF' })
    expect(await sdk.getUserPoolMfaConfig({ UserPoolId })).not.toHaveProperty('SmsMfaConfiguration')
    expect(await mode()).toBe('OFF')
  })

  it.each(['ON', 'OPTIONAL'] as const)('refuses %s without a factor, and changes nothing', async (MfaConfiguration) => {
    const { sdk, pool } = new PoolUser(await openPasswordPool())
    const UserPoolId = pool.userPoolId
    expect(await refusal(sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration }))).toMatch(
      /^InvalidParameterException: SMS configuration/,
    )
    expect(await sdk.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({ MfaConfiguration: 'OPTIONAL' })
  })
})
