import type { Wait } from './wait.ts'

/**
 * How long a wait of each cause lasts at most, in milliseconds. Cognito sends five codes an hour, counts attempts by the
 * hour, and locks sign-in for a quarter of one. What is longer comes from a clock that was set back meanwhile.
 */
export const longestWait: Readonly<Record<Wait['cause'], number>> = {
  codeSent: 30_000,
  tooManyRequests: 3_600_000,
  signInLocked: 15 * 60_000,
}
