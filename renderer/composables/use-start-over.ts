import { reactive } from 'vue'
import type { Result } from '../../preload/contract/result.ts'
import { useAction, type Failure } from './use-action.ts'

export interface StartOverOptions {
  startOver: () => Promise<Result<unknown>>
  /** After it: where to go. */
  onStartedOver: () => Promise<unknown>
  failure: Failure
}

/** The way out of a screen that awaits a code for a wrong number. */
export function useStartOver({ startOver, onStartedOver, failure }: StartOverOptions) {
  const leaving = useAction(startOver, failure)

  async function startAgain(): Promise<void> {
    const result = await leaving.run()
    if (result?.ok) await onStartedOver()
  }

  return reactive({ leaving, startAgain })
}
