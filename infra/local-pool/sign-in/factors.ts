import type { Pool } from '../pool.ts'
import { hasVerifiedPhone, type MfaType, type User } from '../users.ts'

/** The kinds of second factor that the pool offers. */
export function offeredTypes({ settings }: Pool): MfaType[] {
  if (settings.UserPool.MfaConfiguration === 'OFF') return []
  const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration } = settings.UserPoolMfaConfig
  return [
    ...(SmsMfaConfiguration.Enabled ? (['SMS_MFA'] as const) : []),
    ...(SoftwareTokenMfaConfiguration.Enabled ? (['SOFTWARE_TOKEN_MFA'] as const) : []),
  ]
}

/** Whether a code by SMS can be the user's second factor: any number will do, unless the settings say otherwise. */
export function canReceiveMfaCode({ settings }: Pool, user: User): boolean {
  if (settings.LocalPool.SmsMfaNeedsVerifiedPhone === true) return hasVerifiedPhone(user)
  return user.attributes.phone_number !== undefined
}

/**
 * The second factors that a sign-in may ask this user for, in Cognito's order. Who has set an authenticator app up goes
 * on to use it where the pool offers none any more. Where a second factor is a must and the user has turned none on, the
 * number will do.
 */
export function factorsOf(pool: Pool, user: User): MfaType[] {
  const { MfaConfiguration } = pool.settings.UserPool
  if (MfaConfiguration === 'OFF') return []
  const { enabled, totpSecret } = user.mfa
  const smsIsOffered = offeredTypes(pool).includes('SMS_MFA') && canReceiveMfaCode(pool, user)
  const turnedOn = [
    ...(smsIsOffered && enabled.includes('SMS_MFA') ? (['SMS_MFA'] as const) : []),
    // An administrator can turn an app on that was never set up.
    ...(totpSecret !== null && enabled.includes('SOFTWARE_TOKEN_MFA') ? (['SOFTWARE_TOKEN_MFA'] as const) : []),
  ]
  return turnedOn.length === 0 && MfaConfiguration === 'ON' && smsIsOffered ? ['SMS_MFA'] : turnedOn
}

/** Whether the user's phone is the second factor already, so that it cannot be what recovers the password as well. */
export function usesSmsAsFactor(pool: Pool, user: User): boolean {
  return user.mfa.enabled.includes('SMS_MFA') || factorsOf(pool, user).includes('SMS_MFA')
}
