import { z } from './schema.ts'
import { call } from './define.ts'
import { attribute, confirmationCode, password, passwordPolicy, phoneNumber } from './fields.ts'
import { profile, session } from './session.ts'

const nothing = z.undefined()

/**
 * How the OS keychain is: usable, or what is wrong with it. `corrupt`: it held a record that could not be read, and
 * that was set aside.
 */
const keychainState = z.enum(['ready', 'missing', 'locked', 'refused', 'slow', 'corrupt'])
export type KeychainState = z.output<typeof keychainState>

/** Whether the user pool could be reached, as far as the last request showed; it comes back by itself. */
const connectionState = z.enum(['online', 'offline'])
export type ConnectionState = z.output<typeof connectionState>

/** What the build and the machine decide, and the screens need to know. */
const appInfo = z.strictObject({
  version: z.string(),
  stage: z.string(),
  passwordPolicy,
  keychain: keychainState,
  connection: connectionState,
})
export type AppInfo = z.output<typeof appInfo>

/**
 * Every call from the screens to the main process, once. Channel names, the bridge, the handlers' type,
 * the validation and the tests' double all follow from it. A call that changes the session answers the new one.
 */
export const calls = {
  app: {
    getInfo: call({ input: nothing, output: appInfo, errors: [] }),
  },
  session: {
    get: call({ input: nothing, output: session, errors: [] }),
    /** Tries at once to restore a stored session that could not be restored so far, or a keychain that failed. */
    retry: call({ input: nothing, output: session, errors: [] }),
    /** Leaves a half-done sign-up or reset for the sign-in screen. */
    startOver: call({ input: nothing, output: session, errors: [] }),
  },
  auth: {
    signUp: call({
      input: z.strictObject({ phoneNumber, password, name: attribute, company: attribute, role: attribute }),
      output: session,
      errors: ['PhoneNumberTaken', 'PhoneNumberRefused', 'PasswordRefused', 'SmsNotSent', 'CodeMaybeSent'],
    }),
    /** Signs in too while the password is still in memory. An account that is confirmed already leads to sign-in. */
    confirmSignUp: call({
      input: z.strictObject({ code: confirmationCode }),
      output: session,
      errors: ['CodeWrong', 'CodeExpired', 'NothingPending'],
    }),
    resendSignUpCode: call({
      input: nothing,
      output: session,
      errors: ['NothingPending', 'SmsNotSent', 'CodeMaybeSent'],
    }),
    /** An unconfirmed account does not fail: the session becomes `confirmingSignUp`. */
    signIn: call({
      input: z.strictObject({ phoneNumber, password }),
      output: session,
      errors: ['CredentialsWrong', 'SignInLocked', 'ClockWrong', 'PasswordResetRequired', 'ChallengeNotSupported'],
    }),
    signOut: call({ input: nothing, output: session, errors: ['NotSignedIn'] }),
    requestPasswordReset: call({
      input: z.strictObject({ phoneNumber }),
      output: session,
      errors: ['ResetNotPossible', 'SmsNotSent', 'CodeMaybeSent'],
    }),
    resendResetCode: call({
      input: nothing,
      output: session,
      errors: ['NothingPending', 'ResetNotPossible', 'SmsNotSent', 'CodeMaybeSent'],
    }),
    resetPassword: call({
      input: z.strictObject({ code: confirmationCode, newPassword: password }),
      output: session,
      errors: ['CodeWrong', 'CodeExpired', 'PasswordRefused', 'NothingPending', 'ResetNotPossible'],
    }),
    changePassword: call({
      input: z.strictObject({ currentPassword: password, newPassword: password }),
      output: session,
      errors: ['CurrentPasswordWrong', 'PasswordRefused', 'NotSignedIn'],
    }),
  },
  profile: {
    /** Asks the pool; the answer is also in the session afterwards. */
    refresh: call({ input: nothing, output: profile, errors: ['NotSignedIn'] }),
    update: call({
      input: z.strictObject({ name: attribute, company: attribute, role: attribute }),
      output: profile,
      errors: ['NotSignedIn'],
    }),
  },
} as const

/** Every event from the main process to the screens. */
export const events = {
  sessionChanged: session,
  keychainChanged: keychainState,
  connectionChanged: connectionState,
} as const
