import { expect } from 'vitest'
import { nextTotpCode, totpCode } from '../testing/mfa.ts'
import { hour, latestCode, wrongCode, type SettingsChange } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'
import type { ConnectClient } from './client.ts'
import { attributes, journeyTest } from './journey-test.ts'

const required: SettingsChange = ({ UserPool }) => {
  UserPool.MfaConfiguration = 'ON'
}
const withoutSms: SettingsChange = ({ UserPoolMfaConfig }) => {
  UserPoolMfaConfig.SmsMfaConfiguration.Enabled = false
}

/**
 * The journeys of a user who is asked for more than the password, through one client. As with the others, what they
 * expect is the same for each client.
 */
export function describeChallengeJourneys(connect: ConnectClient, timeout = 20_000): void {
  const it = journeyTest(connect)

  it('MFA by SMS, which a reset then does not go by', { timeout }, async ({ signedIn: { pool, client } }) => {
    await client.enableMfa(['SMS_MFA'])
    await client.signOut()
    expect(await client.signIn(ada)).toEqual({ name: 'SMS_MFA' })
    const code = latestCode(pool)
    expect(await refusal(client.answerMfaCode(wrongCode(code)))).toBe(
      'CodeMismatchException: Invalid code or auth state for the user.',
    )
    expect(await client.answerMfaCode(code)).toEqual({ name: 'DONE' })
    expect(await refusal(client.forgotPassword(ada.phone))).toMatch(/^InvalidParameterException: Cannot reset password/)
  })

  it('MFA by TOTP, and the choice between both', { timeout }, async ({ signedIn: { pool, client } }) => {
    const user = new PoolUser(pool)
    const secret = await client.associateTotp()
    const first = totpCode(user, secret)
    expect(await refusal(client.verifyTotp(wrongCode(first)))).toMatch(/^EnableSoftwareTokenMFAException/)
    await client.verifyTotp(first)
    await client.enableMfa(['SOFTWARE_TOKEN_MFA'])
    await client.signOut()
    expect(await client.signIn(ada)).toEqual({ name: 'SOFTWARE_TOKEN_MFA' })
    expect(await refusal(client.answerMfaCode(first))).toBe(
      'ExpiredCodeException: Your software token has already been used once.',
    )
    expect(await client.answerMfaCode(nextTotpCode(user, secret))).toEqual({ name: 'DONE' })

    await client.enableMfa(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'])
    await client.signOut()
    expect(await client.signIn(ada)).toEqual({ name: 'SELECT_MFA_TYPE' })
    expect(await client.answerMfaType('SOFTWARE_TOKEN_MFA')).toEqual({ name: 'SOFTWARE_TOKEN_MFA' })
    expect(await client.answerMfaCode(nextTotpCode(user, secret))).toEqual({ name: 'DONE' })
    await client.signOut()
    expect(await client.signIn(ada)).toEqual({ name: 'SELECT_MFA_TYPE' })
    expect(await client.answerMfaType('SMS_MFA')).toEqual({ name: 'SMS_MFA' })
    expect(await client.answerMfaCode(latestCode(pool))).toEqual({ name: 'DONE' })
  })

  it('MFA that is required, and spared once after a sign-up', { timeout }, async ({ open }) => {
    const { pool, client } = await open(required)
    await client.signUp(ada, attributes)
    await client.confirmSignUp(ada.phone, latestCode(pool))
    expect(await client.signIn(ada)).toEqual({ name: 'DONE' })
    await client.signOut()
    expect(await client.signIn(ada)).toEqual({ name: 'SMS_MFA' })
    expect(await client.answerMfaCode(latestCode(pool))).toEqual({ name: 'DONE' })
  })

  it('MFA that has to be set up during the sign-in', { timeout }, async ({ open }) => {
    const { pool, client } = await open(required, withoutSms)
    const user = new PoolUser(pool)
    await client.signUp(ada, attributes)
    await user.sdk.adminConfirmSignUp(user.admin)
    const setup = await client.signIn(ada)
    if (setup.name !== 'MFA_SETUP') throw new Error(`The step was ${setup.name}.`)
    expect(await client.answerMfaSetup(totpCode(user, setup.secret))).toEqual({ name: 'DONE' })
    expect(await client.attributes()).toMatchObject(attributes)
    await client.signOut()
    expect(await client.signIn(ada)).toEqual({ name: 'SOFTWARE_TOKEN_MFA' })
    expect(await client.answerMfaCode(nextTotpCode(user, setup.secret))).toEqual({ name: 'DONE' })
  })

  it('a challenge whose time is over, and a user disabled during it', { timeout }, async ({ signedIn }) => {
    const { pool, client } = signedIn
    const user = new PoolUser(pool)
    await client.enableMfa(['SMS_MFA'])
    await client.signOut()
    await client.signIn(ada)
    pool.control.advanceClock(3 * 60_000)
    expect(await refusal(client.answerMfaCode(latestCode(pool)))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    )
    await client.signIn(ada)
    await user.sdk.adminDisableUser(user.admin)
    expect(await refusal(client.answerMfaCode(latestCode(pool)))).toBe('NotAuthorizedException: User is disabled.')
  })

  it('forced new password, and MFA after it', { timeout }, async ({ open }) => {
    const { pool, client } = await open(required)
    const admin = new PoolUser(pool)
    await admin.sdk.adminCreateUser(admin.admin)
    const invited = { ...ada, password: latestCode(pool) }
    expect(await client.signIn(invited)).toEqual({ name: 'NEW_PASSWORD_REQUIRED' })
    expect(await refusal(client.answerNewPassword(ada.password, {}))).toBe(
      'InvalidParameterException: Invalid attributes given, name is missing',
    )
    const taken = client.answerNewPassword(ada.password, { name: 'Ada', phone_number: ada.phone })
    expect(await refusal(taken)).toBe('NotAuthorizedException: Cannot modify an already provided phone_number')
    expect(await client.answerNewPassword(ada.password, { name: 'Ada' })).toEqual({ name: 'SMS_MFA' })
    expect(await client.answerMfaCode(latestCode(pool))).toEqual({ name: 'DONE' })
    expect(await client.attributes()).toMatchObject({ name: 'Ada', phone_number_verified: 'true' })
  })

  it('an invitation that has expired, and another one', { timeout }, async ({ open }) => {
    const { pool, client } = await open()
    const { sdk, admin } = new PoolUser(pool)
    await sdk.adminCreateUser(admin)
    pool.control.advanceClock(7 * 24 * hour)
    expect(await refusal(client.signIn({ ...ada, password: latestCode(pool) }))).toBe(
      'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.',
    )
    await sdk.adminCreateUser({ ...admin, MessageAction: 'RESEND' })
    const invited = { ...ada, password: latestCode(pool) }
    expect(await client.signIn(invited)).toEqual({ name: 'NEW_PASSWORD_REQUIRED' })
    expect(await client.answerNewPassword(ada.password, { name: 'Ada' })).toEqual({ name: 'DONE' })
    await client.signOut()
    expect(await client.signIn(ada)).toEqual({ name: 'DONE' })
  })
}
