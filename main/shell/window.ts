import { app, BrowserWindow } from 'electron'
import type { AppInfo } from '../../preload/contract/machine.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import type { Ground } from './ground.ts'
import { reloadAfterCrash } from './page-crash.ts'
import { pageOrigin } from './page-files.ts'
import { askAboutHang } from './page-hang.ts'
import { showWhenReady } from './show.ts'
import { titleBarOf } from './title-bar.ts'
import type { WindowPlace } from '../settings/window-place.ts'

interface WindowOptions {
  /** Path of the preload bundle. */
  preload: string
  place: WindowPlace
  platform: AppInfo['platform']
  /** The colours of the theme in force. */
  ground: Ground
  openLogs: () => void
  /** Who helps, as lines of English text. */
  helps: () => string
  log: Log
}

/** Opens the app's window on its page, sandboxed and isolated. `hardening.ts` limits where the page may go. */
export function openWindow({ preload, place, platform, ground, openLogs, helps, log }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1080,
    height: 760,
    ...place.bounds(),
    minWidth: 360,
    minHeight: 480,
    title: app.name,
    show: false,
    backgroundColor: ground.ground,
    ...titleBarOf(platform, ground),
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
  reloadAfterCrash(window, { log, openLogs, helps })
  askAboutHang(window, log)
  window.loadURL(`${pageOrigin}/index.html`).catch((error: unknown) => {
    log.error('the page did not load', describeError(error))
  })
  return window
}
