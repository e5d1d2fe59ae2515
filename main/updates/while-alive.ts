/** Work gave no sign of life for too long. */
class Stalled extends Error {
  override readonly name = 'Stalled'
}

/**
 * Runs work that must show that it is alive: when it does not for `patience` milliseconds it is given up. Downloads
 * of electron-updater have no time-out, and a connection that stands still would hold one for ever.
 * @param work calls `alive` when it gets on, and ends when `signal` tells it to; if it does not, nobody waits for it
 */
export async function whileAlive<Value>(
  patience: number,
  work: (alive: () => void, signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  const stalled = Promise.withResolvers<never>()
  let timer: NodeJS.Timeout | undefined
  const alive = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const error = new Stalled('nothing happened for too long')
      controller.abort(error)
      stalled.reject(error)
    }, patience)
  }
  alive()
  try {
    return await Promise.race([work(alive, controller.signal), stalled.promise])
  } finally {
    clearTimeout(timer)
  }
}
