import { HostEmitter, strict } from './not-in-host.ts'
import { defaultSession } from './session.ts'

// Small parts of Electron that need no browser.

let online = true

export const net = strict('net', {
  fetch: (input: string, init?: RequestInit): Promise<Response> => defaultSession.fetch(input, init),
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
