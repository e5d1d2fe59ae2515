import { reactive, ref, shallowRef, type ShallowRef } from 'vue'
import type { AppError } from '../../preload/contract/errors.ts'
import type { Result } from '../../preload/contract/result.ts'

/** The last failure on a screen that belongs to none of its fields. */
export type Failure = ShallowRef<AppError | null>

/** One place for the failures of a screen's form and buttons. They share it, so that only the last one is shown. */
export function useFailure(): Failure {
  return shallowRef<AppError | null>(null)
}

/** Something that the user can start, and must not start twice. */
export interface Action<R> {
  readonly busy: boolean
  /** Starts it and answers its result; null when it was running already, or when its user thought better of it. */
  run: () => Promise<R | null>
}

/** Wraps a call for a button: busy while it runs, its failure put into `failure`. A call that answers null did nothing. */
export function useAction<R extends Result<unknown>>(call: () => Promise<R | null>, failure: Failure): Action<R> {
  const busy = ref(false)

  async function run(): Promise<R | null> {
    if (busy.value) return null
    busy.value = true
    try {
      const result = await call()
      // Not before the call: the last message stays until there is an answer, so that nothing moves (decision 0036).
      if (result !== null) failure.value = result.ok ? null : result.error
      return result
    } finally {
      busy.value = false
    }
  }

  return reactive({ busy, run })
}
