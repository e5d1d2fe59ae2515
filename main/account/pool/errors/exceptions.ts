import type { CommonError, PlainCode } from '../../../../preload/contract/errors.ts'
import type { Operation } from './operations.ts'

/** What an exception's name can stand for: no code with details but the one that `judge.ts` adds the time to. */
type Answerable = PlainCode | 'TooManyRequests'

/** Exceptions that mean the same for every operation. Only codes that every call may answer. */
export const anywhere = {
  InternalErrorException: 'ServerUnavailable',
  // A web ACL before the pool refused the request, by its rate rule or its list of countries.
  ForbiddenException: 'AccessBlocked',
  WAFForbiddenException: 'AccessBlocked',
  // The pool or the app client was removed, or the build names a wrong one.
  ResourceNotFoundException: 'AppRefused',
  // The Region or the pool's feature plan does not have the operation.
  OperationNotEnabledException: 'AppRefused',
  FeatureUnavailableInTierException: 'AppRefused',
  InvalidUserPoolConfigurationException: 'AppRefused',
  UnsupportedOperationException: 'AppRefused',
  // `main/network` recognises these first, because Amplify would repeat the request on them.
  TooManyRequestsException: 'TooManyRequests',
  LimitExceededException: 'TooManyRequests',
  // Too many wrong codes. Cognito counts them by the hour, as it counts requests for codes.
  TooManyFailedAttemptsException: 'TooManyRequests',
} as const satisfies Record<string, Answerable & CommonError>

/**
 * The pool may not send: its role or sender address is not set up, or the trigger fails that words or sends the
 * message.
 */
const sendingFails = {
  CodeDeliveryFailureException: 'SmsNotSent',
  InvalidSmsRoleAccessPolicyException: 'SmsNotSent',
  InvalidSmsRoleTrustRelationshipException: 'SmsNotSent',
  InvalidEmailRoleAccessPolicyException: 'SmsNotSent',
  UserLambdaValidationException: 'SmsNotSent',
  UnexpectedLambdaException: 'SmsNotSent',
  InvalidLambdaResponseException: 'SmsNotSent',
} as const

/** A trigger of the pool failed. The pool may have carried the operation out; the same request once more shows it. */
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

/** The pool refuses the access token or its user. This says what that means for the session. */
const sessionRefused = {
  // Expired, revoked, or a text that we do not know. A refresh then shows whether the session goes on
  // (`while-signed-in.ts`).
  NotAuthorizedException: 'NotSignedIn',
  UserNotFoundException: 'NotSignedIn',
  // An administrator asks for a new password. The session ends, and the sign-in screen says what to do.
  PasswordResetRequiredException: 'PasswordResetRequired',
  UserNotConfirmedException: 'NotSignedIn',
  // Amplify throws this when it holds no tokens.
  UserUnAuthenticatedException: 'NotSignedIn',
} as const

/** The pool does not track sessions. */
const notTracked = {
  InvalidParameterException: 'NotAllowed',
  OperationNotEnabledException: 'NotAllowed',
} as const

/** The next step is the set-up of an authenticator app, and the pool made no key for it. */
const keyNotMade = {
  ConcurrentModificationException: 'ServerUnavailable',
  SoftwareTokenMFANotFoundException: 'SignInRefused',
} as const

/**
 * The pool takes no answer for this step of a sign-in. `NothingPending` means that it no longer waits for one: its time
 * is over, the step was answered before, or the user changed meanwhile. Only a new sign-in helps then, so the session
 * leads there (decision 0064).
 */
const stepRefused = {
  ...triggerFails,
  // Texts that name another reason are in `texts.ts`. Any other text means that only a new sign-in helps.
  NotAuthorizedException: 'NothingPending',
  UserNotFoundException: 'NothingPending',
  UserNotConfirmedException: 'NothingPending',
  ExpiredCodeException: 'NothingPending',
  // The user has this factor no more.
  SoftwareTokenMFANotFoundException: 'NothingPending',
  // Amplify throws this when it holds no sign-in, as after one that failed since.
  SignInException: 'NothingPending',
  PasswordResetRequiredException: 'PasswordResetRequired',
  // Nobody can say what is wrong with the step.
  InvalidParameterException: 'SignInRefused',
  MFAMethodNotFoundException: 'SignInRefused',
  AliasExistsException: 'SignInRefused',
  // A PostAuthentication trigger refused.
  UserLambdaValidationException: 'SignInRefused',
  // The next step is a code by text message, which the pool could not send.
  InvalidSmsRoleAccessPolicyException: 'SmsNotSent',
  InvalidSmsRoleTrustRelationshipException: 'SmsNotSent',
  InvalidEmailRoleAccessPolicyException: 'SmsNotSent',
} as const

/**
 * The contract's code for each exception of an operation. The exception's name decides, because Cognito changes its
 * texts; the texts that do count are in `texts.ts`. The type of a call's outcome comes from its row here, so a code
 * that the call does not declare does not compile.
 */
