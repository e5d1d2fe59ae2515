/** How far this machine's clock is from the server's. */
export interface ServerClock {
  /** Takes the time in an answer's `date` header, in milliseconds since the epoch. */
  report(serverTime: number): void
  /** How many minutes this machine's clock is fast (positive) or slow (negative); 0 until a server has answered. */
  minutesAhead(): number
}

/**
 * A clock that learns from answers. It tells minutes only, because the header counts whole seconds and the answer takes
 * time to come.
 */
export function createServerClock(now: () => number = Date.now): ServerClock {
  let ahead = 0
  return {
    report(serverTime) {
      ahead = now() - serverTime
    },
    minutesAhead: () => Math.trunc(ahead / 60_000),
  }
}
