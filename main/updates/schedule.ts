/** When the next check is due. */
export interface Schedule {
  /** A check has ended: the next one comes in about four hours. */
  next(): void
  /** Whether to check before its time. @param wanted even though none was missed */
  mayCatchUp(wanted: boolean): boolean
}

const period = 4 * 3_600_000
/** Part of the period by which checks spread, so that a company's machines don't ask all at once. */
const jitter = 0.1
/** A network that comes and goes does not make more than one check in this time. */
const pause = 60_000

/** Calls `check` when it is due. The timer keeps no process alive. */
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
    // Timers stand still while the machine sleeps, so a due check may have been missed.
    mayCatchUp: (wanted) => now() >= due || (wanted && now() >= ended + pause),
  }
}
