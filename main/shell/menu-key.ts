import type { Input } from 'electron'
import type { AppInfo } from '../../preload/contract/machine.ts'

/** What a press or a release of a key tells. */
export type Press = Pick<Input, 'type' | 'key' | 'alt' | 'control' | 'shift' | 'meta'>

/** Knows the keys that ask for the menu, which no platform shows by itself here. */
export interface MenuKey {
  /** @returns whether this press or release asks for the menu */
  asks(press: Press): boolean
  /** Call this when Alt turns out to be held for something else: a click, or a change to another window. */
  forget(): void
}

/**
 * F10, and on Windows Alt when it was pressed and released with nothing in between. Electron shows no menu bar in a
 * window without the system's title bar (electron/electron#16379), so Alt would do nothing there; on Linux it shows the
 * bar. A Mac has its menu at the top of the screen.
 */
export function createMenuKey(platform: AppInfo['platform']): MenuKey {
  let held = false
  return {
    asks({ type, key, alt, control, shift, meta }) {
      if (platform === 'darwin') return false
      const others = control || shift || meta
      if (type === 'keyUp') {
        const asked = held && key === 'Alt' && !others
        held = false
        return asked
      }
      held = platform === 'win32' && key === 'Alt' && !others
      return key === 'F10' && !others && !alt
    },
    forget() {
      held = false
    },
  }
}
