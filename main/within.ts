import { setTimeout as delay } from 'node:timers/promises'

/**
 * Waits for somebody else's work, at most for so many milliseconds. The work itself goes on, because it is not ours to
 * end.
 * @param otherwise makes the answer when the time is over; it may throw
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
