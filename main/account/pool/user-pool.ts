import type { Result } from '../../../preload/contract/result.ts'
import type { Attributes, Factor, Factors, Profile, SignedInPlace } from '../../../preload/contract/session.ts'
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

/** Where a sign-in ended, or what the pool asks for next. `challenge`: something that the app cannot answer. */
export type SignInStep =
  | { step: 'done' }
  | { step: 'confirmSignUp' }
  | { step: 'resetPassword' }
  | { step: 'challenge'; challenge: string }
  | { step: 'smsCode'; destination: string | null }
  | { step: 'totpCode' }
  | { step: 'chooseFactor'; factors: Factor[] }
  /** `missing`: attributes that the pool wants too, by Cognito's names. */
  | { step: 'newPassword'; missing: string[] }
  /** `key`: the new key of the authenticator app, in base 32. */
  | { step: 'setUpTotp'; key: string }

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
  /**
   * Each of these answers one step of the sign-in that is under way. `NothingPending`: the pool no longer waits for it.
   */
  confirmSmsCode(code: string): Answered<'confirmSmsCode', SignInStep>
  confirmTotpCode(code: string): Answered<'confirmTotpCode', SignInStep>
  chooseFactor(factor: Factor): Answered<'chooseFactor', SignInStep>
  chooseFirstPassword(newPassword: string, attributes: Attributes): Answered<'chooseFirstPassword', SignInStep>
  setUpTotp(code: string): Answered<'setUpTotp', SignInStep>
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
  /** Sends a code to a new number. Null: the pool says that it sent none. */
  changeNumber(phoneNumber: string): Answered<'changeNumber', Sent | null>
  fetchFactors(): Answered<'fetchAttributes', Factors>
  /** A new key for an authenticator app, in base 32. The pool forgets the key that waited before. */
  newTotpKey(): Answered<'newTotpKey', string>
  /** Proves by a code that the authenticator app has the new key. It turns nothing on. */
  proveTotpKey(code: string): Answered<'proveTotpKey', null>
  /** Turns a factor on. `prefer`: the pool asks for it first from now on. Other factors stay as they are. */
  turnOnFactor(factor: Factor, prefer: boolean): Answered<'turnOnFactor', null>
  turnOffFactor(factor: Factor): Answered<'turnOffFactor', null>
  /** All sessions of the user, in no order. */
  listSessions(): Answered<'listSessions', SignedInPlace[]>
  /** Ends another session, or one that has ended already. `refused`: this one, or no name of a session. */
  endSession(id: string): Answered<'endSession', 'ended' | 'refused'>
  /** Ends all sessions of the user, this one too. */
  endAllSessions(): Answered<'endAllSessions', null>
  deleteAccount(): Answered<'deleteAccount', null>
}
