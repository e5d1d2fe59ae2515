import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PlainKey } from '../locales/types.ts'

/**
 * What one screen leaves for the next to show. `accountReady` greets the owner of a new account; `newNumber.done` names
 * the number that the account then has.
 */
export type Flash = PlainKey | 'accountReady' | 'newNumber.done'

/** A message that one screen leaves for the next to show, such as "Your changes are saved." */
export const useFlashStore = defineStore('flash', () => {
  const message = shallowRef<Flash | null>(null)

  function leave(flash: Flash): void {
    message.value = flash
  }

  /** Answers the message and forgets it. Null when there is none. */
  function take(): Flash | null {
    const taken = message.value
    message.value = null
    return taken
  }

  return { leave, take }
})
