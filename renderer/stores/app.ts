import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { AppInfo } from '../../preload/contract/contract.ts'
import { useBridge } from '../bridge.ts'

/** What the build and the machine decide. `info` is null when main did not tell; no screen depends on it. */
export const useAppStore = defineStore('app', () => {
  const bridge = useBridge()
  const info = shallowRef<AppInfo | null>(null)

  onScopeDispose(
    bridge.on('keychainChanged', (keychain) => {
      if (info.value) info.value = { ...info.value, keychain }
    }),
  )

  async function load(): Promise<void> {
    const result = await bridge.app.getInfo()
    if (result.ok) info.value = result.value
  }

  return { info, load }
})
