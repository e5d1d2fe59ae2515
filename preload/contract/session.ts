import { requestErrors } from './errors.ts'
import { z } from './schema.ts'
import { phoneNumber } from './fields.ts'
import { wait } from './wait.ts'

/** Longest value of an attribute, in UTF-16 units: Cognito keeps 2,048 characters, and one may take two units. */
export const longestAttribute = 4_096

/** As Cognito names attributes: 32 characters at most, the seven of `custom:` among them (API reference, AttributeType). */
const attributeName = z.string().check(z.maxLength(32), z.regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+$/u))

/** More than a pool can have: about twenty standard attributes, and 50 custom ones. */
const mostAttributes = 100

/**
 * Attributes by Cognito's names, within Cognito's bounds. Which names and values the app takes is said in
 * `attributes.ts`.
 */
export const attributeValues = z
  .record(attributeName, z.string().check(z.maxLength(longestAttribute)))
  .check(z.refine((values) => Object.keys(values).length <= mostAttributes))

/**
 * The user's own attributes, as far as the pool holds them and lets the app read them. What is missing is absent, the
 * number is null. `main/account/pool/attributes.ts` makes all of it fit, whatever the pool answers, and leaves out what the app
 * does not know.
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
 * What the code screen has to say beside where the code went: that none could be sent at sign-up, or that nobody knows
 * whether the account still waits for one, because its number was named without a password.
 */
export const signUpProblem = z.enum(['codeNotSent', 'maybeConfirmed'])

/** Why a stored session could not be restored so far. */
export const restoreProblem = z.enum(requestErrors)

/** Why the user sees the sign-in screen, when there is something to say. */
export const notice = z.enum([
  'signedOut',
  'serverNotTold',
  'recordLeft',
  'signOutIncomplete',
  'sessionEnded',
  'accountDisabled',
  'signInDue',
  'accountConfirmed',
  'passwordReset',
])
export type Notice = z.output<typeof notice>

/**
 * Where the user stands. Main owns it; the renderer asks once and then follows `sessionChanged`.
 * No variant has room for a token, and main parses every session with this schema before it crosses, in an answer and
 * in an event.
 * `wait` says until when it makes no sense to try again: another code, or anything after a rate limit (decision 0013).
 */
export const session = z.discriminatedUnion('status', [
  /** A stored session is being restored; `problem` says why it has not worked so far. `profile` is the last known. */
  z.strictObject({
    status: z.literal('restoring'),
    problem: z.nullable(restoreProblem),
    profile: z.nullable(profile),
  }),
  /** `phoneNumber` fills the sign-in form. */
  z.strictObject({
    status: z.literal('signedOut'),
    phoneNumber: z.nullable(phoneNumber),
    notice: z.nullable(notice),
    wait: z.nullable(wait),
  }),
  /** Signed up (or signed in unconfirmed): the SMS code is awaited. `problem` is absent where all went well. */
  z.strictObject({
    status: z.literal('confirmingSignUp'),
    phoneNumber,
    destination,
    wait: z.nullable(wait),
    problem: z.optional(signUpProblem),
  }),
  /** A reset was asked for: the SMS code and a new password are awaited. */
  z.strictObject({ status: z.literal('resettingPassword'), phoneNumber, destination, wait: z.nullable(wait) }),
  /**
   * `keptIn: 'memory'` means that the session ends with the app, because there is no usable keychain.
   * `phoneCode`: a code that verifies the number was asked for and is awaited, or the pool wants no request for one.
   */
  z.strictObject({
    status: z.literal('signedIn'),
    profile,
    keptIn: z.enum(['keychain', 'memory']),
    phoneCode: z.nullable(z.strictObject({ destination, wait: z.nullable(wait) })),
  }),
])
export type Session = z.output<typeof session>
export type SessionStatus = Session['status']
