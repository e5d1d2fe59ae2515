import { AsyncLocalStorage } from 'node:async_hooks'
import { CommonFailure } from '../common-failure.ts'

const current = new AsyncLocalStorage<AbortSignal | undefined>()

/**
 * Runs `work` with an end: after `milliseconds` it fails with `TimedOut`, whether or not `work` listens, and every
 * request that `work` has under way or still wants to send is aborted. Async-local storage carries the signal,
 * because Amplify offers no way to pass one through (decision 0019).
 */
export async function withDeadline<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value> {
  const controller = new AbortController()
  const timedOut = new CommonFailure({ code: 'TimedOut' })
  const timer = setTimeout(() => {
    controller.abort(timedOut)
  }, milliseconds)
  const expired = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => {
      reject(timedOut)
    })
  })
  try {
    return await Promise.race([current.run(controller.signal, work), expired])
  } finally {
    clearTimeout(timer)
  }
}

/** Runs `work` without the caller's deadline: it goes on when the call that led to it has long ended. */
export function withoutDeadline<Value>(work: () => Value): Value {
  return current.run(undefined, work)
}

/** The signal of the deadline that the caller runs under, if any. */
export function currentSignal(): AbortSignal | undefined {
  return current.getStore()
}
