import { AsyncLocalStorage } from 'node:async_hooks'
import { CommonFailure } from '../common-failure.ts'

interface Deadline {
  signal: AbortSignal
  /** Whether a person waits for the work. Nobody does any more for what a call that has ended left behind. */
  forUser: () => boolean
  /** Stops the time. The answered function starts it anew, from the beginning. */
  hold: () => () => void
  /** How much of the time is left, in milliseconds. */
  left: () => number
}

const current = new AsyncLocalStorage<Deadline | undefined>()

/**
 * Runs `work` for at most so many milliseconds. Then it fails with `TimedOut`, even if `work` does not listen to the
 * signal, and aborts every request that `work` has under way or sends later. Async-local storage carries the signal,
 * because Amplify cannot pass one on (decision 0019).
 * @param forUser whether a person waits for the work, who may be asked something meanwhile
 */
export async function withDeadline<Value>(
  milliseconds: number,
  work: () => Promise<Value>,
  forUser = false,
): Promise<Value> {
  const controller = new AbortController()
  const { signal } = controller
  const timedOut = new CommonFailure({ code: 'TimedOut' })
  let timer: NodeJS.Timeout | undefined
  let holders = 0
  let ended = false
  let ends = Infinity
  const start = (): void => {
    if (holders > 0 || ended) return
    ends = performance.now() + milliseconds
    timer = setTimeout(() => {
      controller.abort(timedOut)
    }, milliseconds)
  }
  const hold = () => {
    clearTimeout(timer)
    holders += 1
    return (): void => {
      holders -= 1
      start()
    }
  }
  const expired = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(timedOut)
    })
  })
  start()
  try {
    return await Promise.race([
      current.run({ signal, forUser: () => forUser && !ended, hold, left: () => ends - performance.now() }, work),
      expired,
    ])
  } finally {
    ended = true
    clearTimeout(timer)
  }
}

/** Runs `work` outside of the caller's deadline, so that it goes on when the call that started it has ended. */
export function withoutDeadline<Value>(work: () => Value): Value {
  return current.run(undefined, work)
}

/**
 * Waits for something that a person does, while the caller's deadline stands still. Afterwards the caller has its whole
 * time again. `work` has to end by itself. A deadline that is over stays so.
 */
export async function holdDeadline<Value>(work: (forUser: boolean) => Promise<Value>): Promise<Value> {
  const deadline = current.getStore()
  deadline?.signal.throwIfAborted()
  const release = deadline?.hold()
  try {
    return await work(deadline?.forUser() ?? false)
  } finally {
    release?.()
  }
}

/** The signal of the caller's deadline; undefined when there is no deadline. */
export function currentSignal(): AbortSignal | undefined {
  return current.getStore()?.signal
}

/** How much of the caller's time is left, in milliseconds; null when there is no deadline. */
export function timeLeft(): number | null {
  return current.getStore()?.left() ?? null
}
