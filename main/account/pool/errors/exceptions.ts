import type { AppError, ErrorCode } from '../../../../preload/contract/errors.ts'
import { Failure, findFailure, limited, limits, toError } from '../../../failure.ts'
import { codeOfRefusal } from './not-authorized.ts'

/** What the app asks of Cognito; one exception can mean different things in different operations. */
export type Operation =
  | 'signUp'
  | 'confirmSignUp'
  | 'resendSignUpCode'
  | 'signIn'
  | 'refresh'
  | 'fetchAttributes'
  | 'updateAttributes'
  | 'changePassword'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'requestPhoneCode'
  | 'verifyPhone'

/** Codes that carry nothing but themselves. */
export type PlainCode = Exclude<
  ErrorCode,
  'InvalidInput' | 'ChallengeNotSupported' | 'TooManyRequests' | 'SignInLocked'
>

/** Exceptions that mean the same everywhere. Throttling is recognised in `main/network`, before Amplify repeats it. */
const anywhere: Record<string, PlainCode> = {
  InternalErrorException: 'ServerUnavailable',
  // A web ACL before the pool: its rate rule, or its list of countries.
  ForbiddenException: 'AccessBlocked',
  WAFForbiddenException: 'AccessBlocked',
  // The pool or the app client is gone, or the build names another one.
  ResourceNotFoundException: 'AppRefused',
  CodeDeliveryFailureException: 'SmsNotSent',
  InvalidPasswordException: 'PasswordRefused',
  CodeMismatchException: 'CodeWrong',
  ExpiredCodeException: 'CodeExpired',
  // Amplify's own, when it holds no tokens.
  UserUnAuthenticatedException: 'NotSignedIn',
}

/** The pool may not send: its role, or its address, is not set up. */
const smsFails: Record<string, PlainCode> = {
  InvalidSmsRoleAccessPolicyException: 'SmsNotSent',
  InvalidSmsRoleTrustRelationshipException: 'SmsNotSent',
  InvalidEmailRoleAccessPolicyException: 'SmsNotSent',
}

/** What an operation answers whose access token or user is refused, and what that means for the session. */
const signedIn = {
  // Expired, revoked, or a text that we do not know: whether the session goes on, a refresh tells (`whileSignedIn`).
  NotAuthorizedException: 'NotSignedIn',
  UserNotFoundException: 'NotSignedIn',
  // Signed in again, the user is told what there is to do.
  PasswordResetRequiredException: 'NotSignedIn',
  UserNotConfirmedException: 'NotSignedIn',
} as const

/**
 * The one table from Cognito's exceptions to the contract's codes. Names count; texts change. The exceptions whose
 * text does count are in `not-authorized.ts`, `refusals.ts` and `toFailure`. What is not here crosses as `Unexpected`.
 */
