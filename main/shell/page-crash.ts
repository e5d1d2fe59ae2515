import { app, type BrowserWindow } from 'electron'
import { describeError, type Log } from '../diagnostics/log.ts'
import { ask } from './ask.ts'

interface PageCrashOptions {
  log: Log
  openLogs: () => void
  /** Who helps, as lines of English text. */
  helps: () => string
}

/** The crash of this number within this time (in milliseconds) is not reloaded: the page might crash for ever. */
const lastCrash = 3
const crashPeriod = 60_000

/**
 * Reloads a page whose process died. Its address and the session in main bring the same screen back. At the third crash
 * within a minute the user decides (decision 0026).
 */
export function reloadAfterCrash(window: BrowserWindow, { log, openLogs, helps }: PageCrashOptions): void {
  let crashes: number[] = []

  function reload(): void {
    if (!window.isDestroyed()) window.webContents.reload()
  }

  async function decide(): Promise<void> {
    const choice = await ask(window, {
      type: 'error',
      message: `${app.name} cannot show its window.`,
      detail: `It stopped three times within a minute. Try again, or quit and start ${app.name} again later. If it keeps happening, send the logs to the people who help.\n\n${helps()}`,
      buttons: ['Try again', 'Open logs', 'Quit'],
      defaultId: 0,
      cancelId: 2,
    })
    log.info('the user decided about the page that crashed', { choice: choice ?? null })
    switch (choice) {
      case 'Try again':
        crashes = []
        reload()
        return
      case 'Open logs':
        openLogs()
        return decide()
      case 'Quit':
      case undefined:
        app.quit()
    }
  }

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    const now = performance.now()
    crashes = [...crashes.filter((time) => now - time < crashPeriod), now]
    if (crashes.length >= lastCrash) {
      log.error('the page crashed too often, the user is asked', { reason, exitCode })
      decide().catch((error: unknown) => {
        log.error('the user could not be asked', describeError(error))
      })
      return
    }
    log.warn('the page crashed, it is loaded again', { reason, exitCode })
    // The reload waits for the next turn: Electron may crash when a page is loaded while its dead process is being
    // cleared away.
    setImmediate(reload)
  })
}
