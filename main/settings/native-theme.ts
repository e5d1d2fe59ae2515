import type { Theme } from '../../preload/contract/machine.ts'

/** The part of Electron's `nativeTheme` that is set here. */
interface NativeTheme {
  themeSource: 'system' | 'light' | 'dark'
}

/**
 * Sets the theme of the native parts: menus, scroll bars, and the page's `prefers-color-scheme`. Electron has no
 * high-contrast theme, so ours is light or dark there, as the system is (decision 0037).
 */
export function applyTheme(native: NativeTheme, theme: Theme): void {
  native.themeSource = theme === 'contrast' ? 'system' : theme
}
