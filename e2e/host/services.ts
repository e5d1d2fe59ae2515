import { EventEmitter } from 'node:events'
import { strict } from './not-in-host.ts'

// Small parts of Electron that need no browser.

/** Node's, kept here because the application puts its own in its place. */
const { fetch } = globalThis

export const net = strict('net', { fetch })

/** A request that fails is never sent again by Node, so no connection has to be closed for that. */
const sentOnce = strict('session', { fetch, closeAllConnections: () => Promise.resolve() })

export const session = strict('session', {
  /** The page's. Chromium is the user's own here, and its network stays as it is. */
  defaultSession: strict('session.defaultSession', { setProxy: () => Promise.resolve() }),
  fromPartition: () => sentOnce,
})

/** Tells nothing: Node learns nothing of the machine's sleep. */
export const powerMonitor = strict('powerMonitor', new EventEmitter())

/** Kept for whoever asks; Chromium's own parts stay as the system is. */
export const nativeTheme = strict('nativeTheme', {
  themeSource: 'system',
  shouldUseDarkColors: false,
  shouldUseHighContrastColors: false,
  inForcedColorsMode: false,
  on: () => undefined,
})

/** Asked for colours only where the system forces them on pages. */
export const systemPreferences = strict('systemPreferences', {})

/** The application hands it on, and uses it only when it is installed. */
export const autoUpdater = strict('autoUpdater', {})
