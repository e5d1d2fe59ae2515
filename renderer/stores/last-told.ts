import { shallowRef, watch, type ShallowRef } from 'vue'
import type { Result } from '../../preload/contract/result.ts'
import { useSessionStore } from './session.ts'

/** What the pool last told about the signed-in user, and the calls that tell it. */
interface LastTold<Value> {
  /** Null until it was told, and when the user is no longer signed in. */
  current: ShallowRef<Value | null>
  /** Keeps what a call answers, unless it failed or the user has left meanwhile. @returns the same answer */
  take: <R extends Result<Value>>(answer: Promise<R>) => Promise<R>
}

/** For a store whose calls all answer how things stand afterwards. */
export function useLastTold<Value>(): LastTold<Value> {
  const session = useSessionStore()
  const current: ShallowRef<Value | null> = shallowRef(null)

  watch(
    () => session.current.status,
    () => {
      current.value = null
    },
    { flush: 'sync' },
  )

  async function take<R extends Result<Value>>(answer: Promise<R>): Promise<R> {
    const result = await answer
    if (result.ok && session.current.status === 'signedIn') current.value = result.value
    return result
  }

  return { current, take }
}
