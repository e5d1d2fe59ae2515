import { Menu, type BrowserWindow } from 'electron'
import { isDeepStrictEqual } from 'node:util'
import type { AppInfo, MenuLabels } from '../../preload/contract/machine.ts'
import type { Names } from '../../renderer/locales/in-name.ts'
import { contextMenuTemplate } from './context-menu-template.ts'
import { createMenuKey } from './menu-key.ts'
import { englishLabels, menuTemplate, type MenuActions } from './menu-template.ts'
import { titleBarHeight } from './title-bar.ts'

interface MenuParts {
  platform: AppInfo['platform']
  names: Names
  actions: MenuActions
  updates: boolean
  /** Which of the company's pages there are. */
  pages: { privacy: boolean; terms: boolean }
  /** The window whose page gets a context menu; null when it was closed before. */
  window: BrowserWindow | null
}

/**
 * Sets the native menu and offers the page's context menu, in English until the page sends its texts (decision 0035).
 * @returns sets both again, in another language
 */
export function createMenu({ platform, names, window, ...parts }: MenuParts): (labels: MenuLabels) => void {
  const english = englishLabels(names)
  let shown = english
  const setLabels = (labels: MenuLabels): void => {
    shown = labels
    const template = menuTemplate({ platform, name: names.app, labels, ...parts })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  setLabels(english)
  if (window) {
    offerContextMenu(window, () => shown)
    offerMenuByKey(window, platform)
    handOnBack(window)
  }
  return (labels) => {
    // A page in English sends what is there already, just when the first screen is being put together.
    if (!isDeepStrictEqual(labels, shown)) setLabels(labels)
  }
}

/** Shows the menu wherever the page has something for it: at a click, the Menu key and Shift+F10. */
function offerContextMenu(window: BrowserWindow, labels: () => MenuLabels): void {
  window.webContents.on('context-menu', (_event, place) => {
    const template = contextMenuTemplate(place, labels())
    if (template.length === 0) return
    // Without a position the menu would open at the mouse, which may be elsewhere when a key asks for it.
    const { x, y, menuSourceType: sourceType, frame } = place
    Menu.buildFromTemplate(template).popup({ window, x, y, sourceType, ...(frame && { frame }) })
  })
}

/** Hands on to the page what Windows and some Linux desktops tell the window alone, as the keys that the page knows. */
function handOnBack(window: BrowserWindow): void {
  const keys: Partial<Record<string, string>> = { 'browser-backward': 'Left', 'browser-forward': 'Right' }
  window.on('app-command', (event, command) => {
    const keyCode = keys[command]
    if (keyCode === undefined) return
    event.preventDefault()
    window.webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers: ['alt'] })
    window.webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers: ['alt'] })
  })
}

/** Shows the menu below the title bar when a key asks for it that Electron has no answer to (`menu-key.ts`). */
function offerMenuByKey(window: BrowserWindow, platform: AppInfo['platform']): void {
  const keys = createMenuKey(platform)
  window.on('blur', () => {
    keys.forget()
  })
  window.webContents.on('input-event', (_event, { type }) => {
    if (type === 'mouseDown' || type === 'mouseWheel') keys.forget()
  })
  window.webContents.on('before-input-event', (event, input) => {
    if (!keys.asks(input)) return
    event.preventDefault()
    const y = platform === 'win32' ? titleBarHeight : 0
    Menu.getApplicationMenu()?.popup({ window, x: 0, y, sourceType: 'keyboard' })
  })
}
