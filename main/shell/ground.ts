import type { Theme } from '../../preload/contract/machine.ts'

/** The colours of a window, as hexadecimal sRGB. */
export interface Ground {
  /** What the page lies on. The window shows it until the page is there, and at its edges while it grows. */
  ground: string
  /** What is written on it. */
  ink: string
}

/**
 * The page's `--color-canvas` and `--color-ink`, which `renderer/themes.css` has for each palette. The window is there
 * before any style sheet, so they stand here too, and a spec holds them equal.
 */
export const grounds = {
  light: { ground: '#f9fcfc', ink: '#142023' },
  dark: { ground: '#131819', ink: '#ecf1f1' },
  strongLight: { ground: '#ffffff', ink: '#000000' },
  strongDark: { ground: '#000000', ink: '#ffffff' },
} as const satisfies Record<string, Ground>

/** What Electron's `nativeTheme` tells of the system and of the theme that was set. */
export interface Shades {
  shouldUseDarkColors: boolean
  /** Whether the system asks for more contrast; the page knows it as `prefers-contrast: more`. */
  shouldUseHighContrastColors: boolean
}

/**
 * The colours of the theme in force (decision 0037).
 * @param forced the colours that the system forces on every page, whatever the theme; null where it forces none
 */
export function groundOf(theme: Theme, shades: Shades, forced: Ground | null): Ground {
  if (forced) return forced
  const { shouldUseDarkColors, shouldUseHighContrastColors } = shades
  const strong = theme === 'contrast' || (theme === 'system' && shouldUseHighContrastColors)
  if (shouldUseDarkColors) return strong ? grounds.strongDark : grounds.dark
  return strong ? grounds.strongLight : grounds.light
}
