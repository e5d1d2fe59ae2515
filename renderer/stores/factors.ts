import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Factor, Factors } from '../../preload/contract/session.ts'
import { useBridge } from '../bridge.ts'
import { useSessionStore } from './session.ts'

/**
 * The second factors of the signed-in user, as the pool last told; null until it has. Every change answers what the pool
 * holds afterwards, and that is what counts: another computer may have changed it.
 */
export const useFactorsStore = defineStore('factors', () => {
  const bridge = useBridge()
  const session = useSessionStore()
  const current = shallowRef<Factors | null>(null)

  watch(
    () => session.current.status,
    () => {
      current.value = null
    },
    { flush: 'sync' },
  )

  async function take<R extends Result<Factors>>(answer: Promise<R>): Promise<R> {
    const result = await answer
    if (result.ok && session.current.status === 'signedIn') current.value = result.value
    return result
  }

  return {
    current,
    load: () => take(bridge.factors.get()),
    /** The key goes to the screen that asks, and is kept nowhere else (decision 0064). */
    getTotpKey: () => bridge.factors.getTotpKey(),
    turnOnTotp: (input: Parameters<Bridge['factors']['turnOnTotp']>[0]) => take(bridge.factors.turnOnTotp(input)),
    turnOnSms: () => take(bridge.factors.turnOnSms()),
    turnOff: (factor: Factor) => take(bridge.factors.turnOff({ factor })),
    prefer: (factor: Factor) => take(bridge.factors.prefer({ factor })),
  }
})
