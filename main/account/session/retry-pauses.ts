/** Pauses before further tries of a refresh. */
export interface RetryPauses {
  /** The next pause, in milliseconds. Each is about twice as long as the one before, up to a limit. */
  next(): number
  /** Starts again with the shortest pause. Call it after a refresh that worked. */
  reset(): void
}

/**
 * The first pauses are short: when the answer to a refresh was lost, the pool takes the old token for a few seconds
 * only (`graceNeeded`, decision 0018). Each pause varies by a quarter, so that many clients do not ask at the same
 * time.
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
 * For how many seconds a pool that rotates refresh tokens must still take the old one. A call asks for tokens within 8
 * s, and the next call 2.5 s later at most; the rest is for slow machines and connections. The Terraform refuses a
 * shorter time.
 */
export const graceNeeded = 20
