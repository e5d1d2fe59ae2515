import { AsyncLocalStorage } from 'node:async_hooks'
import { CommonFailure } from '../common-failure.ts'

const current = new AsyncLocalStorage<AbortSignal | undefined>()

/**
 * Runs `work` for at most so many milliseconds. Then it fails with `TimedOut`, even if `work` does not listen to the
 * signal, and aborts every request that `work` has under way or sends later. Async-local storage carries the signal,
 * because Amplify cannot pass one on (decision 0019).
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

/** Runs `work` outside of the caller's deadline, so that it goes on when the call that started it has ended. */
export function withoutDeadline<Value>(work: () => Value): Value {
  return current.run(undefined, work)
}

/** The signal of the caller's deadline; undefined when there is no deadline. */
export function currentSignal(): AbortSignal | undefined {
  return current.getStore()
}
