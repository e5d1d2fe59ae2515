/** A refusal as Cognito words it: `name` goes out as `__type`, `message` as `message`. */
export class CognitoError extends Error {
  override readonly name: string
  /** HTTP status; Cognito answers 400 for every client error, also where its model says 403 or 404. */
  readonly status: number
  constructor(name: string, message: string, status = 400) {
    super(message)
    this.name = name
    this.status = status
  }
}

const notAuthorized = (message: string): CognitoError => new CognitoError('NotAuthorizedException', message)
const invalidParameter = (message: string): CognitoError => new CognitoError('InvalidParameterException', message)

/** Why an attribute does not conform to the schema; the limit is that of its length or its value. */
export type SchemaViolation = [
  attribute: string,
  why:
    | 'unknown'
    | 'required'
    | 'emptied'
    | 'fixed'
    | 'tooLong'
    | 'tooShort'
    | 'tooHigh'
    | 'tooLow'
    | 'noNumber'
    | 'noBoolean',
  limit?: string,
]

/** A line of Cognito's about an attribute. */
function schemaLine([attribute, why, limit = '']: SchemaViolation): string {
  const text = {
    unknown: 'Attribute does not exist in the schema.',
    required: 'The attribute is required',
    emptied: 'Required attribute cannot be deleted.',
    fixed: 'Attribute cannot be updated.',
    tooLong: `String must be no longer than ${limit} characters`,
    tooShort: `String must be no shorter than ${limit} characters`,
    tooHigh: `Number must be no higher than ${limit}`,
    tooLow: `Number must be no lower than ${limit}`,
    noNumber: 'Value must be a number',
    noBoolean: 'Value must be true or false',
  }[why]
  return `${isOfUser(why) ? 'user.' : ''}${attribute}: ${text}\n`
}

/** Whether what is wrong is what the user has already, not the value alone. */
function isOfUser(why: SchemaViolation[1]): boolean {
  return why === 'fixed' || why === 'emptied'
}

/** Cognito says of these alone what they are, without the sentence that begins all other violations. */
function schemaMessage(violations: readonly SchemaViolation[]): string {
  const start = violations.every(([, why]) => isOfUser(why)) ? '' : 'Attributes did not conform to the schema: '
  return start + violations.map(schemaLine).join('')
}

