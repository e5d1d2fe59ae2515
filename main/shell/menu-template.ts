import type { MenuItemConstructorOptions } from 'electron'
import type { AppInfo, MenuLabels } from '../../preload/contract/machine.ts'
import { menu } from '../../renderer/locales/en.json' with { type: 'json' }
import { inName, type Names } from '../../renderer/locales/in-name.ts'

/** What the app's own menu entries do. All other entries are Electron's roles. */
export interface MenuActions {
  settings: () => void
  /** Says who helps. */
  support: () => void
  privacy: () => void
  terms: () => void
  diagnostics: () => void
  openLogs: () => void
  checkForUpdates: () => void
  about: () => void
}

interface MenuOptions {
  platform: AppInfo['platform']
  /** The app's name, which is the title of its own menu on macOS. */
  name: string
  labels: MenuLabels
  actions: MenuActions
  /** Whether this build updates itself. Without updates the menu offers no check for them. */
  updates: boolean
  /** Which of the company's pages there are. */
  pages: { privacy: boolean; terms: boolean }
}

type Item = MenuItemConstructorOptions

/** The texts until the page has sent its own, in the name of whose application this is. */
export const englishLabels = (names: Names): MenuLabels => inName(menu, names)

const separator: Item = { type: 'separator' }

/** A menu would take an ampersand, which a name may hold, for the mark of the next letter's key. Two of them are one. */
const asWritten = (text: string): string => text.replaceAll('&', '&&')

/**
 * The whole menu, in the platform's usual order and with its usual shortcuts. It has no "Reload" and no developer
 * tools.
 */
export function menuTemplate({ name, ...rest }: MenuOptions): Item[] {
  const texts = Object.entries(rest.labels).map(([key, text]) => [key, asWritten(text)])
  const labels = Object.fromEntries(texts) as MenuLabels
  const options = { ...rest, name: asWritten(name), labels }
  const { platform } = options
  const edit: Item = {
    label: labels.edit,
    submenu: [
      { role: 'undo', label: labels.undo },
      { role: 'redo', label: labels.redo },
      separator,
      { role: 'cut', label: labels.cut },
      { role: 'copy', label: labels.copy },
      { role: 'paste', label: labels.paste },
      separator,
      { role: 'selectAll', label: labels.selectAll },
    ],
  }
  const view: Item = {
    label: labels.view,
    submenu: [
      { role: 'resetZoom', label: labels.resetZoom },
      { role: 'zoomIn', label: labels.zoomIn },
      { role: 'zoomOut', label: labels.zoomOut },
      ...otherZoomKeys(labels),
      separator,
      { role: 'togglefullscreen', label: labels.fullScreen },
    ],
  }
  return platform === 'darwin'
    ? [appMenu(options), edit, view, windowMenu(options), helpMenu(options)]
    : [fileMenu(options), edit, view, helpMenu(options)]
}

/**
 * The shortcuts that Electron's zoom roles bring: Ctrl and Shift with the key of +, Ctrl with -, and Ctrl with 0 of the
 * upper row.
 */
const zoomKeys = [
  { role: 'zoomIn', keys: ['CmdOrCtrl+=', 'CmdOrCtrl+numadd'] },
  { role: 'zoomOut', keys: ['CmdOrCtrl+numsub'] },
  { role: 'resetZoom', keys: ['CmdOrCtrl+num0'] },
] as const

/** More keys with which browsers zoom. An entry has one shortcut, so each key has a hidden entry of its own. */
function otherZoomKeys(labels: MenuLabels): Item[] {
  return zoomKeys.flatMap(({ role, keys }) =>
    keys.map((accelerator): Item => ({ role, label: labels[role], accelerator, visible: false })),
  )
}

/** The menu with the app's name, where macOS has entries that other systems have under File and Help. */
function appMenu({ name, labels, actions, updates }: MenuOptions): Item {
  return {
    label: name,
    submenu: [
      about(labels, actions),
      ...(updates ? [checkForUpdates(labels, actions)] : []),
      separator,
      settings(labels, actions),
      separator,
      { role: 'hide', label: labels.hide },
      { role: 'hideOthers', label: labels.hideOthers },
      { role: 'unhide', label: labels.showAll },
      separator,
      { role: 'quit', label: labels.quit },
    ],
  }
}

function fileMenu({ labels, actions }: MenuOptions): Item {
  return {
    label: labels.file,
    submenu: [settings(labels, actions), separator, { role: 'quit', label: labels.quit }],
  }
}

function windowMenu({ labels }: MenuOptions): Item {
  return {
    role: 'window',
    label: labels.window,
    submenu: [
      { role: 'minimize', label: labels.minimize },
      { role: 'close', label: labels.close },
    ],
  }
}

function helpMenu({ platform, labels, actions, updates, pages }: MenuOptions): Item {
  const support: Item[] = [
    { id: 'support', label: labels.support, click: actions.support },
    { id: 'diagnostics', label: labels.diagnostics, click: actions.diagnostics },
    { id: 'openLogs', label: labels.openLogs, click: actions.openLogs },
    ...(pages.privacy || pages.terms ? [separator] : []),
    ...(pages.privacy ? [{ id: 'privacy', label: labels.privacy, click: actions.privacy }] : []),
    ...(pages.terms ? [{ id: 'terms', label: labels.terms, click: actions.terms }] : []),
  ]
  if (platform === 'darwin') return { role: 'help', label: labels.help, submenu: support }
  const own = [...(updates ? [checkForUpdates(labels, actions)] : []), about(labels, actions)]
  return { label: labels.help, submenu: [...support, separator, ...own] }
}

function settings(labels: MenuLabels, actions: MenuActions): Item {
  return { id: 'settings', label: labels.settings, accelerator: 'CmdOrCtrl+,', click: actions.settings }
}

function checkForUpdates(labels: MenuLabels, actions: MenuActions): Item {
  return { id: 'checkForUpdates', label: labels.checkForUpdates, click: actions.checkForUpdates }
}

function about(labels: MenuLabels, actions: MenuActions): Item {
  return { id: 'about', label: labels.about, click: actions.about }
}
