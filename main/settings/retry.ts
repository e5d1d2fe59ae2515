import { codeOf } from '../disk/open-text.ts'

/**
 * How long one try to write a file goes on while another program holds it, in milliseconds. At the end of the app two
 * tries may follow each other, one under way and one with the last change, and `Times.quit` gives them two seconds.
 */
export const oneTry = 700

/** So many failures in a row are no coincidence. */
const many = 3

/** In milliseconds: the first pause, which doubles each time, and the longest. */
const firstPause = 1_000
const longestPause = 60_000

/** Tries a write again and again that failed. */
export interface Retry {
  /** Plans the next try. */
  plan(): void
  /** Call it after a write that worked. */
  worked(): void
  /** Call it after one that failed. @returns whether it is the first in a row */
  failed(error: unknown): boolean
  /** Whether the last write failed because another program held the file. */
  isHeld(): boolean
}

interface RetryOptions {
  tryAgain: () => void
  /** Called once when three writes in a row have failed. */
  onLong: () => void
}

/** A retry that has nothing to do yet. Its timer does not keep the process alive. */
export function createRetry({ tryAgain, onLong }: RetryOptions): Retry {
  let pause = firstPause
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let held = false
  return {
    plan() {
      clearTimeout(timer)
      timer = setTimeout(tryAgain, pause).unref()
      pause = Math.min(pause * 2, longestPause)
    },
    worked() {
      clearTimeout(timer)
      pause = firstPause
      failures = 0
      held = false
    },
    failed(error) {
      held = isHeld(error)
      failures += 1
      if (failures === many) onLong()
      return failures === 1
    },
    isHeld: () => held,
  }
}

/** Whether the system says so when another program holds a file. On Windows it has three ways to. */
function isHeld(error: unknown): boolean {
  return ['EACCES', 'EBUSY', 'EPERM'].includes(codeOf(error))
}
