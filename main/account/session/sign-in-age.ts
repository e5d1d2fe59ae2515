/** Asks for a new sign-in when a session is older than the administrator wants. */
export interface SignInAge {
  /** Names what ends the session. Call it once, before `start`. */
  whenOver(end: () => Promise<unknown>): void
  /** Whether a session of this age, in milliseconds, is over. */
  isOver(age: number): boolean
  /** Begins to watch a session of this age, in milliseconds. */
  start(age: number): void
  /** Checks at once whether the session is too old. Call it after sleep, because timers stand still meanwhile. */
  check(): void
  stop(): void
}

interface SignInAgeOptions {
  /** Hours after a sign-in until the next one; null for never. */
  hours: number | null
  now?: () => number
}

/** A timer's longest step, in milliseconds. Node fires a timer of more than 24 days at once, because it overflows. */
const longestStep = 24 * 3_600_000

/** Counts from the sign-in by the server's clock. Changes of this machine's clock make no difference. */
export function createSignInAge({ hours, now = () => Date.now() }: SignInAgeOptions): SignInAge {
  let end: () => Promise<unknown> = () => Promise.resolve()
  const most = hours === null ? Infinity : hours * 3_600_000
  let timer: NodeJS.Timeout | undefined
  let due = Infinity

  function stop(): void {
    clearTimeout(timer)
    due = Infinity
  }

  function check(): void {
    clearTimeout(timer)
    if (due === Infinity) return
    if (now() >= due) {
      stop()
      void end()
      return
    }
    timer = setTimeout(check, Math.min(due - now(), longestStep))
    timer.unref()
  }

  return {
    whenOver(work) {
      end = work
    },
    isOver: (age) => age >= most,
    start(age) {
      due = now() + most - age
      check()
    },
    check,
    stop,
  }
}
