import type { Wait } from './wait.ts'

/**
 * The longest wait for each cause, in milliseconds. Cognito sends five codes an hour, and counts attempts by the hour. A
 * longer wait comes from a clock that was set back meanwhile.
 */
export const longestWait: Readonly<Record<Wait['cause'], number>> = {
  codeSent: 30_000,
  tooManyRequests: 3_600_000,
}
