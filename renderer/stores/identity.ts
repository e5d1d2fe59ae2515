import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Session } from '../../preload/contract/session.ts'
import { useBridge } from '../bridge.ts'
import { useSessionStore } from './session.ts'

type Settle = (confirmed: boolean) => void

/**
 * Whether the user has confirmed lately that it is them, and the dialog that asks (decision 0065). The dialog is also
 * open when the window was reloaded in the middle of a confirmation.
 */
export const useIdentityStore = defineStore('identity', () => {
  const bridge = useBridge()
  const session = useSessionStore()
  const signedIn = computed(() => (session.current.status === 'signedIn' ? session.current : null))
  /** The code that the confirmation waits for; null when it begins with the password. */
  const confirming = computed(() => signedIn.value?.confirming ?? null)

  const asking = ref(confirming.value !== null)
  let waiting: Settle[] = []
  /** Requests of the confirmation that have no answer yet. */
  const running = ref(0)

  function settle(confirmed: boolean): void {
    const settled = waiting
    waiting = []
    asking.value = false
    for (const one of settled) one(confirmed)
  }

  watch(
    () => signedIn.value === null,
    (isOver) => {
      if (isOver) settle(false)
    },
    { flush: 'sync' },
  )

  /** Opens the dialog. @returns whether the user has confirmed */
  function ask(): Promise<boolean> {
    if (signedIn.value === null) return Promise.resolve(false)
    asking.value = true
    return new Promise((resolve) => waiting.push(resolve))
  }

  /** Opens the dialog unless the last confirmation still counts. @returns whether the user has confirmed */
  async function ensure(): Promise<boolean> {
    const until = signedIn.value?.confirmedUntil ?? 0
    return until > Date.now() && !asking.value ? true : ask()
  }

  /** Settles the question when the pool wants nothing more. */
  async function take<R extends Result<Session>>(answer: Promise<R>): Promise<R> {
    running.value += 1
    const result = await session.take(answer)
    running.value -= 1
    if (result.ok && signedIn.value !== null && confirming.value === null) settle(true)
    return result
  }

  /** Closes the dialog at once. The session is as it was before, whatever main answers. */
  async function cancel(): Promise<void> {
    const begun = confirming.value !== null || running.value > 0
    settle(false)
    if (begun) await session.take(bridge.identity.cancel())
  }

  return {
    asking,
    confirming,
    running,
    ask,
    ensure,
    cancel,
    confirm: (input: Parameters<Bridge['identity']['confirm']>[0]) => take(bridge.identity.confirm(input)),
    confirmCode: (input: Parameters<Bridge['identity']['confirmCode']>[0]) => take(bridge.identity.confirmCode(input)),
    resendCode: () => take(bridge.identity.resendCode()),
  }
})
