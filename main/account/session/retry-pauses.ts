/** Pauses before further tries of a refresh. */
export interface RetryPauses {
  /** The next one, in milliseconds. Each is about twice as long as the last, up to a limit. */
  next(): number
  /** Begins with the first one again, after a refresh that worked. */
  reset(): void
}

/**
 * Grows slowly at first: when the answer to a refresh was lost, the old token may be good for seconds only
 * (`graceNeeded`, decision 0018). Differs by a quarter, so that many clients don't come in step.
 *
 * @param first in milliseconds
 * @param longest in milliseconds
 */
export function createRetryPauses(first = 2_000, longest = 30_000): RetryPauses {
  let pause = first
  return {
    next() {
      const current = pause
      pause = Math.min(pause * 2, longest)
      return current * (0.75 + Math.random() / 2)
    },
    reset() {
      pause = first
    },
  }
}

/**
 * The grace that a pool which rotates refresh tokens has to give, in seconds. One call asks for tokens within 8 s, and
 * the next 2.5 s later at most; the rest is for slow machines and ways. The Terraform refuses less.
 */
export const graceNeeded = 20
