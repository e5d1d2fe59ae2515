import { computed, reactive, ref } from 'vue'
import type { Result } from '../../preload/contract/result.ts'
import type { Wait } from '../../preload/contract/wait.ts'
import { useAction, type Failure } from './use-action.ts'
import { useCountdown } from './use-countdown.ts'

export interface CodeRequestOptions {
  send: () => Promise<Result<unknown>>
  /** Until when another code makes no sense, and why. */
  wait: () => Wait | null
  /** Called when a new code was sent: the code that was typed no longer counts, so the field should be emptied. */
  onSent: () => void
  failure: Failure
}

/**
 * Asks for a code, for the code screens. `sendings` counts the codes that were sent. `justSent` says whether the last
 * request worked, so that no old success stands beside a new failure. `secondsLeft` is 0 when a code can be asked for;
 * until then `send` does nothing.
 */
export function useCodeRequest({ send: call, wait: currentWait, onSent, failure }: CodeRequestOptions) {
  const sending = useAction(call, failure)
  const sendings = ref(0)
  const justSent = ref(false)
  const wait = computed(currentWait)
  const secondsLeft = useCountdown(wait)

  async function send(): Promise<void> {
    if (secondsLeft.value > 0) return
    const result = await sending.run()
    if (result === null) return
    justSent.value = result.ok
    if (!result.ok) return
    onSent()
    sendings.value += 1
  }

  return reactive({ sending, sendings, justSent, wait, secondsLeft, send })
}

export type CodeRequest = ReturnType<typeof useCodeRequest>
