import { app, type BrowserWindow } from 'electron'
import { describeError, type Log } from '../diagnostics/log.ts'
import { ask } from './ask.ts'

/**
 * Asks the user what to do about a page that no longer answers. Chromium notices that when a click or a key has waited
 * for some seconds. The question goes away when the page answers again.
 */
export function askAboutHang(window: BrowserWindow, log: Log): void {
  let asked: AbortController | null = null

  async function decide(signal: AbortSignal): Promise<void> {
    const choice = await ask(window, {
      type: 'warning',
      message: `${app.name} does not respond.`,
      detail: 'Wait, or load its window again. What you typed and did not send is then gone.',
      buttons: ['Wait', 'Load again', 'Quit'],
      defaultId: 0,
      cancelId: 0,
      signal,
    })
    if (signal.aborted || window.isDestroyed()) return
    log.info('the user decided about the page that hangs', { choice: choice ?? null })
    // A page that hangs does not load again by itself. One that has crashed does (`page-crash.ts`).
    if (choice === 'Load again') window.webContents.forcefullyCrashRenderer()
    if (choice === 'Quit') app.quit()
  }

  const forget = (): void => {
    asked?.abort()
    asked = null
  }
  window.on('unresponsive', () => {
    if (asked !== null) return
    log.warn('the page hangs, the user is asked')
    const question = (asked = new AbortController())
    decide(question.signal)
      .catch((error: unknown) => {
        log.error('the user could not be asked', describeError(error))
      })
      .finally(() => {
        if (asked === question) asked = null
      })
  })
  window.on('responsive', forget)
  window.on('closed', forget)
}
