import { app } from 'electron'
import { describeError, type Log } from '../diagnostics/log.ts'
import { withDeadline } from '../network/deadline.ts'

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
 *
 * A keychain that does not answer holds one of Node's worker threads, and an ordinary end waits for all of them
 * (electron/electron#20425). So an app that could not finish ends itself hard, as the last thing (decision 0027).
 * @returns to be called when the app goes on after all; the next quit waits again
 */
export function waitBeforeQuit({ work, patience, leave, log }: QuitOptions): () => void {
  let stage: 'running' | 'waiting' | 'leaving' = 'running'
  app.on('before-quit', (event) => {
    if (stage === 'leaving') return
    event.preventDefault()
    // Asking twice does not make it shorter.
    if (stage === 'waiting') return
    stage = 'waiting'
    withDeadline(patience, work)
      .catch((error: unknown) => {
        log.warn('the app ended before everything was written', describeError(error))
        app.on('quit', endHard)
      })
      .finally(() => {
        stage = 'leaving'
        leave()
      })
  })
  return () => {
    stage = 'running'
    app.off('quit', endHard)
  }
}

function endHard(): void {
  process.kill(process.pid, 'SIGKILL')
}
