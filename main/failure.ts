import type { AppError } from '../preload/contract/errors.ts'
import { longestWait } from '../preload/contract/longest-wait.ts'

/**
 * A failure that the contract knows. Thrown inside the main process, turned into a `Result` at the bridge.
 * Its name is none of those that Amplify retries on, so throwing it from `fetch` ends Amplify's attempt.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly error: AppError

  constructor(error: AppError, options?: ErrorOptions) {
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

/** The pool wants no more for `milliseconds`. */
export function limited(code: 'TooManyRequests' | 'SignInLocked', milliseconds: number, cause?: unknown): Failure {
  return new Failure({ code, until: Date.now() + milliseconds }, { cause })
}

/** Finds the `Failure` in an error or among its causes; Amplify wraps what `fetch` throws. */
export function findFailure(error: unknown): Failure | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if (current instanceof Failure) return current
    current = 'underlyingError' in current ? current.underlyingError : current.cause
  }
  return null
}

/** What was thrown, as an error: anything can be thrown. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('something that is no error was thrown', { cause: thrown })
}
