import { defineStore } from 'pinia'
import { reactive, watch } from 'vue'
import { useSessionStore } from './session.ts'

const empty = { phoneNumber: '', name: '', company: '', role: '' }

/**
 * What was typed on one of the signed-out screens and is wanted on the next: the number goes along from sign-in to
 * sign-up or reset, and "Start again" finds the form filled in. Never a password, and nothing of one account is left
 * once somebody has signed in.
 */
export const useDraftStore = defineStore('draft', () => {
  const session = useSessionStore()
  const typed = reactive({ ...empty })

  watch(
    () => session.current,
    (current) => {
      if (current.status === 'signedIn') Object.assign(typed, empty)
      if (current.status === 'signedOut' && current.phoneNumber !== null) typed.phoneNumber = current.phoneNumber
    },
    { immediate: true, flush: 'sync' },
  )

  function keep(values: Partial<typeof empty>): void {
    Object.assign(typed, values)
  }

  return { typed, keep }
})
