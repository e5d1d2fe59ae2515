import { z } from './schema.ts'
import { attributeName } from './fields.ts'

/** The latest time at which the pool accepts another try, in milliseconds since the epoch. */
const until = z.int()

/** The longest text of the organisation that the app shows, in characters: three or four lines. */
export const longestSaying = 300

/** The organisation's own words to the user: one line, and nothing in it that controls, hides or turns text. */
const saying = z.string().check(
  z.minLength(1),
  // In UTF-16 units, of which a character has two at most.
  z.maxLength(2 * longestSaying),
  z.regex(/^(?:[^\p{C}\p{Zl}\p{Zp}]|[\u200c\u200d])+$/u),
)

/** What can stand between this machine and the user pool. Nothing was carried out, and each has a way out of its own. */
const ofTheWay = {
  ClockWrong: {},
  NetworkSignIn: {},
  /** A proxy lets nothing through without a sign-in. */
  ProxySignIn: {},
  NetworkBlocked: {},
  CertificateUnknown: {},
  CertificateDate: {},
  CertificateForOther: {},
  CertificateRefused: {},
  CertificateWanted: {},
  NotSecure: {},
} as const

/** How a request to the user pool can fail, whatever it asks for. */
const ofRequests = {
  Offline: {},
  ...ofTheWay,
  AnswerLost: {},
  TimedOut: {},
  ServerUnavailable: {},
  AccessBlocked: {},
  TooManyRequests: { until },
  AppRefused: {},
  Unexpected: {},
} as const

/** Failures that any call can answer. */
const common = {
  InvalidInput: { fields: z.array(z.string()) },
  SenderRefused: {},
  ...ofRequests,
} as const

/**
 * The details that each error carries beside its code. A code that is not here does not exist. A code without a
 * sentence in `renderer/locales` fails the type check.
 */
const details = {
  ...common,
  // Calls declare which of these they can answer.
  PhoneNumberTaken: {},
  PhoneNumberRefused: {},
  PasswordRefused: {},
  CodeWrong: {},
  CodeExpired: {},
  /** An authenticator app's code, which the pool takes once only. */
  CodeUsed: {},
  CredentialsWrong: {},
  CurrentPasswordWrong: {},
  SignInLocked: {},
  SignInBlocked: {},
  SignInRefused: {},
  UserDisabled: {},
  TemporaryPasswordExpired: {},
  NothingPending: {},
  NotSignedIn: {},
  NotAllowed: {},
  ResetNotPossible: {},
  PasswordResetRequired: {},
  ChallengeNotSupported: { challenge: z.string() },
  /** The user signed in too long ago for this, and confirms first that it is them (decision 0065). */
  ConfirmationNeeded: {},
  /** A second factor that the pool requires, so it cannot be turned off. */
  FactorRequired: {},
  SmsNotSent: {},
  CodeMaybeSent: {},
  FileNotWritten: {},
  /** The system opened no browser, mail or phone program. */
  NotOpened: {},
  AccountGone: {},
  /** `says`: why, in the words of a trigger that the organisation wrote. */
  OrganisationRefused: { says: saying },
  /** `names`: attributes that the pool wants and the app has no field for. `fields`: those it has one for. */
  AttributesNotAsked: { fields: z.array(z.string()), names: z.array(attributeName) },
  SignUpNotPossible: {},
} as const satisfies Record<string, Record<string, z.ZodMiniType>>

/** The code of a failure, for which the renderer has a sentence. */
export type ErrorCode = keyof typeof details

/** The codes with which any request to the user pool can fail. */
export const requestErrors = Object.keys(ofRequests) as (keyof typeof ofRequests)[]

/** The code of what stands between this machine and the user pool. */
export type Obstacle = keyof typeof ofTheWay
export const obstacles = Object.keys(ofTheWay) as Obstacle[]

/** Codes that every call may answer without declaring them. */
export const commonErrors = Object.keys(common) as CommonError[]

export type CommonError = keyof typeof common

/** A failure as it crosses the bridge: its code, and the details of that code. */
export type AppError<Code extends ErrorCode = ErrorCode> = {
  [C in Code]: { code: C } & { [Key in keyof (typeof details)[C]]: z.output<(typeof details)[C][Key] & z.ZodMiniType> }
}[Code]

/** Codes of failures that carry nothing but themselves. */
export type PlainCode = {
  [Code in ErrorCode]: keyof (typeof details)[Code] extends never ? Code : never
}[ErrorCode]

/** All codes, for tests and for the check that each has a sentence. */
export const errorCodes = Object.keys(details) as ErrorCode[]

const schemas = new Map<ErrorCode, z.ZodMiniType<AppError>>()

/** Schema of one error. It is strict, so that nothing undeclared crosses the bridge. All calls share one for each code. */
export function errorSchema(code: ErrorCode): z.ZodMiniType<AppError> {
  const made = schemas.get(code)
  if (made !== undefined) return made
  const schema = z.strictObject({ code: z.literal(code), ...details[code] }) as unknown as z.ZodMiniType<AppError>
  schemas.set(code, schema)
  return schema
}