const table: Record<Operation, Record<string, PlainCode>> = {
  signUp: {
    UsernameExistsException: 'PhoneNumberTaken',
    // The other fields are checked against the pool's schema before they are sent.
    InvalidParameterException: 'PhoneNumberRefused',
    // The pool takes no sign-ups; or its PreSignUp trigger refused. What fails later has left an account (`refusals.ts`).
    NotAuthorizedException: 'SignUpNotPossible',
    UserLambdaValidationException: 'SignUpNotPossible',
    UnexpectedLambdaException: 'SignUpNotPossible',
    InvalidLambdaResponseException: 'SignUpNotPossible',
  },
  confirmSignUp: {
    // Unknown to the pool, although we wait for its code: deleted in between. Only a pool that tells answers this.
    UserNotFoundException: 'AccountGone',
    AliasExistsException: 'PhoneNumberTaken',
    NotAuthorizedException: 'SignUpNotPossible',
    InvalidParameterException: 'SignUpNotPossible',
    // A trigger behind the confirmation, which may be done: the same code again tells.
    UserLambdaValidationException: 'ServerUnavailable',
    UnexpectedLambdaException: 'ServerUnavailable',
    InvalidLambdaResponseException: 'ServerUnavailable',
  },
  resendSignUpCode: {
    UserNotFoundException: 'AccountGone',
    NotAuthorizedException: 'SignUpNotPossible',
    InvalidParameterException: 'SignUpNotPossible',
    ...smsFails,
    // The trigger that words or sends the message.
    UserLambdaValidationException: 'SmsNotSent',
    UnexpectedLambdaException: 'SmsNotSent',
    InvalidLambdaResponseException: 'SmsNotSent',
  },
  signIn: {
    // Without a text that we know nobody can say what is wrong.
    NotAuthorizedException: 'SignInRefused',
    InvalidParameterException: 'SignInRefused',
    // Only a pool that tells whether a user exists answers this.
    UserNotFoundException: 'CredentialsWrong',
    PasswordResetRequiredException: 'PasswordResetRequired',
  },
  refresh: {
    // A refresh asks for nothing but the session, so that any text ends it that says nothing else (`not-authorized.ts`).
    NotAuthorizedException: 'NotSignedIn',
    RefreshTokenReuseException: 'NotSignedIn',
    TokenRevokedException: 'NotSignedIn',
    UserNotFoundException: 'NotSignedIn',
    UserNotConfirmedException: 'NotSignedIn',
    PasswordResetRequiredException: 'NotSignedIn',
  },
  fetchAttributes: signedIn,
  updateAttributes: signedIn,
  changePassword: signedIn,
  requestPasswordReset: {
    // No verified phone number, or a password that an administrator set and that was never changed.
    InvalidParameterException: 'ResetNotPossible',
    NotAuthorizedException: 'ResetNotPossible',
    UserNotFoundException: 'ResetNotPossible',
    ...smsFails,
  },
  resetPassword: {
    NotAuthorizedException: 'ResetNotPossible',
    UserNotFoundException: 'CodeExpired',
    UserNotConfirmedException: 'ResetNotPossible',
  },
  requestPhoneCode: { ...signedIn, ...smsFails },
  verifyPhone: {
    ...signedIn,
    // Somebody else verified the number in between.
    AliasExistsException: 'PhoneNumberTaken',
  },
}

/** When the answer to one of these is lost, the SMS may be on its way all the same. */
const sendsCode = new Set<Operation>(['signUp', 'resendSignUpCode', 'requestPasswordReset', 'requestPhoneCode'])

/**
 * Turns whatever an operation threw into a `Failure` with a contract code. An error that the table does not know
 * is answered unchanged; at the bridge it is logged and becomes `Unexpected`.
 */
export function toFailure(operation: Operation, error: unknown): Error {
  const known = findFailure(error)
  if (known && sendsCode.has(operation) && (known.error.code === 'AnswerLost' || known.error.code === 'TimedOut')) {
    return new Failure({ code: 'CodeMaybeSent' }, { cause: error })
  }
  if (known) return known
  if (!(error instanceof Error)) return toError(error)
  if (error.name === 'NotAuthorizedException') {
    const code = codeOfRefusal(operation, error.message)
    if (code === 'SignInLocked' || code === 'TooManyRequests') return limited(code, limits.signInLock, error)
    if (code !== null) return plainFailure(code, error)
  }
  if (error.name === 'InvalidParameterException') {
    if ((operation === 'signIn' || operation === 'refresh') && isAboutClient(error.message))
      return plainFailure('AppRefused', error)
    // A user who was imported has no password yet. Cognito says no more than this (amplify-js #4516).
    if (operation === 'signIn' && /^invalid input given/i.test(error.message))
      return plainFailure('PasswordResetRequired', error)
  }
  // Too many wrong codes: counted by the hour, like the requests for one.
  if (error.name === 'TooManyFailedAttemptsException') return limited('TooManyRequests', limits.hourly, error)
  const code = table[operation][error.name] ?? anywhere[error.name]
  return code === undefined ? error : plainFailure(code, error)
}

/** With so many codes the compiler no longer sees by itself that each of them is an error without details. */
function plainFailure(code: PlainCode, cause: Error): Failure {
  return new Failure({ code } as AppError<PlainCode>, { cause })
}

/** Whether a sign-in or a refresh was refused for how the app client is set up: `USER_SRP_AUTH is not enabled for the client.` */
function isAboutClient(text: string): boolean {
  return /(flow|_AUTH|method)\b.* not (enabled|supported)/i.test(text) || /missing required parameter/i.test(text)
}
