import { createRetryPauses, type RetryPauses } from './retry-pauses.ts'

/** Refreshes a session's tokens before they expire, again and again, until it is stopped. */
export interface TokenRefresh {
  /** Names what refreshes. Call it once, before `start`. */
  whenDue(refresh: Refresh): void
  /** Starts anew, with tokens that are good for so many milliseconds from now. */
  start(lifetime: number): void
  /** Checks at once whether a refresh is due. Call it after sleep, because timers stand still meanwhile. */
  check(): void
  stop(): void
}

/** Refreshes and answers how long the new tokens are good for, in milliseconds; null when the session ended. */
type Refresh = () => Promise<number | null>

interface TokenRefreshOptions {
  /** Pauses after a refresh that failed for a reason that passes. */
  pauses?: RetryPauses
  now?: () => number
}

/** Refreshes after this part of the lifetime: an hour's token after 54 minutes. */
const share = 0.9

/**
 * Refreshes before the tokens expire, so that no call has to wait for it. After a failure that passes (no connection,
 * throttling) it tries again later, and the session stays.
 */
export function createTokenRefresh({
  pauses = createRetryPauses(),
  now = () => Date.now(),
}: TokenRefreshOptions = {}): TokenRefresh {
  let refresh: Refresh = () => Promise.resolve(null)
  let timer: NodeJS.Timeout | undefined
  let due = Infinity
  let running = false

  function plan(milliseconds: number): void {
    clearTimeout(timer)
    due = now() + milliseconds
    // A timer measures the time that passes, so it fires correctly even if somebody sets the clock back.
    timer = setTimeout(run, milliseconds)
    timer.unref()
  }

  function stop(): void {
    clearTimeout(timer)
    due = Infinity
  }

  function run(): void {
    if (running) return
    running = true
    refresh()
      .then(
        (lifetime) => {
          pauses.reset()
          if (due === Infinity) return
          if (lifetime === null) stop()
          else plan(lifetime * share)
        },
        () => {
          if (due !== Infinity) plan(pauses.next())
        },
      )
      .finally(() => {
        running = false
      })
  }

  return {
    whenDue(work) {
      refresh = work
    },
    start(lifetime) {
      pauses.reset()
      plan(lifetime * share)
    },
    check() {
      if (now() >= due) run()
    },
    stop,
  }
}
