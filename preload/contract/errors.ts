import { z } from './schema.ts'

/** The latest time at which the pool accepts another try, in milliseconds since the epoch. */
const until = z.int()

/** What a request to the user pool can end with, whatever it was about. */
const ofRequests = {
  Offline: {},
  AnswerLost: {},
  TimedOut: {},
  ServerUnavailable: {},
  AccessBlocked: {},
  TooManyRequests: { until },
  AppRefused: {},
  Unexpected: {},
} as const

/** Any call can answer these. */
const common = {
  InvalidInput: { fields: z.array(z.string()) },
  SenderRefused: {},
  ...ofRequests,
} as const

/** What each error carries beside its code. A code that is not here does not exist; one without a sentence in `renderer/locales` fails the type check. */
const details = {
  ...common,
  // Declared by the calls that can answer them.
  PhoneNumberTaken: {},
  PhoneNumberRefused: {},
  PasswordRefused: {},
  CodeWrong: {},
  CodeExpired: {},
  CredentialsWrong: {},
  CurrentPasswordWrong: {},
  SignInLocked: { until },
  SignInBlocked: {},
  SignInRefused: {},
  UserDisabled: {},
  TemporaryPasswordExpired: {},
  ClockWrong: {},
  NothingPending: {},
  NotSignedIn: {},
  NotAllowed: {},
  ResetNotPossible: {},
  PasswordResetRequired: {},
  ChallengeNotSupported: { challenge: z.string() },
  SmsNotSent: {},
  CodeMaybeSent: {},
  FileNotWritten: {},
  AccountGone: {},
  SignUpNotPossible: {},
} as const satisfies Record<string, Record<string, z.ZodMiniType>>

/** Name of a failure that the renderer may have to explain. */
export type ErrorCode = keyof typeof details

/** Codes of what a request to the user pool can end with. */
export const requestErrors = Object.keys(ofRequests) as (keyof typeof ofRequests)[]

/** Codes that every call may answer without declaring them. */
export const commonErrors = Object.keys(common) as CommonError[]

export type CommonError = keyof typeof common

/** A failure as it crosses the bridge: its code, and the details that belong to that code. */
export type AppError<Code extends ErrorCode = ErrorCode> = {
  [C in Code]: { code: C } & { [Key in keyof (typeof details)[C]]: z.output<(typeof details)[C][Key] & z.ZodMiniType> }
}[Code]

/** Codes of failures that carry nothing but themselves. */
export type PlainCode = {
  [Code in ErrorCode]: keyof (typeof details)[Code] extends never ? Code : never
}[ErrorCode]

/** All codes, for tests and for the check that each has a sentence. */
export const errorCodes = Object.keys(details) as ErrorCode[]

/** Schema of one error: strict, so that nothing else can ride along. */
export function errorSchema(code: ErrorCode): z.ZodMiniType<AppError> {
  return z.strictObject({ code: z.literal(code), ...details[code] }) as unknown as z.ZodMiniType<AppError>
}
