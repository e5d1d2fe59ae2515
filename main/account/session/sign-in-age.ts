/** Asks for a new sign-in when a session is older than the administrator wants. */
export interface SignInAge {
  /** Names what ends the session; once, before `start`. */
  whenOver(end: () => Promise<unknown>): void
  /** Whether a session of this age, in milliseconds, is over. */
  isOver(age: number): boolean
  /** Begins to watch a session of this age, in milliseconds. */
  start(age: number): void
  /** Looks at once whether it is time; timers stand still while the machine sleeps. */
  check(): void
  stop(): void
}

interface SignInAgeOptions {
  /** After so many hours; null for never. */
  hours: number | null
  now?: () => number
}

/** A timer's longest step, in milliseconds: longer ones overflow and fire at once. */
const longestStep = 24 * 3_600_000

/** Counts from the sign-in itself, by the server's clock; what this machine's clock does meanwhile is not asked. */
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