/** Every refusal of the local pool. No other file holds their names and texts. */
export const errors = {
  // Who, and with which password
  wrongCredentials: () => notAuthorized('Incorrect username or password.'),
  signInLocked: () => notAuthorized('Password attempts exceeded'),
  userDisabled: () => notAuthorized('User is disabled.'),
  userNotConfirmed: () => new CognitoError('UserNotConfirmedException', 'User is not confirmed.'),
  userNotFound: () => new CognitoError('UserNotFoundException', 'User does not exist.'),
  /** LEGACY's answer outside of sign-in. */
  usernameUnknown: () => new CognitoError('UserNotFoundException', 'Username/client id combination not found.'),
  passwordResetRequired: () =>
    new CognitoError('PasswordResetRequiredException', 'Password reset required for the user'),
  /** What SRP answers for an imported user, who has no password yet. */
  noPasswordYet: () => invalidParameter('Invalid input given'),
  temporaryPasswordExpired: () =>
    notAuthorized('Temporary password has expired and must be reset by an administrator.'),
  flowNotEnabled: (flow: string) => invalidParameter(`${flow} is not enabled for the client.`),
  missingParameter: (name: string) => invalidParameter(`Missing required parameter ${name}`),

  // Sign-up and its code
  phoneTaken: () =>
    new CognitoError('UsernameExistsException', 'An account with the given phone_number already exists.'),
  aliasTaken: () => new CognitoError('AliasExistsException', 'An account with the given phone_number already exists.'),
  phoneFormat: () => invalidParameter('Invalid phone number format.'),
  emailFormat: () => invalidParameter('Invalid email address format.'),
  usernameNotPhone: () => invalidParameter('Username should be a phone number'),
  signUpNotPermitted: () => notAuthorized('SignUp is not permitted for this user pool'),
  weakPassword: (what: string) =>
    new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${what}`),
  passwordUsedBefore: () =>
    new CognitoError('PasswordHistoryPolicyViolationException', 'Password has already been used.'),
  alreadyConfirmed: (status: string) => notAuthorized(`User cannot be confirmed. Current status is ${status}`),
  resendWhenConfirmed: () => invalidParameter('User is already confirmed.'),
  codeMismatch: () =>
    new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.'),
  codeExpired: () => new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.'),
  smsNotSent: () => new CognitoError('CodeDeliveryFailureException', 'Failed to deliver the message by SMS.'),
  limitExceeded: () =>
    new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),

  // Reset of the password
  noVerifiedContact: () =>
    invalidParameter('Cannot reset password for the user as there is no registered/verified email or phone_number'),
  resetNotInThisState: () => notAuthorized('User password cannot be reset in the current state.'),
  recoveryByAdminOnly: () => notAuthorized('Contact administrator to reset password.'),

  // The admin side
  resendNotPossible: (status: string) =>
    new CognitoError('UnsupportedUserStateException', `Resend not possible. User status is ${status}.`),

  // Further challenges
  attributeMissing: (name: string) => invalidParameter(`Invalid attributes given, ${name} is missing`),
  attributeGivenBefore: (name: string) => notAuthorized(`Cannot modify an already provided ${name}`),
  attributeNotMutable: (name: string) => invalidParameter(`Cannot modify the non-mutable attribute ${name}`),
  sessionExpired: () => notAuthorized('Invalid session for the user, session is expired.'),
  sessionUsed: () => notAuthorized('Invalid session for the user, session can only be used once.'),
  sessionInvalid: () => notAuthorized('Invalid session for the user.'),
  smsMfaMismatch: () => new CognitoError('CodeMismatchException', 'Invalid code or auth state for the user.'),
  totpMismatch: () => new CognitoError('CodeMismatchException', 'Invalid code received for user'),
  totpUsed: () => new CognitoError('ExpiredCodeException', 'Your software token has already been used once.'),
  totpEnrolmentMismatch: () =>
    new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA'),
  totpNotStarted: () => invalidParameter('User has not set up software token mfa'),
  totpNotVerified: () => invalidParameter('User has not verified software token mfa'),
  totpNotOffered: () =>
    new CognitoError('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool.'),
  smsMfaNotPossible: () => invalidParameter('User does not have delivery config set to turn on SMS_MFA'),
  smsMfaNotOffered: () => invalidParameter('SMS MFA has not been enabled by the userPool.'),
  mfaIsRequired: () => invalidParameter('MFA is required for the user pool, so it cannot be turned off.'),
  noFactorForMfa: () =>
    invalidParameter(
      'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    ),
  onePreferredMfa: () => invalidParameter('Only one MFA type can be preferred.'),
  mfaTypeNotOffered: () => invalidParameter('The MFA type was not offered for this session.'),

  // Tokens
  refreshTokenInvalid: () => notAuthorized('Invalid Refresh Token.'),
  refreshTokenRevoked: () => notAuthorized('Refresh Token has been revoked'),
  refreshTokenExpired: () => notAuthorized('Refresh Token has expired'),
  refreshTokenReused: () =>
    new CognitoError('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation.'),
  accessTokenInvalid: () => notAuthorized('Invalid Access Token'),
  accessTokenUnsigned: () => notAuthorized('Could not verify signature for Access Token'),
  accessTokenRevoked: () => notAuthorized('Access Token has been revoked'),
  accessTokenExpired: () => notAuthorized('Access Token has expired'),
  tokenToRevokeUnknown: () => new CognitoError('UnauthorizedException', 'Invalid Refresh Token.'),
  tokenTypeUnsupported: () => new CognitoError('UnsupportedTokenTypeException', 'Unsupported token type.'),
  sessionUnknown: () => new CognitoError('ResourceNotFoundException', 'Session does not exist.'),
  ownSession: () => invalidParameter('The current session cannot be revoked.'),
  sessionsNotTracked: () =>
    new CognitoError('OperationNotEnabledException', 'User session tracking is not enabled for the user pool.'),
  tierTooLow: (feature: string) =>
    new CognitoError(
      'FeatureUnavailableInTierException',
      `${feature} is not available in the user pool's feature plan.`,
    ),
  revocationOff: () =>
    new CognitoError('UnsupportedOperationException', 'Token revocation is not enabled for the client.'),

  // Attributes
  schemaViolated: (violations: readonly SchemaViolation[]) => invalidParameter(schemaMessage(violations)),
  attributeTwice: (name: string) => invalidParameter(`Duplicate attribute: ${name}`),
  attributeNotWritable: () => notAuthorized('A client attempted to write unauthorized attribute'),
  attributeNotVerifiable: () => invalidParameter('Only email and phone_number can be verified.'),
  attributeNotSet: () => invalidParameter('User has no attribute that can be verified by a code.'),

  // Lambda triggers
  triggerRefused: (trigger: string, words: string) =>
    new CognitoError('UserLambdaValidationException', `${trigger} failed with error ${words}.`),
  triggerTimedOut: (trigger: string) =>
    new CognitoError(
      'UnexpectedLambdaException',
      `${trigger} invocation failed due to error Socket timeout while invoking Lambda function.`,
    ),
  triggerUnreadable: () => new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output'),

  // The request itself
  clientUnknown: (id: string) =>
    new CognitoError('ResourceNotFoundException', `User pool client ${id} does not exist.`),
  clientHasNoSecret: (id: string) =>
    notAuthorized(`Client ${id} is configured without a secret but secret hash was received`),
  poolUnknown: (id: string) => new CognitoError('ResourceNotFoundException', `User pool ${id} does not exist.`),
  invalid: (problems: readonly string[]) =>
    invalidParameter(
      `${String(problems.length)} validation error${problems.length === 1 ? '' : 's'} detected: ${problems.join('; ')}`,
    ),
  invalidFilter: () => invalidParameter('Error while parsing filter expression.'),
  invalidPaginationToken: () => invalidParameter('Invalid pagination token.'),
  notJson: (what: string) => new CognitoError('SerializationException', what),
  tooLarge: () => new CognitoError('RequestEntityTooLargeException', 'The request is too large.', 413),
  unknownOperation: () => new CognitoError('UnknownOperationException', 'The operation does not exist.'),
  notInLocalPool: (operation: string) =>
    new CognitoError('NotInLocalPoolException', `${operation} is not in the local pool.`),
  unsigned: () => new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token'),
  internal: () => new CognitoError('InternalErrorException', 'Something went wrong', 500),
} as const
