/**
 * What is left of an account after a refused sign-up. `maybe`: nobody knows, and the same sign-up again tells.
 */
type AccountAfter = 'none' | 'maybe' | 'made' | 'confirmed'

/** Cognito makes the user before it sends the code, so a failed sending leaves an account behind (decision 0011). */
const afterSignUp: Record<string, AccountAfter | ((message: string) => AccountAfter)> = {
  CodeDeliveryFailureException: 'made',
  InvalidSmsRoleAccessPolicyException: 'made',
  InvalidSmsRoleTrustRelationshipException: 'made',
  InvalidEmailRoleAccessPolicyException: 'made',
  // The quota of messages is used up. The API reference says that the user is there, unconfirmed.
  LimitExceededException: 'made',
  UserLambdaValidationException: afterTrigger,
  UnexpectedLambdaException: afterTrigger,
  InvalidLambdaResponseException: afterTrigger,
  // Mostly what was entered. A CustomMessage trigger's text is checked late, under a name of its own.
  InvalidParameterException: (message) =>
    /'(sms|email)(Message|Body|Subject)'|message is empty/i.test(message) ? 'made' : 'none',
  InternalErrorException: 'maybe',
  // Refused before anything was done.
  ForbiddenException: 'none',
  InvalidPasswordException: 'none',
  NotAuthorizedException: 'none',
  OperationNotEnabledException: 'none',
  ResourceNotFoundException: 'none',
  TooManyRequestsException: 'none',
  UsernameExistsException: 'none',
}

/** The exceptions of SignUp that are known here. A spec holds the list against the API model. */
export const knownRefusals: readonly string[] = Object.keys(afterSignUp)

/** Tells what a refused sign-up left behind; `maybe` for an exception that nobody knows. */
export function accountAfter({ name, message }: Pick<Error, 'name' | 'message'>): AccountAfter {
  const after = Object.hasOwn(afterSignUp, name) ? afterSignUp[name] : 'maybe'
  return typeof after === 'function' ? after(message) : (after ?? 'maybe')
}

/**
 * Triggers run in this order: PreSignUp, the making of the user, then CustomMessage, the sender or PostConfirmation.
 */
function afterTrigger(message: string): AccountAfter {
  switch (failedTrigger(message)) {
    case 'PreSignUp':
      return 'none'
    case 'PostConfirmation':
      return 'confirmed'
    default:
      // Another trigger, or none is named: asking for a code works when there is an account, and starting over does not
      // lose anything when there is none.
      return 'made'
  }
}

/** The trigger that an exception's text names: "PreSignUp failed with error …", "PreSignUp invocation failed …". */
function failedTrigger(message: string): string | null {
  return /^(\w+) (?:failed with error|invocation failed)\b/.exec(message)?.[1] ?? null
}

const lambdaExceptions = new Set([
  'UserLambdaValidationException',
  'UnexpectedLambdaException',
  'InvalidLambdaResponseException',
])

/** States that the documentation calls confirmed; others (archived, unknown) are not. */
const confirmedStates = /\bstatus is (?:CONFIRMED|RESET_REQUIRED|FORCE_CHANGE_PASSWORD|not UNCONFIRMED)\b/

/**
 * Whether Cognito refused a confirmation, or another code, because the account is confirmed: a step behind, not a
 * failure. The exceptions' names say much else too (a user that is disabled, a wrong parameter), so their texts count.
 */
export function isConfirmed(operation: 'confirmSignUp' | 'resendSignUpCode', error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { name, message } = error
  if (operation === 'resendSignUpCode') {
    return name === 'InvalidParameterException' && /^User is already confirmed\.?$/.test(message)
  }
  // That trigger runs when the account is confirmed already.
  if (lambdaExceptions.has(name)) return failedTrigger(message) === 'PostConfirmation'
  // "User cannot be confirmed. Current status is CONFIRMED"; older: "User cannot confirm because user status is not …".
  return (
    name === 'NotAuthorizedException' && /^User cannot (?:be )?confirm/.test(message) && confirmedStates.test(message)
  )
}