export const exceptions = {
  signUp: {
    UsernameExistsException: 'PhoneNumberTaken',
    // Values that the pool names are told at their fields (`refused-values.ts`). Whatever else it says, the user cannot
    // change it.
    InvalidParameterException: 'SignUpNotPossible',
    InvalidPasswordException: 'PasswordRefused',
    // The pool takes no sign-ups, or its PreSignUp trigger refused. (A trigger that runs later leaves an account
    // behind.)
    NotAuthorizedException: 'SignUpNotPossible',
    UserLambdaValidationException: 'SignUpNotPossible',
    UnexpectedLambdaException: 'SignUpNotPossible',
    InvalidLambdaResponseException: 'SignUpNotPossible',
  },
  confirmSignUp: {
    ...codeRefused,
    ...triggerFails,
    // Somebody deleted the user while the app waited for the code. A pool that hides which users exist never answers
    // this.
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
    // Its text is none that we know, so nobody can say what is wrong.
    NotAuthorizedException: 'SignInRefused',
    InvalidParameterException: 'SignInRefused',
    // A PreAuthentication trigger refused.
    UserLambdaValidationException: 'SignInRefused',
    // A pool that hides which users exist never answers this.
    UserNotFoundException: 'CredentialsWrong',
    PasswordResetRequiredException: 'PasswordResetRequired',
    // The pool could not send the code of a second factor.
    InvalidSmsRoleAccessPolicyException: 'SmsNotSent',
    InvalidSmsRoleTrustRelationshipException: 'SmsNotSent',
    InvalidEmailRoleAccessPolicyException: 'SmsNotSent',
    ...keyNotMade,
  },
  confirmSmsCode: { ...stepRefused, CodeMismatchException: 'CodeWrong' },
  confirmTotpCode: { ...stepRefused, CodeMismatchException: 'CodeWrong', ExpiredCodeException: 'CodeUsed' },
  chooseFactor: stepRefused,
  chooseFirstPassword: { ...stepRefused, ...passwordRefused, ...keyNotMade },
  setUpTotp: {
    ...stepRefused,
    CodeMismatchException: 'CodeWrong',
    EnableSoftwareTokenMFAException: 'CodeWrong',
    ExpiredCodeException: 'CodeUsed',
  },
  refresh: {
    // The trigger that writes the tokens' claims failed.
    ...triggerFails,
    // A refresh asks for nothing but the session. So any text ends the session unless it is known to mean something
    // else (`texts.ts`).
    NotAuthorizedException: 'NotSignedIn',
    RefreshTokenReuseException: 'NotSignedIn',
    TokenRevokedException: 'NotSignedIn',
    UserNotFoundException: 'NotSignedIn',
    UserNotConfirmedException: 'NotSignedIn',
    PasswordResetRequiredException: 'PasswordResetRequired',
    UserUnAuthenticatedException: 'NotSignedIn',
  },
  fetchAttributes: sessionRefused,
  updateAttributes: { ...sessionRefused, ...triggerFails },
  changePassword: { ...sessionRefused, ...passwordRefused },
  requestPasswordReset: {
    ...sendingFails,
    // The user has no verified phone number, or never changed the password that an administrator set.
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
    // Somebody else verified the number since this user signed up.
    AliasExistsException: 'PhoneNumberTaken',
  },
  changeNumber: {
    ...sessionRefused,
    ...sendingFails,
    AliasExistsException: 'PhoneNumberTaken',
    // The number is all that was sent.
    InvalidParameterException: 'PhoneNumberRefused',
  },
  revoke: {},
  newTotpKey: {
    ...sessionRefused,
    ConcurrentModificationException: 'ServerUnavailable',
    // The pool offers no authenticator app.
    SoftwareTokenMFANotFoundException: 'NotAllowed',
    InvalidParameterException: 'NotAllowed',
  },
  proveTotpKey: {
    ...sessionRefused,
    CodeMismatchException: 'CodeWrong',
    EnableSoftwareTokenMFAException: 'CodeWrong',
    // The pool holds no key that waits for its first code.
    SoftwareTokenMFANotFoundException: 'NothingPending',
    InvalidParameterException: 'NothingPending',
  },
  // The pool does not offer the factor, or the user has no number or key for it.
  turnOnFactor: { ...sessionRefused, InvalidParameterException: 'NotAllowed' },
  turnOffFactor: { ...sessionRefused, InvalidParameterException: 'FactorRequired' },
  listSessions: { ...sessionRefused, ...notTracked },
  // An InvalidParameterException is about the session's name, and `own-calls.ts` answers it.
  endSession: { ...sessionRefused, ...notTracked },
  endAllSessions: sessionRefused,
  deleteAccount: sessionRefused,
} as const satisfies Record<Operation, Record<string, Answerable>>
