import { reactive } from 'vue'
import type { Result } from '../../preload/contract/result.ts'
import { useAction, type Failure } from './use-action.ts'

export interface StartOverOptions {
  startOver: () => Promise<Result<unknown>>
  /** Called when it is done, to show another screen. */
  onStartedOver: () => Promise<unknown>
  failure: Failure
}

/** The way out of a screen that waits for a code, for a user who gave a wrong number. */
export function useStartOver({ startOver, onStartedOver, failure }: StartOverOptions) {
  const leaving = useAction(startOver, failure)

  async function startAgain(): Promise<void> {
    const result = await leaving.run()
    if (result?.ok) await onStartedOver()
  }

  return reactive({ leaving, startAgain })
}
