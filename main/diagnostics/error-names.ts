// Amplify names an error as the server's answer says, so a name that is not here may be anything.

const languages = ['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError']

const platforms = ['URIError', 'AbortError', 'AssertionError', 'DataCloneError', 'SystemError', 'TimeoutError']

const libraries = [
  ...['$ZodError', 'ZodError', 'HttpError', 'AmplifyError', 'AuthError', 'NetworkError', 'Unknown', 'UnknownError'],
  ...['Base64EncoderError', 'EmptySignInUsername', 'EmptySignInPassword', 'EmptyTokenRefresherException'],
]

const ours = [
  ...['CommonFailure', 'KeychainSlow', 'NetworkPage', 'NotReplaceable', 'PolicyUnusable', 'ProxyAsked'],
  ...['RefreshRefused', 'RequestError', 'Stalled', 'UpdateRefused'],
]

/** Those of Cognito's API, and those that Amplify and the services before the pool add. */
const pools = `
  AccessDenied AliasExists AutoSignIn CodeDeliveryFailure CodeMismatch ConcurrentModification DeviceKeyExists
  DeviceMetadataNotFound DuplicateProvider EnableSoftwareTokenMFA ExpiredCode FeatureUnavailableInTier Forbidden
  GroupExists InternalError InternalFailure InternalServer InvalidEmailRoleAccessPolicy InvalidLambdaResponse
  InvalidOAuthFlow InvalidParameter InvalidPassword InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship
  InvalidUserPoolConfiguration LimitExceeded MFAMethodNotFound ManagedLoginBrandingExists NotAuthorized
  OperationNotEnabled PasswordHistoryPolicyViolation PasswordResetRequired PreconditionNotMet RefreshTokenReuse
  ResourceNotFound ScopeDoesNotExist Serialization ServiceQuotaExceeded SignIn SoftwareTokenMFANotFound TermsExists
  Throttling TierChangeNotAllowed TokenRevoked TooManyFailedAttempts TooManyRequests Unauthorized UnexpectedLambda
  UnexpectedSignIn UnknownOperation UnsupportedIdentityProvider UnsupportedOperation UnsupportedTokenType
  UnsupportedUserState UserAlreadyAuthenticated UserImportInProgress UserLambdaValidation UserNotConfirmed
  UserNotFound UserPoolAddOnNotEnabled UserPoolTagging UserUnAuthenticated UsernameExists WAFForbidden
  WebAuthnChallengeNotFound WebAuthnClientMismatch WebAuthnConfigurationMissing WebAuthnCredentialNotSupported
  WebAuthnNotEnabled WebAuthnOriginNotAllowed WebAuthnRelyingPartyMismatch
`

/** The names of errors that a log may hold (decision 0058). */
export const errorNames: string[] = [
  ...[...languages, ...platforms, ...libraries, ...ours],
  ...(pools.match(/\w+/g) ?? []).map((name) => `${name}Exception`),
]

/** What a log says of a name that is not on the list. */
export const otherName = 'another'

const known = new Set(errorNames)

/** The name of an error for the log. */
export function nameForLog({ name }: Error): string {
  return known.has(name) ? name : otherName
}
