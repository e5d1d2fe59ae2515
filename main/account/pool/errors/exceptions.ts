import type { CommonError, PlainCode } from '../../../../preload/contract/errors.ts'
import type { Operation } from './operations.ts'

/** What an exception's name can stand for: no code with details but the one that `judge.ts` adds the time to. */
type Answerable = PlainCode | 'TooManyRequests'

/** Exceptions that mean the same for every operation. Only codes that every call may answer. */
export const anywhere = {
  InternalErrorException: 'ServerUnavailable',
  // A web ACL before the pool: its rate rule, or its list of countries.
  ForbiddenException: 'AccessBlocked',
  WAFForbiddenException: 'AccessBlocked',
  // The pool or the app client is gone, or the build names another one.
  ResourceNotFoundException: 'AppRefused',
  // The Region or the pool's feature plan does not have it.
  OperationNotEnabledException: 'AppRefused',
  FeatureUnavailableInTierException: 'AppRefused',
  InvalidUserPoolConfigurationException: 'AppRefused',
  UnsupportedOperationException: 'AppRefused',
  // `main/network` knows these before Amplify would repeat the request.
  TooManyRequestsException: 'TooManyRequests',
  LimitExceededException: 'TooManyRequests',
  // Too many wrong codes: counted by the hour, like the requests for one.
  TooManyFailedAttemptsException: 'TooManyRequests',
} as const satisfies Record<string, Answerable & CommonError>

/** The pool may not send: its role or address is not set up, or the trigger fails that words or sends the message. */
const sendingFails = {
  CodeDeliveryFailureException: 'SmsNotSent',
  InvalidSmsRoleAccessPolicyException: 'SmsNotSent',
  InvalidSmsRoleTrustRelationshipException: 'SmsNotSent',
  InvalidEmailRoleAccessPolicyException: 'SmsNotSent',
  UserLambdaValidationException: 'SmsNotSent',
  UnexpectedLambdaException: 'SmsNotSent',
  InvalidLambdaResponseException: 'SmsNotSent',
} as const

/** A trigger behind the operation, which may be carried out: the same once more tells. */
const triggerFails = {
  UserLambdaValidationException: 'ServerUnavailable',
  UnexpectedLambdaException: 'ServerUnavailable',
  InvalidLambdaResponseException: 'ServerUnavailable',
} as const

const codeRefused = {
  CodeMismatchException: 'CodeWrong',
  ExpiredCodeException: 'CodeExpired',
} as const

const passwordRefused = {
  InvalidPasswordException: 'PasswordRefused',
  PasswordHistoryPolicyViolationException: 'PasswordRefused',
} as const

/** What an operation answers whose access token or user is refused, and what that means for the session. */
const sessionRefused = {
  // Expired, revoked, or a text that we do not know: whether the session goes on, a refresh tells (`while-signed-in.ts`).
  NotAuthorizedException: 'NotSignedIn',
  UserNotFoundException: 'NotSignedIn',
  // Signed in again, the user is told what there is to do.
  PasswordResetRequiredException: 'NotSignedIn',
  UserNotConfirmedException: 'NotSignedIn',
  // Amplify's own, when it holds no tokens.
  UserUnAuthenticatedException: 'NotSignedIn',
} as const

/**
 * The contract's code for each exception of an operation. Names count; texts change, and those that do count are in
 * `texts.ts`. A code that a call does not declare does not compile: the type of a call's outcome comes from its row.
 */
export const exceptions = {
  signUp: {
    UsernameExistsException: 'PhoneNumberTaken',
    // The other fields are checked against the pool's schema before they are sent.
    InvalidParameterException: 'PhoneNumberRefused',
    InvalidPasswordException: 'PasswordRefused',
    // The pool takes no sign-ups; or its PreSignUp trigger refused. What fails later has left an account.
    NotAuthorizedException: 'SignUpNotPossible',
    UserLambdaValidationException: 'SignUpNotPossible',
    UnexpectedLambdaException: 'SignUpNotPossible',
    InvalidLambdaResponseException: 'SignUpNotPossible',
  },
  confirmSignUp: {
    ...codeRefused,
    ...triggerFails,
    // Unknown to the pool, although we wait for its code: deleted in between. Only a pool that tells answers this.
    UserNotFoundException: 'AccountGone',
    AliasExistsException: 'PhoneNumberTaken',
    NotAuthorizedException: 'SignUpNotPossible',
    InvalidParameterException: 'SignUpNotPossible',
  },
  resendSignUpCode: {
    ...sendingFails,
    UserNotFoundException: 'AccountGone',
    NotAuthorizedException: 'SignUpNotPossible',
    InvalidParameterException: 'SignUpNotPossible',
  },
  signIn: {
    ...triggerFails,
    // Without a text that we know nobody can say what is wrong.
    NotAuthorizedException: 'SignInRefused',
    InvalidParameterException: 'SignInRefused',
    // A PreAuthentication trigger refused.
    UserLambdaValidationException: 'SignInRefused',
    // Only a pool that tells whether a user exists answers this.
    UserNotFoundException: 'CredentialsWrong',
    PasswordResetRequiredException: 'PasswordResetRequired',
    // The code of a second factor.
    InvalidSmsRoleAccessPolicyException: 'SmsNotSent',
    InvalidSmsRoleTrustRelationshipException: 'SmsNotSent',
    InvalidEmailRoleAccessPolicyException: 'SmsNotSent',
  },
  refresh: {
    // The trigger that words the tokens.
    ...triggerFails,
    // A refresh asks for nothing but the session, so that any text ends it that says nothing else (`texts.ts`).
    NotAuthorizedException: 'NotSignedIn',
    RefreshTokenReuseException: 'NotSignedIn',
    TokenRevokedException: 'NotSignedIn',
    UserNotFoundException: 'NotSignedIn',
    UserNotConfirmedException: 'NotSignedIn',
    PasswordResetRequiredException: 'NotSignedIn',
    UserUnAuthenticatedException: 'NotSignedIn',
  },
  fetchAttributes: sessionRefused,
  updateAttributes: { ...sessionRefused, ...triggerFails },
  changePassword: { ...sessionRefused, ...passwordRefused },
  requestPasswordReset: {
    ...sendingFails,
    // No verified phone number, or a password that an administrator set and that was never changed.
    InvalidParameterException: 'ResetNotPossible',
    NotAuthorizedException: 'ResetNotPossible',
    UserNotFoundException: 'ResetNotPossible',
  },
  resetPassword: {
    ...codeRefused,
    ...passwordRefused,
    ...triggerFails,
    NotAuthorizedException: 'ResetNotPossible',
    UserNotFoundException: 'CodeExpired',
    UserNotConfirmedException: 'ResetNotPossible',
  },
  requestPhoneCode: { ...sessionRefused, ...sendingFails },
  verifyPhone: {
    ...sessionRefused,
    ...codeRefused,
    // Somebody else verified the number in between.
    AliasExistsException: 'PhoneNumberTaken',
  },
  revoke: {},
} as const satisfies Record<Operation, Record<string, Answerable>>
