/** How far this machine's clock is from the server's. */
export interface ServerClock {
  /** Told of each answer: the time in its `date` header, in milliseconds since the epoch. */
  report(serverTime: number): void
  /** Minutes that this machine's clock is fast (positive) or slow (negative); 0 until a server answered. */
  minutesAhead(): number
}

/** A clock that learns from answers. The header counts seconds and the way takes some, so only minutes are told. */
export function createServerClock(now: () => number = Date.now): ServerClock {
  let ahead = 0
  return {
    report(serverTime) {
      ahead = now() - serverTime
    },
    minutesAhead: () => Math.trunc(ahead / 60_000),
  }
}
