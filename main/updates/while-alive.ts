/** The work gave no sign of life for too long. */
class Stalled extends Error {
  override readonly name = 'Stalled'
}

/**
 * Runs work that must show that it is alive. When it does not for `patience` milliseconds, this gives it up.
 * electron-updater's downloads have no time-out, so a connection that stands still would hold one for ever.
 * @param work calls `alive` whenever it gets on, and should end when `signal` is aborted; if it does not, nobody waits
 *   for it
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
