import { strict } from './not-in-host.ts'

// What belongs to the desktop around the application.

export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`)
  },
  /** Nobody can be asked, so it is as if they had cancelled. */
  showSaveDialog(): Promise<{ canceled: boolean; filePath: string }> {
    console.error('host: a place to save a file cannot be asked for here, so nothing is saved')
    return Promise.resolve({ canceled: true, filePath: '' })
  },
})

/** Chromium's app windows have none. */
export const Menu = strict('Menu', { buildFromTemplate: () => null, setApplicationMenu: () => undefined })

/** Without a menu nothing is opened on the desktop. */
export const shell = strict('shell', {})

/** One display, of a usual size: Chromium moves its window to where it can be seen. */
export const screen = strict('screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
})

/** Chromium is started without its crash reports. */
export const crashReporter = strict('crashReporter', { start: () => undefined })
