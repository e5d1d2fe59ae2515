import { strict } from './not-in-host.ts'

// What belongs to the desktop around the application.

/** Opens nothing: a test reads what would have been opened from the process's output. */
export const shell = strict('shell', {
  openExternal(url: string): Promise<void> {
    console.log(`host: shell.openExternal ${url}`)
    return Promise.resolve()
  },
  openPath(path: string): Promise<string> {
    console.log(`host: shell.openPath ${path}`)
    return Promise.resolve('')
  },
})

/** A question needs a person. A test answers by putting its own function in place of these, as in Electron. */
function needsPerson(name: string): () => Promise<never> {
  return () => Promise.reject(new Error(`dialog.${name} is not in the host: replace it by an answer`))
}

export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`)
  },
  showMessageBox: needsPerson('showMessageBox'),
  showSaveDialog: needsPerson('showSaveDialog'),
})

const area = { x: 0, y: 0, width: 1920, height: 1080 }

/** One display, larger than any window of a test. */
export const screen = strict('screen', {
  getAllDisplays: () => [strict('Display', { id: 1, bounds: { ...area }, workArea: { ...area } })],
})

/** Chromium writes no dumps here; only a start that sends nothing is allowed. */
export const crashReporter = strict('crashReporter', {
  start(options: { uploadToServer?: boolean }): void {
    const others = Object.keys(options).filter((name) => name !== 'uploadToServer')
    if (options.uploadToServer !== false || others.length > 0) throw new Error('crashReporter.start is not in the host')
  },
})
