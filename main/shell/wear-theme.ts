import type { BrowserWindow, NativeTheme, SystemPreferences } from 'electron'
import type { Theme } from '../../preload/contract/machine.ts'
import { applyTheme } from '../settings/native-theme.ts'
import { groundOf, type Ground } from './ground.ts'
import { platformOf } from './platform.ts'
import { paint } from './title-bar.ts'

type Native = Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'> & {
  /** Absent on other systems than Windows. */
  inForcedColorsMode?: boolean
  on(event: 'updated', listener: () => void): unknown
}

/** The theme of the native parts and of the window around the page. */
export interface WornTheme {
  /** The colours of the theme in force. */
  ground: () => Ground
  /** Takes a theme that the user has chosen. */
  wear: (theme: Theme) => void
}

interface Wearer {
  native: Native
  system: Pick<SystemPreferences, 'getColor'>
  window: () => BrowserWindow | null
  theme: Theme
}

/**
 * Wears `theme` from now on, and follows the system where that is the theme. Call it before the window opens, so that
 * neither the window nor the page's first picture has another ground for a moment.
 */
export function wearTheme({ native, system, window, theme }: Wearer): WornTheme {
  let chosen = theme
  const ground = (): Ground => groundOf(chosen, native, native.inForcedColorsMode === true ? forcedBy(system) : null)
  function repaint(): void {
    const shown = window()
    if (shown && !shown.isDestroyed()) paint(shown, platformOf(process.platform), ground())
  }
  applyTheme(native, chosen)
  native.on('updated', repaint)
  return {
    ground,
    wear(next) {
      chosen = next
      applyTheme(native, next)
      repaint()
    },
  }
}

/** The system writes `#rrggbbaa`, but a window takes the opacity first. Neither colour lets anything through. */
function forcedBy(system: Wearer['system']): Ground {
  const opaque = (name: 'window' | 'window-text'): string => system.getColor(name).slice(0, '#rrggbb'.length)
  return { ground: opaque('window'), ink: opaque('window-text') }
}
