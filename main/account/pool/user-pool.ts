import type { Result } from '../../../preload/contract/result.ts'
import type { Attributes, Profile } from '../../../preload/contract/session.ts'
import type { CodeOf } from './errors/judge.ts'
import type { Operation } from './errors/operations.ts'

/** What an operation of the pool answers: its value, or a failure with one of the codes that `errors/` lists for it. */
export type Answered<Op extends Operation, Value> = Promise<Result<Value, CodeOf<Op>>>

/** Where the pool sent a code, masked by the pool (`+*******9934`); null when it named no place. */
export interface Sent {
  destination: string | null
}

/**
 * How a sign-up ended. `unsent`: the account exists, but the pool could not send the code; `until` is the time in
 * milliseconds since the epoch after which the pool takes the next request for one, null when it named no limit.
 */
export type SignUpStep =
  | { account: 'unconfirmed'; destination: string | null }
  | { account: 'unsent'; until: number | null }
  | { account: 'confirmed' }

/** How a sign-in ended. */
export type SignInStep =
  { step: 'done' } | { step: 'confirmSignUp' } | { step: 'resetPassword' } | { step: 'challenge'; challenge: string }

/** A session's age and its tokens' lifetime, in milliseconds. All of it comes from the server's clock alone. */
export interface Freshness {
  lifetime: number
  /** Time since the user last signed in; a refresh does not change it. */
  age: number
  /**
   * When the user signed in, in milliseconds since the epoch; null when the token does not tell. Neither a refresh nor a
   * restart changes it.
   */
  since: number | null
}

/** The user pool in the app's words. No method rejects. */
export interface UserPool {
  signUp(input: { phoneNumber: string; password: string; attributes: Attributes }): Answered<'signUp', SignUpStep>
  /** Answers `alreadyConfirmed` when somebody has confirmed the account before. */
  confirmSignUp(phoneNumber: string, code: string): Answered<'confirmSignUp', 'confirmed' | 'alreadyConfirmed'>
  resendSignUpCode(phoneNumber: string): Answered<'resendSignUpCode', Sent | 'alreadyConfirmed'>
  signIn(phoneNumber: string, password: string): Answered<'signIn', SignInStep>
  /** The signed-in user as the id token describes it. Refreshes expired tokens first. */
  currentSession(): Answered<'refresh', Freshness & { profile: Profile }>
  /**
   * Refreshes even tokens that are still good. Fails with `NotSignedIn` when the pool ended the session, and with
   * `UserDisabled` when it did so because an administrator disabled the user.
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
