/**
 * Waits for somebody else's work until it ends or the signal is aborted. To pass the signal on is not enough, because
 * it may be lost: Node drops a request's signal in a garbage collection (nodejs/undici#3644, decision 0017).
 * @param begin starts the work; not called when the signal is already aborted
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
