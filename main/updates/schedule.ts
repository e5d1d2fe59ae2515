/** Decides when the next check is due. */
export interface Schedule {
  /** Call this when a check has ended. The next comes in about four hours. */
  next(): void
  /** Whether a check may come before its time. @param wanted whether to check even if none was missed */
  mayCatchUp(wanted: boolean): boolean
}

const period = 4 * 3_600_000
/** Each pause varies by this part of the period, so that a company's machines do not all ask at the same time. */
const jitter = 0.1
/** The shortest time between two checks, in milliseconds, for a network that comes and goes. */
const pause = 60_000

/** Calls `check` when it is due. Its timer does not keep the process alive. */
export function createSchedule({ check, now }: { check: () => void; now: () => number }): Schedule {
  let timer: NodeJS.Timeout | undefined
  let ended = -Infinity
  let due = Infinity
  return {
    next() {
      clearTimeout(timer)
      ended = now()
      const wait = period * (1 - jitter + 2 * jitter * Math.random())
      due = ended + wait
      timer = setTimeout(check, wait)
      timer.unref()
    },
    // Timers stand still while the machine sleeps, so a check that was due may have been missed.
    mayCatchUp: (wanted) => now() >= due || (wanted && now() >= ended + pause),
  }
}
