import type { BrowserWindow } from 'electron'

/**
 * How long a window may have nothing to show, in milliseconds. Then it is shown all the same: an app without a window
 * would hold the lock, and no later start could show one.
 */
const longestHidden = 5_000

type HiddenWindow = Pick<BrowserWindow, 'isDestroyed' | 'isVisible' | 'maximize' | 'show'> & {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown
}

/**
 * Shows a window as soon as it has something to show, so that nothing flashes white.
 * @param maximized whether it then fills its display
 */
export function showWhenReady(window: HiddenWindow, maximized: () => boolean, patience = longestHidden): void {
  const show = (): void => {
    clearTimeout(timer)
    // A second start may have shown it before, and its user may have moved it since.
    if (window.isDestroyed() || window.isVisible()) return
    if (maximized()) window.maximize()
    window.show()
  }
  const timer = setTimeout(show, patience)
  window.once('ready-to-show', show)
  window.once('closed', () => {
    clearTimeout(timer)
  })
}

/** Puts a window before its user, whatever state it is in: minimised, behind others, or never shown. */
export function bringForward(window: Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'>): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
