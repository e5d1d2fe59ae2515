import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { SignedInPlace } from '../../preload/contract/session.ts'
import { useBridge } from '../bridge.ts'
import { useSessionStore } from './session.ts'

/** Where the account is signed in, as the pool last told; null until it has. */
export const usePlacesStore = defineStore('places', () => {
  const bridge = useBridge()
  const session = useSessionStore()
  const current = shallowRef<readonly SignedInPlace[] | null>(null)

  watch(
    () => session.current.status,
    () => {
      current.value = null
    },
    { flush: 'sync' },
  )

  async function take<R extends Result<SignedInPlace[]>>(answer: Promise<R>): Promise<R> {
    const result = await answer
    if (result.ok && session.current.status === 'signedIn') current.value = result.value
    return result
  }

  return {
    current,
    load: () => take(bridge.sessions.list()),
    end: (id: string) => take(bridge.sessions.end({ id })),
    endOthers: () => take(bridge.sessions.endOthers()),
    endEverywhere: (input: Parameters<Bridge['sessions']['endEverywhere']>[0]) =>
      session.take(bridge.sessions.endEverywhere(input)),
  }
})
