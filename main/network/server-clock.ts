/** How far this machine's clock must be off to count as wrong, in minutes: more than Cognito can tolerate. */
const tolerated = 4

/** How far this machine's clock is from the server's. */
export interface ServerClock {
  /** Takes the time in an answer's `date` header, in milliseconds since the epoch. */
  report(serverTime: number): void
  /** How many minutes this machine's clock is fast (positive) or slow (negative); 0 until a server has answered. */
  minutesAhead(): number
  /**
   * The server's time now, in milliseconds since the epoch, to a second or two; this machine's until a server has
   * answered. A clock that somebody sets back since the last answer does not set it back.
   */
  serverTime(): number
  /** Whether this machine's clock is surely wrong. Also known before a server answers, if it is older than the build. */
  isWrong(): boolean
}

interface ServerClockOptions {
  /** When this build was made, in milliseconds since the epoch. */
  built: number
  now?: () => number
  /** A time in milliseconds that nobody can set; it may stand still while the machine sleeps. */
  steady?: () => number
}

/**
 * A clock that learns from answers. It tells minutes only, because the header counts whole seconds and the answer takes
 * time to come.
 */
export function createServerClock({
  built,
  now = () => Date.now(),
  steady = () => performance.now(),
}: ServerClockOptions): ServerClock {
  let ahead = 0
  let last: { server: number; here: number; steady: number } | null = null
  const minutesAhead = (): number => Math.trunc(ahead / 60_000)
  return {
    report(serverTime) {
      ahead = now() - serverTime
      last = { server: serverTime, here: now(), steady: steady() }
    },
    minutesAhead,
    serverTime: () => (last === null ? now() : last.server + Math.max(now() - last.here, steady() - last.steady)),
    isWrong: () => Math.abs(minutesAhead()) >= tolerated || now() < built - tolerated * 60_000,
  }
}
