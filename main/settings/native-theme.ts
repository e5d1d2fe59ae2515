import type { Theme } from '../../preload/contract/machine.ts'

/** Of Electron's `nativeTheme`, what is set here. */
interface NativeTheme {
  themeSource: 'system' | 'light' | 'dark'
}

/**
 * Makes the native parts follow: menus, scroll bars and what the page learns by `prefers-color-scheme`. Electron has no
 * theme of high contrast; ours is light or dark as the system is (decision 0037).
 */
export function applyTheme(native: NativeTheme, theme: Theme): void {
  native.themeSource = theme === 'contrast' ? 'system' : theme
}
