import { BrowserWindow, session } from 'electron'
import type { Log } from './diagnostics/log.ts'
import { pageOrigin } from './page-files.ts'

interface WindowOptions {
  /** Path of the preload bundle. */
  preload: string
  log: Log
}

/** The crash of this number within this time, in milliseconds, is the last: the page would crash for ever. */
const lastCrash = 3
const crashPeriod = 60_000

/** Opens the app's window on its page: sandboxed, isolated, and unable to go anywhere else or to open anything. */
export function openWindow({ preload, log }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1080,
    height: 760,
    minWidth: 360,
    minHeight: 480,
    title: 'Latchkey',
    // Shown when it has something to show, so that nothing flashes white.
    show: false,
    autoHideMenuBar: true,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => {
    if (event.url.startsWith(`${pageOrigin}/`)) return
    event.preventDefault()
    log.warn('refused a navigation')
  })
  reloadAfterCrash(window, log)
  window.loadURL(`${pageOrigin}/index.html`).catch((error: unknown) => {
    log.error('the page did not load', { error: error instanceof Error ? error.name : typeof error })
  })
  return window
}

/** Reloads a page whose process died: its address and the session in main bring its screen back. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    const now = performance.now()
    crashes = [...crashes.filter((time) => now - time < crashPeriod), now]
    if (crashes.length >= lastCrash) {
      log.error('the page crashed too often, it stays as it is', { reason, exitCode })
      return
    }
    log.warn('the page crashed, it is loaded again', { reason, exitCode })
    // Not at once: Electron itself may crash when a page is loaded while its dead process is still being cleared away.
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload()
    })
  })
}

/** Denies every permission a page can ask for: camera, notifications, clipboard reading and the like. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false)
  })
  session.defaultSession.setPermissionCheckHandler(() => false)
}
