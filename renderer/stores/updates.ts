import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Result } from '../../preload/contract/result.ts'
import type { UpdateState } from '../../preload/contract/machine.ts'
import { useBridge } from '../bridge.ts'
import { useAppStore } from './app.ts'

/** Where an update of the app stands, and what the user can do about it. */
export const useUpdatesStore = defineStore('updates', () => {
  const bridge = useBridge()
  const app = useAppStore()
  const state = computed<UpdateState>(() => app.info?.update ?? { status: 'off' })

  async function take<R extends Result<UpdateState>>(answer: Promise<R>): Promise<R> {
    const result = await answer
    if (result.ok) app.takeUpdate(result.value)
    return result
  }

  return { state, check: () => take(bridge.updates.check()), restart: () => take(bridge.updates.restart()) }
})
