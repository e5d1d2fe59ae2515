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

/** Emits nothing by itself; tests do, such as `powerMonitor.emit('resume')`. */
export const powerMonitor = strict(
  'powerMonitor',
  new HostEmitter('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen']),
)

export const nativeTheme = strict('nativeTheme', { themeSource: 'system', shouldUseDarkColors: false })
