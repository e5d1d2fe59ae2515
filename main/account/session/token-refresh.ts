import { createRetryPauses, type RetryPauses } from './retry-pauses.ts'

/** Refreshes a session in good time, again and again, until it is stopped. */
export interface TokenRefresh {
  /** Names what refreshes; once, before `start`. */
  whenDue(refresh: Refresh): void
  /** Begins anew, for tokens that are good for so many milliseconds from now. */
  start(lifetime: number): void
  /** Looks at once whether it is time; timers stand still while the machine sleeps. */
  check(): void
  stop(): void
}

/** Refreshes and answers how long the new tokens are good for, in milliseconds; null when the session ended. */
type Refresh = () => Promise<number | null>

interface TokenRefreshOptions {
  /** After refreshes that failed for a reason that passes. */
  pauses?: RetryPauses
  now?: () => number
}

/** Refreshed when this part of the lifetime is over: an hour's token after 54 minutes. */
const share = 0.9

/**
 * Refreshes before the tokens expire, so that no call has to wait for it. A failure that passes (no connection,
 * throttling) is tried again later; the session stays.
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
    // A timer tells the time that has passed even when the clock was set back meanwhile: it does not ask the clock.
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
