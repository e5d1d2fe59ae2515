import { z } from './schema.ts'
import { call } from './define.ts'
import { confirmationCode, password, phoneNumber } from './fields.ts'
import {
  appInfo,
  connectionState,
  diagnosticsPreview,
  extraScreen,
  keychainState,
  menuLabels,
  settings,
  updateState,
} from './machine.ts'
import { attributeValues, profile, session } from './session.ts'

const nothing = z.undefined()

/**
 * Every call from the screens to the main process, once. Channel names, the bridge, the handlers' type,
 * the validation and the tests' double all follow from it (decision 0003). A call that changes the session answers the
 * new one.
 */
export const calls = {
  app: {
    getInfo: call({ input: nothing, output: appInfo, errors: [] }),
    /** The native menu speaks the language of the screens, whose texts are in the renderer (decision 0035). */
    setMenuLabels: call({ input: menuLabels, output: z.null(), errors: [] }),
  },
  settings: {
    update: call({ input: settings, output: settings, errors: [] }),
  },
  updates: {
    /** Looks for a newer version now, and downloads it. */
    check: call({ input: nothing, output: updateState, errors: [] }),
    /** Restarts into the downloaded version; without one it answers where the update stands. */
    restart: call({ input: nothing, output: updateState, errors: [] }),
  },
  diagnostics: {
    preview: call({ input: nothing, output: diagnosticsPreview, errors: [] }),
    /** Asks for a place, and writes there exactly what the preview showed. Answers false when the user cancels. */
    save: call({ input: nothing, output: z.boolean(), errors: ['FileNotWritten'], waitsForUser: true }),
    /** The user has been told of the crash. */
    dismissCrash: call({ input: nothing, output: z.null(), errors: [] }),
  },
  session: {
    get: call({ input: nothing, output: session, errors: [] }),
    /** Tries at once to restore a stored session that could not be restored so far, or a keychain that failed. */
    retry: call({ input: nothing, output: session, errors: [] }),
    /** Leaves a half-done sign-up or reset for the sign-in screen. */
    startOver: call({ input: nothing, output: session, errors: [] }),
  },
  auth: {
    /**
     * An account whose code could not be sent does not fail: the session becomes `confirmingSignUp`. Where the pool
     * confirms by itself, the user is signed in.
     */
    signUp: call({
      input: z.strictObject({ phoneNumber, password, attributes: attributeValues }),
      output: session,
      errors: ['PhoneNumberTaken', 'PhoneNumberRefused', 'PasswordRefused', 'SignUpNotPossible', 'CodeMaybeSent'],
    }),
    /**
     * Goes to the code of a number that may never have been confirmed, without the password. Asks nobody and sends
     * nothing: whether there is such an account shows only to who has its phone.
     */
    resumeSignUp: call({ input: z.strictObject({ phoneNumber }), output: session, errors: [] }),
    /** Signs in too while the password is still in memory. An account that is confirmed already leads to sign-in. */
    confirmSignUp: call({
      input: z.strictObject({ code: confirmationCode }),
      output: session,
      errors: [
        'CodeWrong',
        'CodeExpired',
        'NothingPending',
        'PhoneNumberTaken',
        'UserDisabled',
        'AccountGone',
        'SignUpNotPossible',
      ],
    }),
    resendSignUpCode: call({
      input: nothing,
      output: session,
      errors: ['NothingPending', 'SmsNotSent', 'CodeMaybeSent', 'UserDisabled', 'AccountGone', 'SignUpNotPossible'],
    }),
    /** An unconfirmed account does not fail: the session becomes `confirmingSignUp`. */
    signIn: call({
      input: z.strictObject({ phoneNumber, password }),
      output: session,
      errors: [
        'CredentialsWrong',
        'SignInLocked',
        'SignInBlocked',
        'SignInRefused',
        'UserDisabled',
        'TemporaryPasswordExpired',
        'ClockWrong',
        'PasswordResetRequired',
        'ChallengeNotSupported',
        'SmsNotSent',
      ],
    }),
    signOut: call({ input: nothing, output: session, errors: ['NotSignedIn'] }),
    requestPasswordReset: call({
      input: z.strictObject({ phoneNumber }),
      output: session,
      errors: ['ResetNotPossible', 'SmsNotSent', 'CodeMaybeSent', 'UserDisabled'],
    }),
    resendResetCode: call({
      input: nothing,
      output: session,
      errors: ['NothingPending', 'ResetNotPossible', 'SmsNotSent', 'CodeMaybeSent', 'UserDisabled'],
    }),
    resetPassword: call({
      input: z.strictObject({ code: confirmationCode, newPassword: password }),
      output: session,
      errors: ['CodeWrong', 'CodeExpired', 'PasswordRefused', 'NothingPending', 'ResetNotPossible', 'UserDisabled'],
    }),
    changePassword: call({
      input: z.strictObject({ currentPassword: password, newPassword: password }),
      output: session,
      errors: ['CurrentPasswordWrong', 'PasswordRefused', 'NotSignedIn', 'NotAllowed'],
    }),
  },
  profile: {
    /** Asks the pool; the answer is also in the session afterwards. */
    refresh: call({ input: nothing, output: profile, errors: ['NotSignedIn', 'NotAllowed'] }),
    /** Changes the attributes that are named; the others stay as they are. */
    update: call({
      input: z.strictObject({
        attributes: attributeValues.check(z.refine((values) => Object.keys(values).length > 0)),
      }),
      output: profile,
      errors: ['NotSignedIn', 'NotAllowed'],
    }),
    /** Sends a code that verifies the number of the profile; the session then has a `phoneCode`. */
    requestPhoneCode: call({
      input: nothing,
      output: session,
      errors: ['NotSignedIn', 'NotAllowed', 'SmsNotSent', 'CodeMaybeSent'],
    }),
    verifyPhone: call({
      input: z.strictObject({ code: confirmationCode }),
      output: session,
      errors: ['NotSignedIn', 'NotAllowed', 'NothingPending', 'CodeWrong', 'CodeExpired', 'PhoneNumberTaken'],
    }),
  },
} as const

/** Every event from the main process to the screens. */
export const events = {
  sessionChanged: session,
  keychainChanged: keychainState,
  connectionChanged: connectionState,
  settingsChanged: settings,
  updateChanged: updateState,
  /** The native menu asks for a screen. */
  screenRequested: extraScreen,
} as const
