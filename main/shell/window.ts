import { app, BrowserWindow } from 'electron'
import { describeError, type Log } from '../diagnostics/log.ts'
import { reloadAfterCrash } from './page-crash.ts'
import { pageOrigin } from './page-files.ts'
import { askAboutHang } from './page-hang.ts'
import { showWhenReady } from './show.ts'
import type { WindowPlace } from '../settings/window-place.ts'

interface WindowOptions {
  /** Path of the preload bundle. */
  preload: string
  place: WindowPlace
  openLogs: () => void
  log: Log
}

/** Opens the app's window on its page, sandboxed and isolated. `hardening.ts` limits where the page may go. */
export function openWindow({ preload, place, openLogs, log }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1080,
    height: 760,
    ...place.bounds(),
    minWidth: 360,
    minHeight: 480,
    title: 'Latchkey',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Without this, Electron's shortcut would open the developer tools even without a menu entry.
      devTools: !app.isPackaged,
    },
  })
  showWhenReady(window, () => place.maximized())
  place.follow(window)
  reloadAfterCrash(window, { log, openLogs })
  askAboutHang(window, log)
  window.loadURL(`${pageOrigin}/index.html`).catch((error: unknown) => {
    log.error('the page did not load', describeError(error))
  })
  return window
}
