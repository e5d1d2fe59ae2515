import { z } from './schema.ts'
import { consentVersion, outside } from './brand.ts'
import { call } from './define.ts'
import { confirmationCode, lastDigits, password, phoneNumber } from './fields.ts'
import {
  appInfo,
  connectionState,
  diagnosticsPreview,
  extraScreen,
  keychainState,
  language,
  menuLabels,
  settings,
  updateState,
} from './machine.ts'
import { proxyAnswer, proxyQuestion } from './proxy.ts'
import { attributeValues, factor, factors, profile, session, sessionId, signedInPlace } from './session.ts'
import { totpKey } from './totp-key.ts'

const nothing = z.undefined()

/** How a step of a sign-in can fail beside what it asks for. */
const ofSignInSteps = [
  'NothingPending',
  'SignInLocked',
  'SignInBlocked',
  'SignInRefused',
  'OrganisationRefused',
  'UserDisabled',
  'PasswordResetRequired',
  'ChallengeNotSupported',
  'SmsNotSent',
] as const

/** How any request for a signed-in user can fail. */
const ofSignedIn = ['NotSignedIn', 'NotAllowed', 'OrganisationRefused'] as const

/** How a request can fail for which the user has to have signed in lately (decision 0065). */
const ofConfirmed = [...ofSignedIn, 'ConfirmationNeeded'] as const

/** How a confirmation that it is the user can fail. What ends the session is `NotSignedIn`. */
const ofConfirmations = [
  'NotSignedIn',
  'SignInLocked',
  'SignInBlocked',
  'SignInRefused',
  'OrganisationRefused',
  'ChallengeNotSupported',
  'SmsNotSent',
] as const

const places = z.array(signedInPlace)

/**
 * Every call from the screens to the main process. The channels, the bridge, the handlers' type, the validation and the
 * tests' double all follow from this declaration (decision 0003). A call that changes the session answers the new
 * session.
 */
