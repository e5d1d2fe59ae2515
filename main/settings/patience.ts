import { within } from '../within.ts'

/** Reads again and again what could not be read at first. */
export interface Patience {
  /** Call this when it is known: nothing is waited for any more. */
  end(): void
  /** Looks in growing pauses from now on. */
  begin(): void
  isKnown(): boolean
  /** Looks at once if it is not known yet. @returns whether it is known now */
  lookNow(): boolean
  /** Waits until it is known, a second and a half at most. @returns whether it is known now */
  known(): Promise<boolean>
}

interface PatienceOptions {
  /** @returns whether it is known now */
  look: () => boolean
  /** Called when it becomes known later than at the first look. */
  onKnown: () => void
  /** Called once when it has not become known for as long as `known` waits. */
  onLong: () => void
}

/** In milliseconds: the first pause, which doubles each time; the longest; and how long `known` waits. */
const firstPause = 50
const longestPause = 30_000
const moment = 1_500

/** A patience that has not begun. Its timers do not keep the process alive. */
export function createPatience({ look, onKnown, onLong }: PatienceOptions): Patience {
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
      setTimeout(() => {
        if (!lookNow()) onLong()
      }, moment).unref()
    },
    isKnown: () => known,
    lookNow,
    known: () => within(moment, becameKnown, lookNow),
  }
}
