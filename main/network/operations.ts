import type { ErrorCode } from '../../preload/contract/errors.ts'

// What is known of the pool's operations, for everything that sends them. They are told apart by `x-amz-target`.

/** The operation that a request asks for, or null when it asks for none. */
export function operationOf(headers: Headers): string | null {
  return headers.get('x-amz-target')?.split('.').at(-1) ?? null
}

/** Operations that may arrive twice from one click: the second time changes nothing more. */
const harmlessTwice = new Set([
  'GetTokensFromRefreshToken',
  'GetUser',
  'InitiateAuth',
  'RevokeToken',
  'UpdateUserAttributes',
])

/**
 * Whether an operation must arrive at most once. A second SignUp, ResendConfirmationCode, ForgotPassword or
 * GetUserAttributeVerificationCode is a second SMS; a second use of a code or a challenge is refused, and what had
 * worked would be told as a failure. So is everything that is not known to be harmless (decision 0016).
 */
export function isSentOnce(operation: string): boolean {
  return !harmlessTwice.has(operation)
}

/** How an operation is sent again when its way failed. */
export interface Repetition {
  /** After which failures. */
  after: readonly ErrorCode[]
  /** Before each further attempt; drawn between the two, in milliseconds, so that many clients don't come in step. */
  pauses: readonly (readonly [least: number, most: number])[]
  /** The part of a request's time that one attempt may take. */
  share: number
}

/** All others are sent once. */
const repetitions: Record<string, Repetition> = {
  GetUser: {
    after: ['Offline', 'AnswerLost', 'ServerUnavailable'],
    pauses: [
      [0, 400],
      [0, 800],
    ],
    share: 1,
  },
  // The pool may have rotated the token: the old one is good for seconds only (decision 0018). While the machine is
  // offline nothing was rotated.
  GetTokensFromRefreshToken: {
    after: ['AnswerLost', 'ServerUnavailable', 'TimedOut'],
    pauses: [
      [0, 200],
      [1_500, 2_500],
    ],
    share: 0.5,
  },
}

/** How an operation is sent again, or null when it is not. */
export function repetitionOf(operation: string): Repetition | null {
  return repetitions[operation] ?? null
}
