import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { AppInfo, DiagnosticsPreview } from '../../preload/contract/machine.ts'
import { useBridge } from '../bridge.ts'
import { useAppStore } from './app.ts'

/** The file of diagnostics, to be read before it is saved, and the crash that is a reason for it. */
export const useDiagnosticsStore = defineStore('diagnostics', () => {
  const bridge = useBridge()
  const app = useAppStore()
  const files = shallowRef<DiagnosticsPreview['files']>([])
  const dismissed = shallowRef(false)
  const crash = computed((): AppInfo['crash'] => (dismissed.value ? null : (app.info?.crash ?? null)))

  /** Has main collect it anew. */
  async function preview(): ReturnType<Bridge['diagnostics']['preview']> {
    files.value = []
    const result = await bridge.diagnostics.preview()
    if (result.ok) files.value = result.value.files
    return result
  }

  /** The user has read of the crash; it is not told again. */
  async function dismissCrash(): Promise<void> {
    if (crash.value === null) return
    dismissed.value = true
    await bridge.diagnostics.dismissCrash()
  }

  /** Saves what the last preview showed. Answers false when the user wanted it nowhere. */
  async function save(): ReturnType<Bridge['diagnostics']['save']> {
    const result = await bridge.diagnostics.save()
    if (result.ok && result.value) await dismissCrash()
    return result
  }

  return { files, crash, preview, save, dismissCrash }
})
