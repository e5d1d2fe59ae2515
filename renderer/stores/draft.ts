import { defineStore } from 'pinia'
import { reactive, watch } from 'vue'
import type { Attributes } from '../../preload/contract/session.ts'
import { useSessionStore } from './session.ts'

const empty = (): { phoneNumber: string; attributes: Attributes } => ({ phoneNumber: '', attributes: {} })

/**
 * What was typed on a signed-out screen and is needed on the next: sign-up and reset begin with the number from
 * sign-in, and "Start again" finds the form filled in. It never holds a password, and a sign-in empties it, so that
 * nothing of one account reaches another.
 */
export const useDraftStore = defineStore('draft', () => {
  const session = useSessionStore()
  const typed = reactive(empty())

  watch(
    () => session.current,
    (current) => {
      if (current.status === 'signedIn') Object.assign(typed, empty())
      if (current.status === 'signedOut' && current.phoneNumber !== null) typed.phoneNumber = current.phoneNumber
    },
    { immediate: true, flush: 'sync' },
  )

  function keep(values: Partial<ReturnType<typeof empty>>): void {
    Object.assign(typed, values)
  }

  return { typed, keep }
})
