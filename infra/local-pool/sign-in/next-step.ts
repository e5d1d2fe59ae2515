import { newCode } from '../codes.ts'
import { errors } from '../errors.ts'
import type { Pool } from '../pool.ts'
import { signInTokens } from '../tokens.ts'
import { runTrigger } from '../triggers.ts'
import { hasVerifiedPhone, type MfaType, type User } from '../users.ts'
import { challenge, deliveryParameters, type SignInAnswer } from './answer.ts'
import { newPasswordChallenge } from './new-password.ts'

/** What follows a right password. */
export async function afterPassword(pool: Pool, user: User): Promise<SignInAnswer> {
  if (!user.enabled) throw errors.userDisabled()
  if (user.status !== 'FORCE_CHANGE_PASSWORD') return secondFactor(pool, user)
  if (user.passwordExpiresAt !== null && user.passwordExpiresAt <= pool.clock.now()) {
    throw errors.temporaryPasswordExpired()
  }
  return newPasswordChallenge(pool, user)
}

/** The tokens, or what the user has to show beside the password. */
export async function secondFactor(pool: Pool, user: User): Promise<SignInAnswer> {
  const offered = offeredTypes(pool)
  const { mfa } = user
  const usable = offered.filter((type) => mfa.enabled.includes(type))
  const [first] = usable
  if (first !== undefined) {
    if (mfa.preferred !== null && usable.includes(mfa.preferred)) return mfaChallenge(pool, user, mfa.preferred)
    return usable.length === 1 ? mfaChallenge(pool, user, first) : selectChallenge(pool, user, usable)
  }
  if (pool.settings.UserPool.MfaConfiguration !== 'ON') return complete(pool, user)
  // Where a second factor is a must and the user has chosen none, a verified number will do.
  if (offered.includes('SMS_MFA') && hasVerifiedPhone(user)) return mfaChallenge(pool, user, 'SMS_MFA')
  return challenge(pool, user, 'MFA_SETUP', { MFAS_CAN_SETUP: JSON.stringify(offered) })
}

/** The end of a sign-in. */
export async function complete(pool: Pool, user: User): Promise<SignInAnswer> {
  runTrigger(pool, 'PostAuthentication')
  return { ChallengeParameters: {}, AuthenticationResult: await signInTokens(pool, user) }
}

/** The kinds of second factor that the pool offers. */
export function offeredTypes({ settings }: Pool): MfaType[] {
  if (settings.UserPool.MfaConfiguration === 'OFF') return []
  const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration } = settings.UserPoolMfaConfig
  return [
    ...(SmsMfaConfiguration.Enabled ? (['SMS_MFA'] as const) : []),
    ...(SoftwareTokenMfaConfiguration.Enabled ? (['SOFTWARE_TOKEN_MFA'] as const) : []),
  ]
}

/** Asks for the code of one kind; that of an SMS is sent now. */
export function mfaChallenge(pool: Pool, user: User, type: MfaType): SignInAnswer {
  if (type === 'SOFTWARE_TOKEN_MFA') return challenge(pool, user, type, {})
  const phone = user.attributes.phone_number
  if (phone === undefined) throw errors.smsMfaNotPossible()
  const code = newCode()
  runTrigger(pool, 'CustomMessage')
  pool.sms.send(phone, pool.settings.UserPool.SmsAuthenticationMessage, code)
  return challenge(pool, user, type, deliveryParameters(phone), { code })
}

function selectChallenge(pool: Pool, user: User, types: readonly MfaType[]): SignInAnswer {
  return challenge(pool, user, 'SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: JSON.stringify(types) })
}
