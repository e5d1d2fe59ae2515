import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { AppInfo } from '../../preload/contract/contract.ts'
import { useBridge } from '../bridge.ts'

/** What the build and the machine decide. `info` is null when main did not tell; no screen depends on it. */
export const useAppStore = defineStore('app', () => {
  const bridge = useBridge()
  const info = shallowRef<AppInfo | null>(null)

  function follow(change: Partial<AppInfo>): void {
    if (info.value) info.value = { ...info.value, ...change }
  }
  const stops = [
    bridge.on('keychainChanged', (keychain) => {
      follow({ keychain })
    }),
    bridge.on('connectionChanged', (connection) => {
      follow({ connection })
    }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  async function load(): Promise<void> {
    const result = await bridge.app.getInfo()
    if (result.ok) info.value = result.value
  }

  return { info, load }
})
