import type { ErrorCode } from '../../preload/contract/errors.ts'
import { Failure, findFailure, limited, limits, toError } from '../failure.ts'
import { isDisabled } from './refusals.ts'

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
type PlainCode = Exclude<ErrorCode, 'InvalidInput' | 'ChallengeNotSupported' | 'TooManyRequests' | 'SignInLocked'>

/** Exceptions that mean the same everywhere. Throttling is recognised in `main/network`, before Amplify repeats it. */
const anywhere: Record<string, PlainCode> = {
  InternalErrorException: 'ServerUnavailable',
  // A web ACL before the pool: its rate rule, or its list of countries.
  ForbiddenException: 'AccessBlocked',
  WAFForbiddenException: 'AccessBlocked',
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

/** Where the pool says that a user is disabled, and the user is told: the way to a session starts in these. */
const tellsDisabled = new Set<Operation>(['confirmSignUp', 'resendSignUpCode', 'requestPasswordReset', 'resetPassword'])

/**
 * The one table from Cognito's exceptions to the contract's codes. Only names count; their texts change
 * (for the texts that do count, see `toFailure`). What is not here crosses as `Unexpected`.
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
    NotAuthorizedException: 'CredentialsWrong',
    // Only a pool that tells whether a user exists answers this.
    UserNotFoundException: 'CredentialsWrong',
    PasswordResetRequiredException: 'PasswordResetRequired',
  },
  refresh: {
    NotAuthorizedException: 'NotSignedIn',
    RefreshTokenReuseException: 'NotSignedIn',
    TokenRevokedException: 'NotSignedIn',
    UserNotFoundException: 'NotSignedIn',
    UserNotConfirmedException: 'NotSignedIn',
    PasswordResetRequiredException: 'NotSignedIn',
  },
  // The access token was refused: revoked, or its user is gone.
  fetchAttributes: { NotAuthorizedException: 'NotSignedIn', UserNotFoundException: 'NotSignedIn' },
  updateAttributes: { NotAuthorizedException: 'NotSignedIn', UserNotFoundException: 'NotSignedIn' },
  // A wrong password, or a refused access token: the session asks which (`whileSignedIn`).
  changePassword: { NotAuthorizedException: 'CurrentPasswordWrong', UserNotFoundException: 'NotSignedIn' },
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
  requestPhoneCode: { NotAuthorizedException: 'NotSignedIn', UserNotFoundException: 'NotSignedIn', ...smsFails },
  verifyPhone: {
    NotAuthorizedException: 'NotSignedIn',
    UserNotFoundException: 'NotSignedIn',
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
  // A lock after failed sign-ins differs from a wrong password by its text alone.
  if (operation === 'signIn' && error.message.startsWith('Password attempts exceeded')) {
    return limited('SignInLocked', limits.signInLock, error)
  }
  // Too many wrong codes: counted by the hour, like the requests for one.
  if (error.name === 'TooManyFailedAttemptsException') return limited('TooManyRequests', limits.hourly, error)
  if (tellsDisabled.has(operation) && isDisabled(error))
    return new Failure({ code: 'AccountDisabled' }, { cause: error })
  const code = table[operation][error.name] ?? anywhere[error.name]
  return code === undefined ? error : new Failure({ code }, { cause: error })
}
