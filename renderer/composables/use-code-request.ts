import { reactive, ref } from 'vue'
import type { Result } from '../../preload/contract/result.ts'
import { useAction, type Failure } from './use-action.ts'

export interface CodeRequestOptions {
  resend: () => Promise<Result<unknown>>
  startOver: () => Promise<Result<unknown>>
  /** After a new code was sent: the one that was typed is worth nothing any more. */
  onSent: () => void
  /** After starting over: where to go. */
  onStartedOver: () => Promise<unknown>
  failure: Failure
}

/** What the code screens offer beside their form: another code, or another number. `sendings` counts the codes sent. */
export function useCodeRequest({ resend, startOver, onSent, onStartedOver, failure }: CodeRequestOptions) {
  const sending = useAction(resend, failure)
  const leaving = useAction(startOver, failure)
  const sendings = ref(0)

  async function send(): Promise<void> {
    const result = await sending.run()
    if (!result?.ok) return
    onSent()
    sendings.value += 1
  }

  async function startAgain(): Promise<void> {
    const result = await leaving.run()
    if (result?.ok) await onStartedOver()
  }

  return reactive({ sending, leaving, sendings, send, startAgain })
}

export type CodeRequest = ReturnType<typeof useCodeRequest>
