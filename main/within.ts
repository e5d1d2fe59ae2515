import { setTimeout as delay } from 'node:timers/promises'

/**
 * Waits for somebody else's work, and no longer than so many milliseconds. The work goes on: it is not ours to end.
 * @param otherwise makes the answer when the time is over first; it may throw
 */
export async function within<Value>(
  milliseconds: number,
  work: Promise<Value>,
  otherwise: () => Value,
): Promise<Value> {
  const done = new AbortController()
  try {
    return await Promise.race([work, delay(milliseconds, undefined, { signal: done.signal }).then(otherwise)])
  } finally {
    done.abort()
  }
}
