import { defineStore } from 'pinia'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { Factor, Factors } from '../../preload/contract/session.ts'
import { useBridge } from '../bridge.ts'
import { useLastTold } from './last-told.ts'

/**
 * The second factors of the signed-in user. Every change answers what the pool holds afterwards, and that is what counts:
 * another computer may have changed it.
 */
export const useFactorsStore = defineStore('factors', () => {
  const bridge = useBridge()
  const { current, take } = useLastTold<Factors>()

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
