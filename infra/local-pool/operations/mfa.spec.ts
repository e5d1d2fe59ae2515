import { describe, expect, it } from 'vitest'
import { enrol, nextTotpCode, totpCode } from '../testing/mfa.ts'
import { latestCode, openPasswordPool, wrongCode, type SettingsChange } from '../testing/pool.ts'
import { PoolUser, refusal } from '../testing/sdk.ts'

async function registered(...changes: SettingsChange[]): Promise<PoolUser> {
  const user = new PoolUser(await openPasswordPool(...changes))
  await user.register()
  return user
}

describe('SMS_MFA', () => {
  async function withSms(): Promise<PoolUser> {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    await user.sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
    expect(await user.sdk.getUser({ AccessToken })).toMatchObject({
      UserMFASettingList: ['SMS_MFA'],
      PreferredMfaSetting: 'SMS_MFA',
    })
    return user
  }

  it('asks for the code of an SMS, and takes a second try', async () => {
    const user = await withSms()
    const challenge = await user.tryPassword()
    expect(challenge).toMatchObject({
      ChallengeName: 'SMS_MFA',
      ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*********5678' },
    })
    expect(challenge.AuthenticationResult).toBeUndefined()
    expect(user.pool.control.sms().at(-1)?.text).toMatch(/^Your Latchkey sign-in code is \d{6}\.$/)
    const code = latestCode(user.pool)
    expect(await refusal(user.answer(challenge, { SMS_MFA_CODE: wrongCode(code) }))).toBe(
      'CodeMismatchException: Invalid code or auth state for the user.',
    )
    const { AuthenticationResult } = await user.answer(challenge, { SMS_MFA_CODE: code })
    expect(AuthenticationResult).toHaveProperty('AccessToken')
  })

  it('takes a session once, and for three minutes', async () => {
    const user = await withSms()
    const challenge = await user.tryPassword()
    const responses = { SMS_MFA_CODE: latestCode(user.pool) }
    await user.answer(challenge, responses)
    expect(await refusal(user.answer(challenge, responses))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    )
    const late = await user.tryPassword()
    user.pool.control.advanceClock(3 * 60_000)
    expect(await refusal(user.answer(late, { SMS_MFA_CODE: latestCode(user.pool) }))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    )
  })

  it('does not take the session of another challenge, or one that was tampered with', async () => {
    const user = await withSms()
    const challenge = await user.tryPassword()
    const invalid = 'NotAuthorizedException: Invalid session for the user.'
    const asTotp = { ...challenge, ChallengeName: 'SOFTWARE_TOKEN_MFA' as const }
    expect(await refusal(user.answer(asTotp, { SOFTWARE_TOKEN_MFA_CODE: '123456' }))).toBe(invalid)
    const Session = `AAAA${challenge.Session?.slice(4) ?? ''}`
    const tampered = user.answer({ ...challenge, Session }, { SMS_MFA_CODE: latestCode(user.pool) })
    expect(await refusal(tampered)).toBe(invalid)
  })

  async function unverified(...changes: SettingsChange[]): Promise<{ user: PoolUser; AccessToken: string }> {
    const user = new PoolUser(await openPasswordPool(...changes))
    await user.signUp()
    await user.sdk.adminConfirmSignUp(user.admin)
    return { user, AccessToken: (await user.signIn()).AccessToken }
  }

  it('goes to a number that is not verified, and verifies it', async () => {
    const { user, AccessToken } = await unverified()
    await user.sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } })
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number_verified: 'false' })
    await user.answer(await user.tryPassword(), { SMS_MFA_CODE: latestCode(user.pool) })
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number_verified: 'true' })
  })

  it('does not verify a number that came after the code', async () => {
    const { user, AccessToken } = await unverified()
    await user.sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } })
    const challenge = await user.tryPassword()
    const code = latestCode(user.pool)
    user.pool.settings.UserPool.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate = []
    await user.sdk.adminUpdateUserAttributes({
      ...user.admin,
      UserAttributes: [{ Name: 'phone_number', Value: '+4915100000009' }],
    })
    const USERNAME = (await user.sdk.getUser({ AccessToken })).Username ?? ''
    await user.answer(challenge, { USERNAME, SMS_MFA_CODE: code })
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number_verified: 'false' })
  })

  it('needs a verified number where the settings say so', async () => {
    const { user, AccessToken } = await unverified(({ LocalPool }) => {
      LocalPool.SmsMfaNeedsVerifiedPhone = true
    })
    const prefer = user.sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } })
    expect(await refusal(prefer)).toMatch(/^InvalidParameterException/)
  })
})

