import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PlainKey } from '../locales/types.ts'

/** One message that a screen leaves for the next one to show, such as "Your changes are saved." */
export const useFlashStore = defineStore('flash', () => {
  const message = shallowRef<PlainKey | null>(null)

  function leave(key: PlainKey): void {
    message.value = key
  }

  /** Hands the message over; the next call answers null. */
  function take(): PlainKey | null {
    const taken = message.value
    message.value = null
    return taken
  }

  return { leave, take }
})
