import { app } from 'electron'
import { describeError, type Log } from '../diagnostics/log.ts'
import { withDeadline } from '../network/deadline.ts'

interface QuitOptions {
  /** Writes what must reach the disk and the keychain before the app ends. */
  work: () => Promise<unknown>
  /** How long `work` may take, in milliseconds. */
  patience: number
  /** Called afterwards: quits, or starts an installer that quits. */
  leave: () => void
  log: Log
}

/**
 * Finishes writing before the app ends.
 *
 * A keychain that does not answer holds one of Node's worker threads, and an ordinary end waits for all threads
 * (electron/electron#20425). So an app that could not finish kills its own process as the last thing (decision 0027).
 * @returns call it when the app goes on after all, so that the next quit waits again
 */
export function waitBeforeQuit({ work, patience, leave, log }: QuitOptions): () => void {
  let stage: 'running' | 'waiting' | 'leaving' = 'running'
  app.on('before-quit', (event) => {
    if (stage === 'leaving') return
    event.preventDefault()
    // A second try to quit does not start the work again.
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

/**
 * How long the windows may take to close when the app quits, in milliseconds. A page that hangs, or that asks to stay,
 * would keep its window and with it the app.
 */
const longestClosing = 3_000

/** Quits as `app.quit` does, and in time whatever the page does. */
export function quitInTime(): void {
  setTimeout(() => {
    app.exit(0)
  }, longestClosing)
  app.quit()
}

function endHard(): void {
  process.kill(process.pid, 'SIGKILL')
}
