import { z } from 'zod'
import { errors } from '../errors.ts'
import { saveUser, type Pool } from '../pool.ts'
import { canReceiveMfaCode, offeredTypes } from '../sign-in/factors.ts'
import type { MfaState, MfaType, User } from '../users.ts'

const preference = z.object({ Enabled: z.boolean().optional(), PreferredMfa: z.boolean().optional() }).optional()
type Preference = z.output<typeof preference>

/** What a user, or an administrator for a user, says about second factors. */
export const preferences = { SMSMfaSettings: preference, SoftwareTokenMfaSettings: preference }

/** What the calls say about second factors. */
interface Preferences {
  SMSMfaSettings?: Preference
  SoftwareTokenMfaSettings?: Preference
}

/**
 * Turns second factors on and off. Where the pool requires one, none that is on can be turned off.
 * @throws {CognitoError} InvalidParameterException, SoftwareTokenMFANotFoundException
 */
export function setPreferences(
  pool: Pool,
  user: User,
  { SMSMfaSettings: sms, SoftwareTokenMfaSettings: totp }: Preferences,
): void {
  if (sms?.PreferredMfa === true && totp?.PreferredMfa === true) throw errors.onePreferredMfa()
  if (sms?.Enabled === true) {
    checkOffered(pool, 'SMS_MFA')
    if (!canReceiveMfaCode(pool, user)) throw errors.smsMfaNotPossible()
  }
  if (totp?.Enabled === true) checkOffered(pool, 'SOFTWARE_TOKEN_MFA')
  checkStays(pool, user, 'SMS_MFA', sms)
  checkStays(pool, user, 'SOFTWARE_TOKEN_MFA', totp)
  saveUser(pool, user, { mfa: prefer(prefer(user.mfa, 'SMS_MFA', sms), 'SOFTWARE_TOKEN_MFA', totp) })
}

/** @throws {CognitoError} where the pool does not offer this kind of second factor */
export function checkOffered(pool: Pool, type: MfaType): void {
  if (offeredTypes(pool).includes(type)) return
  throw type === 'SMS_MFA' ? errors.smsMfaNotOffered() : errors.totpNotOffered()
}

function checkStays({ settings }: Pool, { mfa }: User, type: MfaType, wanted: Preference): void {
  const isTurnedOff = wanted !== undefined && wanted.Enabled !== true && mfa.enabled.includes(type)
  if (isTurnedOff && settings.UserPool.MfaConfiguration === 'ON') throw errors.mfaIsRequired()
}

function prefer(state: MfaState, type: MfaType, wanted: Preference): MfaState {
  if (wanted === undefined) return state
  const others = state.enabled.filter((enabled) => enabled !== type)
  const enabled = wanted.Enabled === true ? [...others, type] : others
  const wasPreferred = state.preferred === type
  if (wanted.Enabled === true && wanted.PreferredMfa === true) return { ...state, enabled, preferred: type }
  return { ...state, enabled, preferred: wasPreferred ? null : state.preferred }
}
