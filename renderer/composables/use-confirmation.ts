import { onMounted } from 'vue'
import { useRouter } from 'vue-router'
import type { Result } from '../../preload/contract/result.ts'
import { useIdentityStore } from '../stores/identity.ts'

/** What a form answers whose user did not confirm that it is them: then nothing was asked of main. */
export const unconfirmed = { ok: false, error: { code: 'ConfirmationNeeded' } } as const

/**
 * How a call is made that needs a confirmation (decision 0065): once the user has confirmed that it is them. Main decides
 * by the server's clock: where it wants another confirmation, the user is asked, and the call is made once more.
 * @returns what the call answered; null when the user did not confirm
 */
type Confirmed = <R extends Result<unknown>>(call: () => Promise<R>) => Promise<R | null>

/** For the buttons and forms whose calls need a confirmation. */
export function useConfirmation(): { confirmed: Confirmed } {
  const identity = useIdentityStore()
  return {
    confirmed: async (call) => {
      if (!(await identity.ensure())) return null
      const result = await call()
      if (result.ok || result.error.code !== 'ConfirmationNeeded') return result
      return (await identity.ask()) ? call() : null
    },
  }
}

/**
 * For a screen whose form needs a confirmation: asks when the screen opens, so that nobody types in vain, and goes back to
 * Security when the user does not confirm.
 * @param ready called when the user has confirmed
 */
export function useConfirmedScreen(ready?: () => unknown): void {
  const identity = useIdentityStore()
  const router = useRouter()
  onMounted(async () => {
    if (await identity.ensure()) await ready?.()
    else await router.replace({ name: 'security' })
  })
}
