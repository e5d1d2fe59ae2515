import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { AppInfo, DiagnosticsPreview } from '../../preload/contract/machine.ts'
import { useBridge } from '../bridge.ts'
import { useAppStore } from './app.ts'

/** The diagnostics, which the user can read before saving them, and the crash that may be the reason for it. */
export const useDiagnosticsStore = defineStore('diagnostics', () => {
  const bridge = useBridge()
  const app = useAppStore()
  const files = shallowRef<DiagnosticsPreview['files']>([])
  const dismissed = shallowRef(false)
  const crash = computed((): AppInfo['crash'] => (dismissed.value ? null : (app.info?.crash ?? null)))

  /** Has main collect the diagnostics anew, and answers them. */
  async function preview(): ReturnType<Bridge['diagnostics']['preview']> {
    files.value = []
    const result = await bridge.diagnostics.preview()
    if (result.ok) files.value = result.value.files
    return result
  }

  /** Remembers that the user has been told of the crash. */
  async function dismissCrash(): Promise<void> {
    if (crash.value === null) return
    dismissed.value = true
    await bridge.diagnostics.dismissCrash()
  }

  /** Saves what the last preview showed. Answers false when the user cancelled the question for a place. */
  async function save(): ReturnType<Bridge['diagnostics']['save']> {
    const result = await bridge.diagnostics.save()
    if (result.ok && result.value) await dismissCrash()
    return result
  }

  return { files, crash, preview, save, dismissCrash }
})
