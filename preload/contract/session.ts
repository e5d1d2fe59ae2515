import { requestErrors } from './errors.ts'
import { z } from './schema.ts'
import { attributeName, phoneNumber } from './fields.ts'
import { wait } from './wait.ts'

/**
 * The longest value of an attribute, in UTF-16 units. Cognito keeps 2,048 characters, and a character may take two
 * units.
 */
export const longestAttribute = 4_096

/** More attributes than a pool can have: about twenty standard ones, and 50 custom ones. */
const mostAttributes = 100

/**
 * Attributes by Cognito's names, within Cognito's limits. `attributes.ts` says which names and values the app takes.
 */
export const attributeValues = z
  .record(attributeName, z.string().check(z.maxLength(longestAttribute)))
  .check(z.refine((values) => Object.keys(values).length <= mostAttributes))

/**
 * The user's own attributes, as far as the pool holds them and lets the app read them. An attribute that is missing is
 * absent; a missing number is null. `main/account/pool/attributes.ts` makes any answer of the pool fit this schema, and
 * leaves out what the app does not know.
 */
export const profile = z.object({
  phoneNumber: z.nullable(phoneNumber),
  phoneNumberVerified: z.boolean(),
  attributes: attributeValues,
})
export type Profile = z.output<typeof profile>
export type Attributes = Profile['attributes']

/** Where a code went, masked by the pool (`+*******9934`); null when no code was sent in this step yet. */
const destination = z.nullable(z.string())

/**
 * What else the code screen has to say. `codeNotSent`: no code could be sent at sign-up. `maybeConfirmed`: the number
 * was named without a password, so nobody knows whether its account still waits for a code.
 */
export const signUpProblem = z.enum(['codeNotSent', 'maybeConfirmed'])

/**
 * The step has outlived a code of its own, or the pool calls a fresh code expired. Perhaps the account is no longer
 * there, which a pool that hides who exists never says, so the screen names the way out (decision 0053).
 */
const outlived = z.optional(z.literal(true))

/** What a user can show beside the password: a code by text message, or one that an authenticator app makes. */
export const factor = z.enum(['sms', 'totp'])
export type Factor = z.output<typeof factor>

/**
 * What a sign-in still asks for after the password. `mayChoose`: the user chose this factor among several, and may
 * choose again. `missing`: attributes that the pool wants before it lets the user in, by Cognito's names.
 */
export const signInStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('smsCode'), destination, mayChoose: z.boolean() }),
  z.strictObject({ kind: z.literal('totpCode'), mayChoose: z.boolean() }),
  z.strictObject({ kind: z.literal('chooseFactor'), factors: z.array(factor).check(z.minLength(1), z.maxLength(2)) }),
  z.strictObject({
    kind: z.literal('newPassword'),
    missing: z.array(attributeName).check(z.maxLength(mostAttributes)),
  }),
  /** The authenticator's key is no part of the session: `auth.getTotpKey` answers it as long as this step lasts. */
  z.strictObject({ kind: z.literal('setUpTotp') }),
])
export type SignInStep = z.output<typeof signInStep>

/**
 * A code that the user was sent for a number. `newNumber`: the number that will take the place of the account's once the
 * code has proved it; null when the code verifies the number that the account has. Until then the account's counts.
 */
export const phoneCode = z.strictObject({ newNumber: z.nullable(phoneNumber), destination, wait: z.nullable(wait) })

/**
 * What the pool still asks for after the password, while the user confirms that it is them. `until`: how long it waits,
 * in milliseconds since the epoch.
 */
export const confirming = z.strictObject({
  step: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('smsCode'), destination }),
    z.strictObject({ kind: z.literal('totpCode') }),
  ]),
  until: z.int(),
  wait: z.nullable(wait),
})

/** The second factors of the signed-in user: those that are on, and the one that the pool asks for first. */
export const factors = z.strictObject({
  on: z.array(factor).check(z.maxLength(2)),
  preferred: z.nullable(factor),
})
export type Factors = z.output<typeof factors>

/** The name of a session at the pool. */
export const sessionId = z.string().check(z.minLength(1), z.maxLength(128))

/** A text that the pool made of what it saw; null when it knows nothing. */
const seen = z.nullable(z.string().check(z.maxLength(1_024)))

/**
 * One place where the account is signed in, as the pool tracks it. `current`: this app. Times are in milliseconds since
 * the epoch; null when the pool does not tell. `device`: the program and system, from its `user-agent`. `country` is a
 * name as the pool's database has it.
 */
