import { computed, reactive } from 'vue'
import { useRouter } from 'vue-router'
import { useAccount } from '../stores/session-of.ts'
import { useSessionStore } from '../stores/session.ts'
import { useAction, type Failure } from './use-action.ts'

interface VerifyPhone {
  /** False when there is nothing to verify, also when the pool does not tell the number. */
  readonly offered: boolean
  readonly busy: boolean
  start: () => Promise<void>
}

/** The way to verify the number of the profile. */
export function useVerifyPhone(failure: Failure): VerifyPhone {
  const router = useRouter()
  const store = useSessionStore()
  const { profile, ready } = useAccount()
  const request = useAction(() => store.requestPhoneCode(), failure)

  /** When a code was asked for already, the next screen waits for that one; it offers to send another. */
  async function start(): Promise<void> {
    if (ready.value?.phoneCode === null && !(await request.run())?.ok) return
    await router.push({ name: 'security-number' })
  }

  return reactive({
    offered: computed(
      () =>
        ready.value !== null &&
        profile.value.phoneNumber !== null &&
        !profile.value.phoneNumberVerified &&
        // The code that is waited for is another number's.
        (ready.value.phoneCode?.newNumber ?? null) === null,
    ),
    busy: computed(() => request.busy),
    start,
  })
}
