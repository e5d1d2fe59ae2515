import { AdminCreateUserCommand, AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { Secret, TOTP } from 'otpauth'
import type { Factor } from '../../../preload/contract/session.ts'
import { administrator, auth, callPool, code, freshNumber, password, pool } from './rig.ts'

// Users for whom the pool asks for more than the password. An administrator makes them, as IT would.

/** What a user is asked for. `preferred`: which of several factors the pool asks for; null lets the user choose. */
export interface Asked {
  factors: readonly Factor[]
  preferred?: Factor | null
  /** Whether the number counts as verified. */
  verified?: boolean
}

/** What an invited user chooses instead of the temporary password. */
export const ownPassword = 'Chosen-Anew-3'

/** How long an authenticator app shows a code, in milliseconds. */
const totpStep = 30_000

const names = { sms: 'SMSMfaSettings', totp: 'SoftwareTokenMfaSettings' } as const

/** Sets what the pool demands and offers. The settings of a pool live until its file's end, so set them before each test. */
export function poolAsks(mode: 'OFF' | 'OPTIONAL' | 'ON', offered: readonly Factor[] = ['sms', 'totp']): void {
  const { UserPool, UserPoolClient, UserPoolMfaConfig } = pool.settings
  UserPool.MfaConfiguration = mode
  UserPoolMfaConfig.SmsMfaConfiguration.Enabled = offered.includes('sms')
  UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled = offered.includes('totp')
  UserPoolClient.ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
}

/**
 * Sets what AWS does not say, or says in different ways. `FirstSignInNeedsMfa`: the code of the sign-up does not stand for
 * the first second factor. `SmsMfaNeedsVerifiedPhone`: a number that nobody verified is none.
 */
export function poolDiffers(ways: { FirstSignInNeedsMfa?: boolean; SmsMfaNeedsVerifiedPhone?: boolean }): void {
  Object.assign(pool.settings.LocalPool, ways)
}

/** An invited user, who still has to choose a password. The temporary one is `password`. @returns the number */
export async function invited(attributes: Record<string, string> = { name: 'Ada Lovelace' }): Promise<string> {
  const phoneNumber = freshNumber()
  const own = { phone_number: phoneNumber, phone_number_verified: 'true', ...attributes }
  await administrator().send(
    new AdminCreateUserCommand({
      UserPoolId: pool.userPoolId,
      Username: phoneNumber,
      TemporaryPassword: password,
      MessageAction: 'SUPPRESS',
      UserAttributes: Object.entries(own).map(([Name, Value]) => ({ Name, Value })),
    }),
  )
  return phoneNumber
}

/** A confirmed user with these factors. @returns the number, and the authenticator's key if there is one */
export async function userWith({
  factors,
  preferred = null,
  verified = true,
}: Asked): Promise<{ phoneNumber: string; key: string }> {
  const phoneNumber = await invited({ name: 'Ada Lovelace', phone_number_verified: String(verified) })
  await administrator().send(
    new AdminSetUserPasswordCommand({
      UserPoolId: pool.userPoolId,
      Username: phoneNumber,
      Password: password,
      Permanent: true,
    }),
  )
  if (factors.length === 0) return { phoneNumber, key: '' }
  const { UserPool } = pool.settings
  const mode = UserPool.MfaConfiguration
  UserPool.MfaConfiguration = 'OPTIONAL'
  const AccessToken = await accessTokenOf(phoneNumber)
  const key = factors.includes('totp') ? await enrol(AccessToken) : ''
  const settings = factors.map((factor) => [names[factor], { Enabled: true, PreferredMfa: preferred === factor }])
  await callPool('SetUserMFAPreference', { AccessToken, ...(Object.fromEntries(settings) as object) })
  UserPool.MfaConfiguration = mode
  return { phoneNumber, key }
}

/** The code that an authenticator app shows now by the pool's clock, or so many steps of 30 seconds later. */
export function totpCode(key: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: pool.control.now() + steps * totpStep })
}

/** Turns a factor on for a user who has the usual password. @returns the authenticator's key if it is one */
export async function turnOn(phoneNumber: string, factor: Factor): Promise<string> {
  const AccessToken = await accessTokenOf(phoneNumber)
  const key = factor === 'totp' ? await enrol(AccessToken) : ''
  await callPool('SetUserMFAPreference', { AccessToken, [names[factor]]: { Enabled: true } })
  return key
}

async function accessTokenOf(USERNAME: string): Promise<string> {
  const answer = await callPool('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD: password },
  })
  return (answer as { AuthenticationResult: { AccessToken: string } }).AuthenticationResult.AccessToken
}

async function enrol(AccessToken: string): Promise<string> {
  const { SecretCode } = (await callPool('AssociateSoftwareToken', { AccessToken })) as { SecretCode: string }
  await callPool('VerifySoftwareToken', { AccessToken, UserCode: totpCode(SecretCode) })
  // The pool may take each code once, and this one with it.
  pool.control.advanceClock(totpStep)
  return SecretCode
}

/** A step of a sign-in that waits for its answer. */
export interface Waiting {
  phoneNumber: string
  /** Answers it rightly. */
  answer: () => Promise<unknown>
}

/** Each step that the app has, with how a user gets there. The pool has to ask for nothing or leave the choice. */
export const steps: Record<string, () => Promise<Waiting>> = {
  async smsCode() {
    const { phoneNumber } = await userWith({ factors: ['sms'] })
    await auth.signIn(phoneNumber, password)
    return { phoneNumber, answer: () => auth.confirmSignIn(code(phoneNumber)) }
  },
  async totpCode() {
    const { phoneNumber, key } = await userWith({ factors: ['totp'] })
    await auth.signIn(phoneNumber, password)
    return { phoneNumber, answer: () => auth.confirmSignIn(totpCode(key)) }
  },
  async chooseFactor() {
    const { phoneNumber } = await userWith({ factors: ['sms', 'totp'] })
    await auth.signIn(phoneNumber, password)
    return { phoneNumber, answer: () => auth.chooseFactor('sms') }
  },
  async newPassword() {
    const phoneNumber = await invited()
    await auth.signIn(phoneNumber, password)
    return { phoneNumber, answer: () => auth.chooseFirstPassword(ownPassword) }
  },
  async setUpTotp() {
    const { phoneNumber } = await userWith({ factors: [] })
    poolAsks('ON', ['totp'])
    await auth.signIn(phoneNumber, password)
    return { phoneNumber, answer: async () => auth.setUpTotp(totpCode((await auth.getTotpKey()).key)) }
  },
}