describe('SOFTWARE_TOKEN_MFA', () => {
  it('is enrolled by a code and asked for from then on', async () => {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    const enable = (): Promise<unknown> =>
      user.sdk.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } })
    expect(await refusal(enable())).toBe('InvalidParameterException: User has not verified software token mfa')
    const { SecretCode = '' } = await user.sdk.associateSoftwareToken({ AccessToken })
    const wrong = wrongCode(totpCode(user, SecretCode))
    expect(await refusal(user.sdk.verifySoftwareToken({ AccessToken, UserCode: wrong }))).toBe(
      'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA',
    )
    const UserCode = totpCode(user, SecretCode)
    expect(await user.sdk.verifySoftwareToken({ AccessToken, UserCode })).toMatchObject({ Status: 'SUCCESS' })
    expect((await user.tryPassword()).AuthenticationResult).toBeDefined()
    await enable()

    const challenge = await user.tryPassword()
    expect(challenge.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    expect(await refusal(user.answer(challenge, { SOFTWARE_TOKEN_MFA_CODE: wrong }))).toBe(
      'CodeMismatchException: Invalid code received for user',
    )
    const used = user.answer(challenge, { SOFTWARE_TOKEN_MFA_CODE: UserCode })
    expect(await refusal(used)).toMatch(/^ExpiredCodeException: Your software token has already been used once\./)
    const next = { SOFTWARE_TOKEN_MFA_CODE: nextTotpCode(user, SecretCode) }
    expect((await user.answer(challenge, next)).AuthenticationResult).toHaveProperty('RefreshToken')
  })

  it('takes each code once', async () => {
    const user = await registered()
    user.pool.control.freezeClock()
    const secret = await enrol(user, (await user.signIn()).AccessToken)
    const responses = { SOFTWARE_TOKEN_MFA_CODE: nextTotpCode(user, secret) }
    await user.answer(await user.tryPassword(), responses)
    const again = await user.tryPassword()
    expect(await refusal(user.answer(again, responses))).toBe(
      'ExpiredCodeException: Your software token has already been used once.',
    )
    await user.answer(again, { SOFTWARE_TOKEN_MFA_CODE: nextTotpCode(user, secret) })
  })

  it('keeps its key until a new one is proved', async () => {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    const old = await enrol(user, AccessToken)
    const { SecretCode = '' } = await user.sdk.associateSoftwareToken({ AccessToken })
    const signInWith = async (secret: string): Promise<unknown> =>
      user.answer(await user.tryPassword(), { SOFTWARE_TOKEN_MFA_CODE: nextTotpCode(user, secret) })
    expect(await refusal(signInWith(SecretCode))).toMatch(/^CodeMismatchException/)
    await signInWith(old)
    await user.sdk.verifySoftwareToken({ AccessToken, UserCode: nextTotpCode(user, SecretCode) })
    expect(await refusal(signInWith(old))).toMatch(/^CodeMismatchException/)
    await signInWith(SecretCode)
  })

  it('gives two who set it up at once one key: that of the later one', async () => {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    const { SecretCode: first = '' } = await user.sdk.associateSoftwareToken({ AccessToken })
    const { SecretCode: second = '' } = await user.sdk.associateSoftwareToken({ AccessToken })
    const verify = (secret: string): Promise<unknown> =>
      user.sdk.verifySoftwareToken({ AccessToken, UserCode: totpCode(user, secret) })
    expect(await refusal(verify(first))).toMatch(/^EnableSoftwareTokenMFAException/)
    await verify(second)
  })

  it('is not there where the pool does not offer it', async () => {
    const user = await registered(({ UserPoolMfaConfig }) => {
      UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled = false
    })
    const { AccessToken } = await user.signIn()
    expect(await refusal(user.sdk.associateSoftwareToken({ AccessToken }))).toMatch(/^SoftwareTokenMFANotFound/)
  })
})

