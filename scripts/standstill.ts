// Test code takes these from here, because a test may put a clock of its own in their place.
const { setInterval, clearInterval, performance } = globalThis
const now = performance.now.bind(performance)

/** How often a watch looks, in milliseconds. */
const step = 20

/**
 * How long the machine may stand still during a test, in milliseconds. Much of what the tests watch has a second or less,
 * so after a longer standstill a failure may say something about the machine and nothing about the app (decision 0074).
 */
export const bearable = 250

/** Looks how long this thread stands still, because the machine has other work to do or because the thread computes. */
export interface StandstillWatch {
  /** Forgets what was seen until now. */
  restart(): void
  /** The longest standstill since the last `restart`, in milliseconds. */
  longest(): number
  /** Ends the watch. */
  end(): void
}

/** Starts a watch. It keeps no process alive. */
export function watchStandstill(): StandstillWatch {
  let last = now()
  let longest = 0
  const look = (): void => {
    const time = now()
    longest = Math.max(longest, time - last - step)
    last = time
  }
  // In a page it is a number, which Node's types do not know.
  const timer = setInterval(look, step)
  ;(timer as Partial<NodeJS.Timeout>).unref?.()
  return {
    restart: () => {
      last = now()
      longest = 0
    },
    longest: () => {
      look()
      return longest
    },
    end: () => {
      clearInterval(timer)
    },
  }
}
