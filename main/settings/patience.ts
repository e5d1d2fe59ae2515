import { within } from '../within.ts'

/** Looks again and again for what could not be read at first. */
export interface Patience {
  /** Nothing has to be waited for. */
  end(): void
  /** Looks in growing pauses from now on. */
  begin(): void
  isKnown(): boolean
  /** Looks at once when it is not known yet. @returns whether it is now */
  lookNow(): boolean
  /** The same, and waits a moment: a second and a half at most. */
  known(): Promise<boolean>
}

interface PatienceOptions {
  /** @returns whether it is known now */
  look: () => boolean
  /** Told when it becomes known later than at first. */
  onKnown: () => void
}

/** In milliseconds: the first pause, which doubles, and the longest. */
const firstPause = 50
const longestPause = 30_000
const moment = 1_500

/** Patience that has not begun. Its timers keep no process alive. */
export function createPatience({ look, onKnown }: PatienceOptions): Patience {
  const { promise: becameKnown, resolve } = Promise.withResolvers<boolean>()
  let known = false
  let timer: NodeJS.Timeout | undefined

  function end(): void {
    known = true
    clearTimeout(timer)
    resolve(true)
  }

  function lookNow(): boolean {
    if (known || !look()) return known
    end()
    onKnown()
    return true
  }

  function lookIn(pause: number): void {
    timer = setTimeout(() => {
      if (!lookNow()) lookIn(Math.min(pause * 2, longestPause))
    }, pause).unref()
  }

  return {
    end,
    begin: () => {
      lookIn(firstPause)
    },
    isKnown: () => known,
    lookNow,
    known: () => within(moment, becameKnown, lookNow),
  }
}
