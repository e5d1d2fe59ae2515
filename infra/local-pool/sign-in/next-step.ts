import { newCode } from '../codes.ts'
import { textOf } from '../custom-message.ts'
import { errors } from '../errors.ts'
import { forgetFailures } from '../limits.ts'
import { saveUser, type Pool } from '../pool.ts'
import { signInTokens } from '../tokens.ts'
import { runTrigger } from '../triggers.ts'
import type { MfaType, User } from '../users.ts'
import { challenge, deliveryParameters, type SignInAnswer } from './answer.ts'
import { factorsOf, offeredTypes } from './factors.ts'
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
  const isRequired = pool.settings.UserPool.MfaConfiguration === 'ON'
  if (isRequired && isSparedOnce(pool, user)) return complete(pool, user)
  const factors = factorsOf(pool, user)
  const [first] = factors
  if (first === undefined) {
    if (!isRequired) return complete(pool, user)
    return challenge(pool, user, 'MFA_SETUP', { MFAS_CAN_SETUP: JSON.stringify(offeredTypes(pool)) })
  }
  const { preferred } = user.mfa
  if (preferred !== null && factors.includes(preferred)) return mfaChallenge(pool, user, preferred)
  if (factors.length === 1) return mfaChallenge(pool, user, first)
  return challenge(pool, user, 'SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: JSON.stringify(factors) })
}

/** Whether the code of the sign-up still stands for the second factor, because no token was given since. */
function isSparedOnce({ settings }: Pool, user: User): boolean {
  if (settings.LocalPool.FirstSignInNeedsMfa === true) return false
  return user.provedPhoneAtSignUp && user.mfa.enabled.length === 0
}

/** The end of a sign-in. Only this ends the count of wrong passwords and codes. */
export async function complete(pool: Pool, user: User): Promise<SignInAnswer> {
  forgetFailures(pool, user.sub)
  runTrigger(pool, 'PostAuthentication')
  const answer = { ChallengeParameters: {}, AuthenticationResult: await signInTokens(pool, user) }
  // Read again: something else may have changed the user while the tokens were signed.
  const latest = pool.store.users.get(user.sub)
  if (latest?.provedPhoneAtSignUp === true) saveUser(pool, latest, { provedPhoneAtSignUp: false })
  return answer
}

/** Asks for the code of one kind; that of an SMS is sent now. */
export function mfaChallenge(pool: Pool, user: User, type: MfaType): SignInAnswer {
  if (type === 'SOFTWARE_TOKEN_MFA') return challenge(pool, user, type, {})
  const phone = user.attributes.phone_number
  if (phone === undefined) throw errors.smsMfaNotPossible()
  const code = newCode()
  const template = pool.settings.UserPool.SmsAuthenticationMessage
  pool.sms.send(phone, textOf(pool, user, template, { source: 'Authentication' }), code)
  return challenge(pool, user, type, deliveryParameters(phone), { code, phone })
}
