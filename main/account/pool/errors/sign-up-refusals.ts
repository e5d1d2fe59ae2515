/**
 * The account after a refused sign-up. `maybe`: nobody knows whether it was made, and the same sign-up again shows it.
 */
type AccountAfter = 'none' | 'maybe' | 'made' | 'confirmed'

/** Cognito makes the user before it sends the code, so a failed sending leaves an account behind (decision 0011). */
const afterSignUp: Record<string, AccountAfter | ((message: string) => AccountAfter)> = {
  CodeDeliveryFailureException: 'made',
  InvalidSmsRoleAccessPolicyException: 'made',
  InvalidSmsRoleTrustRelationshipException: 'made',
  InvalidEmailRoleAccessPolicyException: 'made',
  // The quota of messages is used up. The API reference says that the user exists then, unconfirmed.
  LimitExceededException: 'made',
  UserLambdaValidationException: afterTrigger,
  UnexpectedLambdaException: afterTrigger,
  InvalidLambdaResponseException: afterTrigger,
  // Mostly it is about the input, which Cognito checks first. A CustomMessage trigger's text is checked after the user
  // was made, and its parameter's name tells.
  InvalidParameterException: (message) =>
    /'(sms|email)(Message|Body|Subject)'|message is empty/i.test(message) ? 'made' : 'none',
  InternalErrorException: 'maybe',
  // Cognito answers these before it does anything.
  ForbiddenException: 'none',
  InvalidPasswordException: 'none',
  NotAuthorizedException: 'none',
  OperationNotEnabledException: 'none',
  ResourceNotFoundException: 'none',
  TooManyRequestsException: 'none',
  UsernameExistsException: 'none',
}

/** The exceptions of SignUp in this table. A spec compares the list with the API model. */
export const knownRefusals: readonly string[] = Object.keys(afterSignUp)

/** Says what a refused sign-up left behind; `maybe` for an exception that is not in the table. */
export function accountAfter({ name, message }: Pick<Error, 'name' | 'message'>): AccountAfter {
  const after = Object.hasOwn(afterSignUp, name) ? afterSignUp[name] : 'maybe'
  return typeof after === 'function' ? after(message) : (after ?? 'maybe')
}

/**
 * Cognito runs PreSignUp, makes the user, and then runs CustomMessage, the sender's or the PostConfirmation trigger.
 */
function afterTrigger(message: string): AccountAfter {
  switch (failedTrigger(message)) {
    case 'PreSignUp':
      return 'none'
    case 'PostConfirmation':
      return 'confirmed'
    default:
      // The text names no trigger, or a later one. "made" does no harm when there is no account: asking for a code then
      // fails, and the user starts over.
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

/** The user's states that the documentation calls confirmed; others (archived, unknown) are not. */
const confirmedStates = /\bstatus is (?:CONFIRMED|RESET_REQUIRED|FORCE_CHANGE_PASSWORD|not UNCONFIRMED)\b/

/**
 * Whether Cognito refused a confirmation, or another code, because the account is already confirmed. The user then goes
 * on, because nothing has failed. The exceptions' names have other meanings too (a disabled user, a wrong parameter),
 * so their texts count.
 */
export function isConfirmed(operation: 'confirmSignUp' | 'resendSignUpCode', error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { name, message } = error
  if (operation === 'resendSignUpCode') {
    return name === 'InvalidParameterException' && /^User is already confirmed\.?$/.test(message)
  }
  // Cognito runs PostConfirmation only after it has confirmed the account.
  if (lambdaExceptions.has(name)) return failedTrigger(message) === 'PostConfirmation'
  // Cognito says "User cannot be confirmed. Current status is CONFIRMED", and used to say "User cannot confirm because
  // user status is not …".
  return (
    name === 'NotAuthorizedException' && /^User cannot (?:be )?confirm/.test(message) && confirmedStates.test(message)
  )
}