export const calls = {
  app: {
    getInfo: call({ input: nothing, output: appInfo, errors: [] }),
    /**
     * Sets the native menu's texts in the language of the screens, because the translations are in the renderer
     * (decision 0035).
     */
    setMenuLabels: call({ input: menuLabels, output: z.null(), errors: [] }),
    /** The licences of the packages that the app is made of, as one text to read; null where the build has none. */
    getLicences: call({ input: nothing, output: z.nullable(z.string()), errors: [] }),
    /**
     * Opens one of the brand's or the administrator's addresses in the program that the system has for it. The page can
     * name no other one.
     */
    open: call({ input: z.strictObject({ what: outside, language }), output: z.null(), errors: ['NotOpened'] }),
  },
  settings: {
    update: call({ input: settings, output: settings, errors: [] }),
  },
  updates: {
    /** Looks for a newer version now, and downloads it. */
    check: call({ input: nothing, output: updateState, errors: [] }),
    /** Restarts into the downloaded version. When there is none, it answers the state of the update. */
    restart: call({ input: nothing, output: updateState, errors: [] }),
  },
  diagnostics: {
    preview: call({ input: nothing, output: diagnosticsPreview, errors: [] }),
    /**
     * Asks the user for a place, and writes there exactly what the preview showed. Answers false when the user cancels.
     */
    save: call({ input: nothing, output: z.boolean(), errors: ['FileNotWritten'], waitsForUser: true }),
    /** Tells main that the user has been told of the crash. */
    dismissCrash: call({ input: nothing, output: z.null(), errors: [] }),
  },
  proxy: {
    /** Answers the question of a proxy, which `proxyQuestionChanged` told (decision 0055). */
    answer: call({ input: proxyAnswer, output: z.null(), errors: [] }),
  },
  session: {
    get: call({ input: nothing, output: session, errors: [] }),
    /** Tries at once to restore a session that could not be restored so far, or a keychain that failed. */
    retry: call({ input: nothing, output: session, errors: [] }),
    /** Leaves a half-done sign-up, sign-in or reset for the sign-in screen. */
    startOver: call({ input: nothing, output: session, errors: [] }),
  },
  auth: {
    /**
     * When the code could not be sent, the call does not fail: the session becomes `confirmingSignUp`. When the pool
     * confirms accounts by itself, the user is signed in. `consent`: the version that the user agreed to, where the brand
     * asks (decision 0067); without it, or with another one, the input is invalid.
     */
    signUp: call({
      input: z.strictObject({
        phoneNumber,
        password,
        attributes: attributeValues,
        consent: z.optional(consentVersion),
      }),
      output: session,
      errors: [
        'PhoneNumberTaken',
        'PhoneNumberRefused',
        'PasswordRefused',
        'AttributesNotAsked',
        'OrganisationRefused',
        'SignUpNotPossible',
        'CodeMaybeSent',
      ],
    }),
    /**
     * Goes to the code screen of a number that may never have been confirmed, without its password. It asks the pool
     * nothing and sends nothing, so only the person with the phone can learn whether there is such an account.
     */
    resumeSignUp: call({ input: z.strictObject({ phoneNumber }), output: session, errors: [] }),
    /**
     * Also signs in if the password is still in memory; otherwise the session becomes `signedOut`. An account that is
     * confirmed already is no failure.
     */
    confirmSignUp: call({
      input: z.strictObject({ code: confirmationCode }),
      output: session,
      errors: [
        'CodeWrong',
        'CodeExpired',
        'NothingPending',
        'PhoneNumberTaken',
        'OrganisationRefused',
        'UserDisabled',
        'AccountGone',
        'SignUpNotPossible',
      ],
    }),
    resendSignUpCode: call({
      input: nothing,
      output: session,
      errors: [
        'NothingPending',
        'SmsNotSent',
        'CodeMaybeSent',
        'UserDisabled',
        'AccountGone',
        'SignUpNotPossible',
        'OrganisationRefused',
      ],
    }),
    /**
     * With an unconfirmed account the call does not fail: the session becomes `confirmingSignUp`. Where the pool asks
     * for more than the password, it becomes `signingIn`.
     */
    signIn: call({
      input: z.strictObject({ phoneNumber, password }),
      output: session,
      errors: [
        'CredentialsWrong',
        'SignInLocked',
        'SignInBlocked',
        'SignInRefused',
        'OrganisationRefused',
        'UserDisabled',
        'TemporaryPasswordExpired',
        'PasswordResetRequired',
        'ChallengeNotSupported',
        'SmsNotSent',
      ],
    }),
    /**
     * Answers the step that asks for a code, by text message or of an authenticator app. As all calls of a sign-in's
     * steps do, it leads to the next step or to `signedIn`, and to `signedOut` when the pool no longer waits.
     */
    confirmSignIn: call({
      input: z.strictObject({ code: confirmationCode }),
      output: session,
      errors: ['CodeWrong', 'CodeUsed', ...ofSignInSteps],
    }),
    /** Has another code sent by text message. Cognito knows no such request, so the sign-in begins again for it. */
    resendSignInCode: call({ input: nothing, output: session, errors: [...ofSignInSteps, 'CodeMaybeSent'] }),
    /** Answers the step that lets the user choose. */
    chooseFactor: call({
      input: z.strictObject({ factor }),
      output: session,
      errors: [...ofSignInSteps, 'CodeMaybeSent'],
    }),
    /** Goes back to that step from the factor that was chosen. */
    chooseFactorAgain: call({ input: nothing, output: session, errors: ofSignInSteps }),
    /** Answers the step that asks a user whom an administrator made for a password of their own. */
    chooseFirstPassword: call({
      input: z.strictObject({ newPassword: password, attributes: attributeValues }),
      output: session,
      errors: ['PasswordRefused', 'AttributesNotAsked', ...ofSignInSteps],
    }),
    /** The key of the authenticator app that is being set up. Nothing keeps or logs it. */
    getTotpKey: call({ input: nothing, output: totpKey, errors: ['NothingPending'] }),
    /** Proves by a first code that the authenticator app has the key. */
    setUpTotp: call({
      input: z.strictObject({ code: confirmationCode }),
      output: session,
      errors: ['CodeWrong', 'CodeUsed', ...ofSignInSteps],
    }),
    signOut: call({ input: nothing, output: session, errors: ['NotSignedIn'] }),
    requestPasswordReset: call({
      input: z.strictObject({ phoneNumber }),
      output: session,
      errors: ['ResetNotPossible', 'SmsNotSent', 'CodeMaybeSent', 'UserDisabled', 'OrganisationRefused'],
    }),
    resendResetCode: call({
      input: nothing,
      output: session,
      errors: [
        'NothingPending',
        'ResetNotPossible',
        'SmsNotSent',
        'CodeMaybeSent',
        'UserDisabled',
        'OrganisationRefused',
      ],
    }),
    resetPassword: call({
      input: z.strictObject({ code: confirmationCode, newPassword: password }),
      output: session,
      errors: [
        'CodeWrong',
        'CodeExpired',
        'PasswordRefused',
        'NothingPending',
        'ResetNotPossible',
        'UserDisabled',
        'OrganisationRefused',
      ],
    }),
    changePassword: call({
      input: z.strictObject({ currentPassword: password, newPassword: password }),
      output: session,
      errors: [
        'CurrentPasswordWrong',
        'SignInLocked',
        'PasswordRefused',
        'NotSignedIn',
        'NotAllowed',
        'OrganisationRefused',
      ],
    }),
    /**
     * Deletes the account at the pool, for ever, and everything of it on this computer. The number's last digits show
     * that the user means it. An answer that was lost is found out afterwards: the session ends when the account is gone,
     * then or at a later try, and goes on when it is not.
     */
    deleteAccount: call({ input: z.strictObject({ lastDigits }), output: session, errors: ofConfirmed }),
  },
  /** Confirms beside the live session that its user is there (decision 0065). Only complete new tokens replace it. */
  identity: {
    /** Either the session has a new `confirmedUntil`, or it is `confirming` with a code. */
    confirm: call({
      input: z.strictObject({ password }),
      output: session,
      errors: ['CurrentPasswordWrong', ...ofConfirmations, 'CodeMaybeSent'],
    }),
    confirmCode: call({
      input: z.strictObject({ code: confirmationCode }),
      output: session,
      errors: ['CodeWrong', 'CodeUsed', 'NothingPending', ...ofConfirmations],
    }),
    /** Has another code sent by text message, which begins the confirmation again with the password that is held. */
    resendCode: call({
      input: nothing,
      output: session,
      errors: ['NothingPending', ...ofConfirmations, 'CodeMaybeSent'],
    }),
    /** Leaves the confirmation. The session is as it was before. */
    cancel: call({ input: nothing, output: session, errors: [] }),
  },
  /** The user's second factors. Each change answers what the pool holds afterwards, whoever else changed it. */
  factors: {
    get: call({ input: nothing, output: factors, errors: ofSignedIn }),
    /** A new key for an authenticator app, which counts once its first code has proved it. Nothing keeps or logs it. */
    getTotpKey: call({ input: nothing, output: totpKey, errors: ofConfirmed }),
    /** Proves the new key, turns the authenticator app on, and has the pool ask for it first. */
    turnOnTotp: call({
      input: z.strictObject({ code: confirmationCode }),
      output: factors,
      errors: ['CodeWrong', 'NothingPending', ...ofConfirmed],
    }),
    /** Turns text messages on. Where the authenticator app is on as well, that stays the one asked for first. */
    turnOnSms: call({ input: nothing, output: factors, errors: ofConfirmed }),
    turnOff: call({ input: z.strictObject({ factor }), output: factors, errors: ['FactorRequired', ...ofConfirmed] }),
    /** Has the pool ask for this factor first. */
    prefer: call({ input: z.strictObject({ factor }), output: factors, errors: ofConfirmed }),
  },
  /** Where the account is signed in. */
  sessions: {
    /** This app first, then the latest used. Only for a pool that tracks sessions. */
    list: call({ input: nothing, output: places, errors: ofSignedIn }),
    /** Ends one session, and answers those that are left. One that has ended already is no failure. */
    end: call({ input: z.strictObject({ id: sessionId }), output: places, errors: ofConfirmed }),
    /** Ends all but this one, and answers those that are left. */
    endOthers: call({ input: nothing, output: places, errors: ofConfirmed }),
    /**
     * Ends every session, this one too, and signs in again here with the password, which is the confirmation. Where the
     * pool then asks for more, the session becomes `signingIn`; where the sign-in fails, `signedOut`.
     */
    endEverywhere: call({
      input: z.strictObject({ password }),
      output: session,
      errors: ['CurrentPasswordWrong', 'NotAllowed', ...ofConfirmations],
    }),
  },
  profile: {
    /** Asks the pool for the profile, which is then in the session too. */
    refresh: call({ input: nothing, output: profile, errors: ['NotSignedIn', 'NotAllowed', 'OrganisationRefused'] }),
    /** Changes the attributes that are named, and leaves the others as they are. */
    update: call({
      input: z.strictObject({
        attributes: attributeValues.check(z.refine((values) => Object.keys(values).length > 0)),
      }),
      output: profile,
      errors: ['NotSignedIn', 'NotAllowed', 'AttributesNotAsked', 'OrganisationRefused'],
    }),
    /** Keeps at the pool that the user agrees to this version. The session then has no `consentDue`. */
    agree: call({
      input: z.strictObject({ version: consentVersion }),
      output: session,
      errors: ['NotSignedIn', 'NotAllowed', 'AttributesNotAsked', 'OrganisationRefused'],
    }),
    /**
     * Sends a code to a new number. The session then has a `phoneCode` with it, also when nobody knows whether the code
     * was sent; the account's number counts until `verifyPhone`.
     */
    changeNumber: call({
      input: z.strictObject({ phoneNumber }),
      output: session,
      errors: [...ofConfirmed, 'PhoneNumberTaken', 'PhoneNumberRefused', 'SmsNotSent', 'CodeMaybeSent'],
    }),
    /** Forgets the new number. The account's stays as it was, and nothing is asked of the pool. */
    keepNumber: call({ input: nothing, output: session, errors: ['NotSignedIn'] }),
    /** Sends a code that verifies the number of the profile, or the new one. The session then has a `phoneCode`. */
    requestPhoneCode: call({
      input: nothing,
      output: session,
      errors: [...ofSignedIn, 'PhoneNumberTaken', 'SmsNotSent', 'CodeMaybeSent'],
    }),
    /** When somebody else has verified a new number meanwhile, the session has no `phoneCode` any more. */
    verifyPhone: call({
      input: z.strictObject({ code: confirmationCode }),
      output: session,
      errors: [
        'NotSignedIn',
        'NotAllowed',
        'NothingPending',
        'CodeWrong',
        'CodeExpired',
        'PhoneNumberTaken',
        'OrganisationRefused',
      ],
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
  /** The app cannot use its files in this folder. At most once per start. */
  folderUnusable: z.string(),
  /** A proxy asks for a name and a password; null when it no longer does. */
  proxyQuestionChanged: z.nullable(proxyQuestion),
  /** The native menu asks the page for this screen. */
  screenRequested: extraScreen,
} as const
