import type { Session, WebContents } from 'electron'
import type { Log } from '../diagnostics/log.ts'
import { pageOrigin } from './page-files.ts'

/**
 * The part of a web page that is guarded here. Every page is guarded, even one that nobody should be able to create.
 */
type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>

/** Keeps a page where it is: it cannot navigate, open a window, hold another page, or place a call. */
export function guardContents(contents: Contents, log: Log): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // This stops WebRTC calls over UDP. `keepOffline` stops the others.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-navigate', (event) => {
    if (event.url.startsWith(`${pageOrigin}/`)) return
    event.preventDefault()
    log.warn('refused a navigation')
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    log.warn('refused a redirection')
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log.warn('refused a webview')
  })
  // When this event has a listener, Electron chooses the first device unless the listener calls `preventDefault`.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
}

/** The part of a session that is guarded here. Every session is guarded, even one without a page. */
type GuardedSession = Pick<
  Session,
  | 'on'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerLanguages'
>

/**
 * Denies a page every permission, every device and every download. Call it as soon as the session has been created: a
 * moment later Chromium asks Google for a dictionary.
 */
export function guardSession(session: GuardedSession, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn('refused a permission', { permission })
    callback(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
    log.warn('refused a download')
  })
  // Chromium fetches dictionaries for every session, even without a page and with `spellcheck: false`
  // (electron/electron#22995).
  session.setSpellCheckerLanguages([])
}

/** A proxy at an address to which nobody can connect. The system refuses at once and sends nothing. */
const nowhere = 'socks5://[ff02::1]:1'

/**
 * Takes the network away from a session whose page gets all that it needs from the app. The content policy forbids
 * nearly every connection, but not WebRTC, nor connections that Chromium opens ahead of their use (decision 0025).
 */
export async function keepOffline(session: Pick<Session, 'setProxy'>): Promise<void> {
  await session.setProxy({ mode: 'fixed_servers', proxyRules: nowhere, proxyBypassRules: '<-loopback>' })
}
