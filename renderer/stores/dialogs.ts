import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { ExtraScreen } from '../../preload/contract/machine.ts'
import { useBridge } from '../bridge.ts'

/** The dialog that is open over the screen, if any. A button opens it, or the native menu. */
export const useDialogsStore = defineStore('dialogs', () => {
  const current = shallowRef<ExtraScreen | null>(null)

  function show(dialog: ExtraScreen): void {
    current.value = dialog
  }
  onScopeDispose(useBridge().on('screenRequested', show))

  /** Closes this dialog. Does nothing when another one is open. */
  function close(dialog: ExtraScreen): void {
    if (current.value === dialog) current.value = null
  }

  return { current, show, close }
})
