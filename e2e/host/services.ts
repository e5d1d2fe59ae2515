import { HostEmitter, strict } from './not-in-host.ts'

// Small parts of Electron that need no browser.

// Taken now: the application may put its own in place of the global one, on top of this.
const nodeFetch = globalThis.fetch
let online = true

export const net = strict('net', {
  fetch: (...request: Parameters<typeof fetch>): Promise<Response> => nodeFetch(...request),
  isOnline: (): boolean => online,
  /** For tests: what the system would report. */
  setOnline: (value: boolean): void => {
    online = value
  },
})

/** Opens nothing: a test reads what would have been opened from the process's output. */
export const shell = strict('shell', {
  openExternal(url: string): Promise<void> {
    console.log(`host: shell.openExternal ${url}`)
    return Promise.resolve()
  },
})

/** Message boxes need a person, so only the one that waits for nobody is here. */
export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`)
  },
})

/** Chromium's app windows have no menu; the application may set one without effect. */
export const Menu = strict('Menu', {
  setApplicationMenu: (): void => undefined,
  buildFromTemplate: (template: object[]): object => strict('Menu', { items: template }),
})

/** Emits nothing by itself; tests do, such as `powerMonitor.emit('resume')`. */
export const powerMonitor = strict(
  'powerMonitor',
  new HostEmitter('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen']),
)

export const nativeTheme = strict('nativeTheme', { themeSource: 'system', shouldUseDarkColors: false })