export const signedInPlace = z.strictObject({
  id: sessionId,
  current: z.boolean(),
  createdAt: z.nullable(z.int()),
  lastActiveAt: z.nullable(z.int()),
  device: seen,
  city: seen,
  country: seen,
})
export type SignedInPlace = z.output<typeof signedInPlace>

/** Why a stored session could not be restored so far. */
export const restoreProblem = z.enum(requestErrors)

/** Why the user sees the sign-in screen, when there is a reason to give. */
export const notice = z.enum([
  'signedOut',
  'serverNotTold',
  'recordLeft',
  'signOutIncomplete',
  'sessionEnded',
  'accountDisabled',
  'passwordResetRequired',
  'signInDue',
  'accountConfirmed',
  'passwordReset',
  // The pool no longer waits for the next step of the sign-in: its time is over, or it takes no answer any more.
  'signInOver',
  // The app was closed in the middle of a sign-in.
  'signInInterrupted',
  // The user ended every session of the account, this one too.
  'signedOutEverywhere',
  'accountDeleted',
])
export type Notice = z.output<typeof notice>

/**
 * The state of the user's session. Main owns it; the renderer asks once and then follows `sessionChanged`. No variant
 * has room for a token, and main parses every session with this schema before it crosses the bridge. `wait` says until
 * when a try makes no sense: for another code, or after a limit of the pool for anything (decision 0013).
 */
export const session = z.discriminatedUnion('status', [
  /**
   * A stored session is being restored, or looked for. `problem` says why that has not worked so far. `wasSignedIn`:
   * somebody was signed in at the last end, so the account may be shown before anything of it is known. `profile` is the
   * last known one; null until the keychain has said whose session it holds.
   */
  z.strictObject({
    status: z.literal('restoring'),
    wasSignedIn: z.boolean(),
    problem: z.nullable(restoreProblem),
    profile: z.nullable(profile),
  }),
  /** Nobody is signed in. `phoneNumber` fills the sign-in form. */
  z.strictObject({
    status: z.literal('signedOut'),
    phoneNumber: z.nullable(phoneNumber),
    notice: z.nullable(notice),
    wait: z.nullable(wait),
  }),
  /**
   * The user signed up, or signed in unconfirmed, and the app waits for the SMS code. `problem` is absent when all went
   * well.
   */
  z.strictObject({
    status: z.literal('confirmingSignUp'),
    phoneNumber,
    destination,
    wait: z.nullable(wait),
    problem: z.optional(signUpProblem),
    outlived,
  }),
  /**
   * The password was right, and the pool asks for more. `until`: how long it waits, in milliseconds since the epoch;
   * then the sign-in begins again (decision 0064).
   */
  z.strictObject({
    status: z.literal('signingIn'),
    phoneNumber,
    step: signInStep,
    until: z.int(),
    wait: z.nullable(wait),
  }),
  /** The user asked for a reset, and the app waits for the SMS code and a new password. */
  z.strictObject({
    status: z.literal('resettingPassword'),
    phoneNumber,
    destination,
    wait: z.nullable(wait),
    outlived,
  }),
  /**
   * The user is signed in. `keptIn: 'memory'` means that the session ends with the app, because the keychain did not
   * take it. `phoneCode`: the user asked for a code to verify the number, or a new number, and the app waits for it; or
   * the pool takes no request for one yet. `since`: when the user last signed in on this computer, or confirmed that it is
   * them, in milliseconds since the epoch; null when nobody knows. `confirmedUntil`: so long what needs a recent sign-in
   * is taken without another confirmation, in milliseconds since the epoch by this machine's clock; null when a
   * confirmation is due. Main decides anew by the server's clock. `confirming`: a confirmation that waits for its code
   * (decision 0065). `consentDue`: the profile is known, and the user has not agreed to what the company asks for now
   * (decision 0067).
   */
  z.strictObject({
    status: z.literal('signedIn'),
    profile,
    since: z.nullable(z.int()),
    keptIn: z.enum(['keychain', 'memory']),
    phoneCode: z.nullable(phoneCode),
    confirmedUntil: z.nullable(z.int()),
    confirming: z.nullable(confirming),
    consentDue: z.optional(z.literal(true)),
  }),
])
export type Session = z.output<typeof session>
export type SessionStatus = Session['status']
