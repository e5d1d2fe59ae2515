import type { ErrorCode } from '../../preload/contract/errors.ts'

// What the app knows of the pool's operations when it sends them. The header `x-amz-target` names the operation.

/** The operation that a request asks for; null when it asks for none. */
export function operationOf(headers: Headers): string | null {
  return headers.get('x-amz-target')?.split('.').at(-1) ?? null
}

/** Operations that may arrive twice from one click, because the second changes nothing more. */
const harmlessTwice = new Set([
  'GetTokensFromRefreshToken',
  'GetUser',
  'InitiateAuth',
  'ListUserSessions',
  'RevokeToken',
  'RevokeUserSession',
  'GlobalSignOut',
  'SetUserMFAPreference',
])

/**
 * Whether an operation must arrive at most once. A second SignUp, ResendConfirmationCode, ForgotPassword,
 * GetUserAttributeVerificationCode, or UpdateUserAttributes with a new number, is a second SMS. The pool refuses a second use of a code or a challenge, so a
 * success would be shown as a failure. An operation that is not known to be harmless counts as one of these
 * (decision 0016).
 */
export function isSentOnce(operation: string): boolean {
  return !harmlessTwice.has(operation)
}

/** How an operation is sent again after a failure of the way to the pool. */
export interface Repetition {
  /** The failures after which it is sent again. */
  after: readonly ErrorCode[]
  /**
   * The pause before each further attempt, in milliseconds: a random time between these two, so that many clients do
   * not ask at the same time.
   */
  pauses: readonly (readonly [least: number, most: number])[]
  /** The part of the request's whole time that one attempt may take. */
  share: number
}

/** Operations that are not listed are sent once. */
const repetitions: Record<string, Repetition> = {
  GetUser: {
    after: ['Offline', 'AnswerLost', 'ServerUnavailable'],
    pauses: [
      [0, 400],
      [0, 800],
    ],
    share: 1,
  },
  // The pool may have rotated the token, also when a page came instead of its answer, and then takes the old one for
  // some seconds only (decision 0018), so this is sent again soon. While the machine is offline it has rotated nothing.
  GetTokensFromRefreshToken: {
    after: ['AnswerLost', 'ServerUnavailable', 'NetworkSignIn', 'TimedOut'],
    pauses: [
      [0, 200],
      [1_500, 2_500],
    ],
    share: 0.5,
  },
}

/** How an operation is sent again; null when it is sent once. */
export function repetitionOf(operation: string): Repetition | null {
  return repetitions[operation] ?? null
}
