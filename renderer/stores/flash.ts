import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PlainKey } from '../locales/types.ts'

/** A message that one screen leaves for the next to show, such as "Your changes are saved." */
export const useFlashStore = defineStore('flash', () => {
  const message = shallowRef<PlainKey | null>(null)

  function leave(key: PlainKey): void {
    message.value = key
  }

  /** Answers the message and forgets it. Null when there is none. */
  function take(): PlainKey | null {
    const taken = message.value
    message.value = null
    return taken
  }

  return { leave, take }
})