describe('two who change second factors at once', () => {
  it('leave what each of them did not name as the other one set it', async () => {
    const user = await registered()
    const [here, there] = [await user.signIn(), await user.signIn()]
    await enrol(user, here.AccessToken)
    const on = { Enabled: true, PreferredMfa: true }
    await Promise.all([
      user.sdk.setUserMFAPreference({ AccessToken: here.AccessToken, SoftwareTokenMfaSettings: on }),
      user.sdk.setUserMFAPreference({ AccessToken: there.AccessToken, SMSMfaSettings: { Enabled: true } }),
    ])
    const factors = async (): Promise<object> => user.sdk.getUser({ AccessToken: here.AccessToken })
    expect(await factors()).toMatchObject({
      UserMFASettingList: expect.arrayContaining(['SMS_MFA', 'SOFTWARE_TOKEN_MFA']) as string[],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    })
    await user.sdk.setUserMFAPreference({ AccessToken: there.AccessToken, SMSMfaSettings: on })
    expect(await factors()).toMatchObject({ PreferredMfaSetting: 'SMS_MFA' })
    // A factor that is given without being preferred is preferred no longer.
    await user.sdk.setUserMFAPreference({ AccessToken: here.AccessToken, SMSMfaSettings: { Enabled: true } })
    expect(await factors()).not.toHaveProperty('PreferredMfaSetting')
  })
})

describe('two factors to choose from', () => {
  async function withBoth(preferred?: 'totp'): Promise<{ user: PoolUser; secret: string; AccessToken: string }> {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    const secret = await enrol(user, AccessToken)
    await user.sdk.setUserMFAPreference({
      AccessToken,
      SMSMfaSettings: { Enabled: true },
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: preferred === 'totp' },
    })
    return { user, secret, AccessToken }
  }

  it('asks which one, and then for its code', async () => {
    const { user, secret } = await withBoth()
    const select = await user.tryPassword()
    expect(select.ChallengeName).toBe('SELECT_MFA_TYPE')
    expect(JSON.parse(select.ChallengeParameters?.MFAS_CAN_CHOOSE ?? '')).toEqual(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'])
    for (const ANSWER of ['EMAIL_OTP', 'SMS', '']) {
      expect(await refusal(user.answer(select, { ANSWER })), ANSWER).toMatch(/^InvalidParameterException/)
    }
    const bySms = await user.answer(select, { ANSWER: 'SMS_MFA' })
    expect(bySms.ChallengeName).toBe('SMS_MFA')
    await user.answer(bySms, { SMS_MFA_CODE: latestCode(user.pool) })

    const byTotp = await user.answer(await user.tryPassword(), { ANSWER: 'SOFTWARE_TOKEN_MFA' })
    expect(byTotp.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    await user.answer(byTotp, { SOFTWARE_TOKEN_MFA_CODE: nextTotpCode(user, secret) })
  })

  it('asks for the preferred one', async () => {
    const { user } = await withBoth('totp')
    expect((await user.tryPassword()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  it('can be taken back', async () => {
    const { user, AccessToken } = await withBoth('totp')
    await user.sdk.setUserMFAPreference({
      AccessToken,
      SMSMfaSettings: { Enabled: false },
      SoftwareTokenMfaSettings: { Enabled: false },
    })
    expect((await user.tryPassword()).AuthenticationResult).toBeDefined()
    expect(await user.sdk.getUser({ AccessToken })).not.toHaveProperty('UserMFASettingList')
  })

  it('has one preferred at most', async () => {
    const { user, AccessToken } = await withBoth()
    const prefer = user.sdk.setUserMFAPreference({
      AccessToken,
      SMSMfaSettings: { Enabled: true, PreferredMfa: true },
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    })
    expect(await refusal(prefer)).toMatch(/^InvalidParameterException/)
  })
})
