import { app } from 'electron'
import { describeError, type Log } from './diagnostics/log.ts'
import { withDeadline } from './network/deadline.ts'

interface QuitOptions {
  /** What must reach the disk and the keychain first. */
  work: () => Promise<unknown>
  /** How long that may take, in milliseconds. */
  patience: number
  /** What comes then: quitting, or an installer that quits. */
  leave: () => void
  log: Log
}

/**
 * Lets what is being written be finished before the app ends.
 * @returns to be called when the app goes on after all; the next quit waits again
 */
export function waitBeforeQuit({ work, patience, leave, log }: QuitOptions): () => void {
  let done = false
  app.on('before-quit', (event) => {
    if (done) return
    event.preventDefault()
    done = true
    withDeadline(patience, work)
      .catch((error: unknown) => {
        log.warn('the app ended before everything was written', describeError(error))
      })
      .finally(leave)
  })
  return () => {
    done = false
  }
}
