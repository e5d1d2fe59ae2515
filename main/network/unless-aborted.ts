/**
 * Waits for somebody else's work, and no longer once the signal is aborted. Handing the signal over is not enough:
 * Electron's `net.fetch` puts a `Request` in between, which Node lets go of its signal when it is garbage-collected
 * (nodejs/undici#3644), and the abort then reaches nobody.
 * @param begin starts the work; not called when the signal is aborted already
 * @throws what the signal was aborted with, or what the work fails with
 */
export async function unlessAborted<Value>(
  signal: AbortSignal | null | undefined,
  begin: () => Promise<Value>,
): Promise<Value> {
  signal?.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = (): void => {
    reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
  }
  signal?.addEventListener('abort', stop)
  try {
    return await Promise.race([begin(), aborted])
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
