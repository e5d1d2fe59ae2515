import type { AppError, CommonError, ErrorCode } from '../preload/contract/errors.ts'
import { longestWait } from '../preload/contract/longest-wait.ts'

/**
 * A failure that any call can have: no network, a deadline. It is thrown, because it has to pass through Amplify, and
 * its name is none on which Amplify repeats a request (decision 0015). Failures that belong to one call are not thrown;
 * they are outcomes (`outcome.ts`), whose codes the compiler checks.
 */
export class CommonFailure extends Error {
  override readonly name = 'CommonFailure'
  readonly error: AppError<CommonError>

  constructor(error: AppError<CommonError>, options?: ErrorOptions) {
    super(error.code, options)
    this.error = error
  }
}

/** How long the pool's limits last at most, in milliseconds. Cognito does not say how long. */
export const limits = {
  /** The quota of requests a second, which all users of the pool share. */
  requestRate: 60_000,
  /** One user's codes and attempts, which Cognito counts by the hour. */
  hourly: longestWait.tooManyRequests,
} as const

/** The failure for a pool that takes no more requests for `milliseconds`. */
export function limited(milliseconds: number, cause?: unknown): CommonFailure {
  return new CommonFailure({ code: 'TooManyRequests', until: Date.now() + milliseconds }, { cause })
}

/** Whether no answer came to what was sent, so that the pool may have carried it out, and sent the code that was asked for. */
export function isUnanswered({ code }: { code: ErrorCode }): boolean {
  return code === 'AnswerLost' || code === 'TimedOut'
}

/** Finds the `CommonFailure` in an error or among its causes: Amplify wraps what `fetch` throws. */
export function findCommonFailure(error: unknown): CommonFailure | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if (current instanceof CommonFailure) return current
    current = 'underlyingError' in current ? current.underlyingError : current.cause
  }
  return null
}
