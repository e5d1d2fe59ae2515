import type { AppError, CommonError } from '../preload/contract/errors.ts'
import { longestWait } from '../preload/contract/longest-wait.ts'

/**
 * A failure that any call can meet on its way: the network, a deadline. It is thrown, because it has to pass through
 * Amplify; its name is none of those that Amplify repeats a request on (decision 0015). Failures of one call are no errors but
 * outcomes (`outcome.ts`), whose codes the compiler follows.
 */
export class CommonFailure extends Error {
  override readonly name = 'CommonFailure'
  readonly error: AppError<CommonError>

  constructor(error: AppError<CommonError>, options?: ErrorOptions) {
    super(error.code, options)
    this.error = error
  }
}

/** How long the pool's limits last at most, in milliseconds; Cognito tells no time itself. */
export const limits = {
  /** Its quota of requests a second, for all users together. */
  requestRate: 60_000,
  /** A lock after wrong passwords. */
  signInLock: longestWait.signInLocked,
  /** One user's codes and attempts, counted by the hour. */
  hourly: longestWait.tooManyRequests,
} as const

/** The pool wants no more requests for `milliseconds`. */
export function limited(milliseconds: number, cause?: unknown): CommonFailure {
  return new CommonFailure({ code: 'TooManyRequests', until: Date.now() + milliseconds }, { cause })
}

/** Finds the `CommonFailure` in an error or among its causes; Amplify wraps what `fetch` throws. */
export function findCommonFailure(error: unknown): CommonFailure | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if (current instanceof CommonFailure) return current
    current = 'underlyingError' in current ? current.underlyingError : current.cause
  }
  return null
}
