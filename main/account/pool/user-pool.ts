import type { Result } from '../../../preload/contract/result.ts'
import type { Attributes, Profile } from '../../../preload/contract/session.ts'
import type { CodeOf } from './errors/judge.ts'
import type { Operation } from './errors/operations.ts'

/** What an operation of the pool came to: its value, or one of the failures in its rows of `errors/`. */
export type Answered<Op extends Operation, Value> = Promise<Result<Value, CodeOf<Op>>>

/** Where a code went, masked by the pool (`+*******9934`); null when it named no place. */
export interface Sent {
  destination: string | null
}

/**
 * What a sign-up came to. `unsent`: the account waits for its code, which the pool could not send, with the time in
 * milliseconds since the epoch after which it takes the next request for one; null when it named no limit.
 */
export type SignUpStep =
  | { account: 'unconfirmed'; destination: string | null }
  | { account: 'unsent'; until: number | null }
  | { account: 'confirmed' }

/** What a sign-in came to. */
export type SignInStep =
  { step: 'done' } | { step: 'confirmSignUp' } | { step: 'resetPassword' } | { step: 'challenge'; challenge: string }

/** How old a session is and how long its tokens are good for, in milliseconds, by the server's clock alone. */
export interface Freshness {
  lifetime: number
  /** Since the user last signed in; a refresh does not change that. */
  age: number
}

/** The user pool, in the app's words. No method rejects. */
export interface UserPool {
  signUp(input: { phoneNumber: string; password: string; attributes: Attributes }): Answered<'signUp', SignUpStep>
  /** Answers `alreadyConfirmed` when there was nothing left to confirm. */
  confirmSignUp(phoneNumber: string, code: string): Answered<'confirmSignUp', 'confirmed' | 'alreadyConfirmed'>
  resendSignUpCode(phoneNumber: string): Answered<'resendSignUpCode', Sent | 'alreadyConfirmed'>
  signIn(phoneNumber: string, password: string): Answered<'signIn', SignInStep>
  /** The signed-in user as the id token describes it; refreshes expired tokens first. */
  currentSession(): Answered<'refresh', Freshness & { profile: Profile }>
  /**
   * Refreshes even tokens that are still good: fails with `NotSignedIn` when the pool ended the session, with
   * `UserDisabled` when that is why.
   */
  refresh(): Answered<'refresh', Freshness>
  fetchProfile(): Answered<'fetchAttributes', Profile>
  updateProfile(attributes: Attributes): Answered<'updateAttributes', null>
  changePassword(currentPassword: string, newPassword: string): Answered<'changePassword', null>
  requestPasswordReset(phoneNumber: string): Answered<'requestPasswordReset', Sent>
  resetPassword(phoneNumber: string, code: string, newPassword: string): Answered<'resetPassword', null>
  requestPhoneCode(): Answered<'requestPhoneCode', Sent>
  verifyPhone(code: string): Answered<'verifyPhone', null>
}
