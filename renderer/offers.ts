import type { Session } from '../preload/contract/session.ts'
import type { SignInRules } from '../preload/contract/sign-in-rules.ts'

/** What the stage offers to somebody, so that there is a screen for it. */
export interface Offers {
  /** A new account. */
  signUp: boolean
  /** Another phone number. */
  newNumber: boolean
  /** Text messages, and an authenticator app where `totp` is true, as a second factor. */
  secondFactor: boolean
  totp: boolean
  /** The end of the account. */
  deleteAccount: boolean
}

/**
 * Reads what is offered from the stage's rules. Nothing can be done with a number that the pool does not tell.
 * @param rules null where main did not tell; then there is nothing but what nearly every stage has
 */
export function offersOf(rules: SignInRules | null, session: Session): Offers {
  const hasNumber = session.status === 'signedIn' && session.profile.phoneNumber !== null
  const secondFactor = rules !== null && rules.secondFactor !== 'OFF'
  return {
    signUp: rules?.selfSignUp ?? true,
    newNumber: hasNumber && rules?.newNumber === true,
    secondFactor,
    totp: secondFactor && rules.totp,
    deleteAccount: hasNumber && rules?.deleteAccount === true,
  }
}
