import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import type { AppInfo } from '../../preload/contract/machine.ts'
import type { Ground } from './ground.ts'

type Platform = AppInfo['platform']

/** How high the strip is that the page draws in the place of the system's title bar, in device-independent pixels. */
export const titleBarHeight = 36

/** The buttons lie on what the page draws below them, so they have no colour of their own. */
const nothing = 'rgba(0, 0, 0, 0)'

/**
 * What a window needs so that the page draws its title bar, where the platform offers that, and so that its menu bar is
 * there only when its user asks for it (decision 0062).
 */
export function titleBarOf(platform: Platform, { ink }: Ground): BrowserWindowConstructorOptions {
  switch (platform) {
    case 'darwin':
      return { titleBarStyle: 'hidden', titleBarOverlay: { height: titleBarHeight } }
    case 'win32':
      return { titleBarStyle: 'hidden', titleBarOverlay: { height: titleBarHeight, color: nothing, symbolColor: ink } }
    case 'linux':
      return { autoHideMenuBar: true }
  }
}

/** The part of a window that wears the colours of the theme in force. */
type Painted = Pick<BrowserWindow, 'setBackgroundColor' | 'setTitleBarOverlay'>

/** Gives an open window the colours of a theme. */
export function paint(window: Painted, platform: Platform, { ground, ink }: Ground): void {
  window.setBackgroundColor(ground)
  // Electron throws where a window has no overlay. A Mac draws its buttons by itself.
  if (platform === 'win32') window.setTitleBarOverlay({ height: titleBarHeight, color: nothing, symbolColor: ink })
}
