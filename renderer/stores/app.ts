import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { Outside } from '../../preload/contract/brand.ts'
import type { AppInfo, Language, MenuLabels, Settings, UpdateState } from '../../preload/contract/machine.ts'
import { useBridge } from '../bridge.ts'

/**
 * What the build, the machine and the user decide. `info` is null when main did not tell; every screen works without
 * it.
 */
export const useAppStore = defineStore('app', () => {
  const bridge = useBridge()
  const info = shallowRef<AppInfo | null>(null)

  /** Whether people may create accounts themselves; otherwise nothing leads there. */
  const offersSignUp = computed(() => info.value?.signIn.selfSignUp ?? true)

  function follow(change: Partial<AppInfo>): void {
    if (info.value) info.value = { ...info.value, ...change }
  }

  /** The user has read that the app cannot use its files. They are told again at the next start. */
  function dismissFolder(): void {
    follow({ unusableFolder: null })
  }

  /** Takes over the update's state that a call answered. Later changes come as events. */
  function takeUpdate(update: UpdateState): void {
    follow({ update })
  }

  const stops = [
    bridge.on('keychainChanged', (keychain) => {
      follow({ keychain })
    }),
    bridge.on('connectionChanged', (connection) => {
      follow({ connection })
    }),
    bridge.on('settingsChanged', (settings) => {
      follow({ settings })
    }),
    bridge.on('updateChanged', takeUpdate),
    bridge.on('folderUnusable', (unusableFolder) => {
      follow({ unusableFolder })
    }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  async function load(): Promise<void> {
    const result = await bridge.app.getInfo()
    if (result.ok) info.value = result.value
  }

  /**
   * Changes the choices that are given. They count at once, before main has kept them, so that a second change builds
   * on the first. If main can't keep them they count until the app is closed.
   */
  async function changeSettings(change: Partial<Settings>): ReturnType<Bridge['settings']['update']> {
    const settings: Settings = { ...(info.value?.settings ?? unchosen), ...change }
    follow({ settings })
    return bridge.settings.update(settings)
  }

  /** Gives the native menu its texts. If the call fails, the menu keeps those that it has. */
  async function setMenuLabels(labels: MenuLabels): Promise<void> {
    await bridge.app.setMenuLabels(labels)
  }

  /** The licences of what the app is made of, as one text; null where the build has none. */
  async function getLicences(): ReturnType<Bridge['app']['getLicences']> {
    return bridge.app.getLicences()
  }

  /** Opens one of the brand's addresses outside of the app. */
  async function open(wanted: { what: Outside; language: Language }): ReturnType<Bridge['app']['open']> {
    return bridge.app.open(wanted)
  }

  return { info, offersSignUp, load, changeSettings, dismissFolder, takeUpdate, setMenuLabels, getLicences, open }
})

const unchosen: Settings = { theme: 'system', language: null, country: null }

export type AppStore = ReturnType<typeof useAppStore>
