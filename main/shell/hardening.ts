import type { Session, WebContents } from 'electron'
import type { Log } from '../diagnostics/log.ts'
import { pageOrigin } from './page-files.ts'

/**
 * Switches of Chromium and Node that hand the app over to whoever starts it: they open a debugger for the page or the
 * main process, take a process's sandbox away, or record what goes over the network. Fuses disable Node's own options
 * in an installed app, but there is no fuse for Chromium's. `no-zygote` is not in the list, because it works only
 * together with `no-sandbox`.
 */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
  'disable-web-security',
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'allow-sandbox-debugging',
  'single-process',
  'in-process-gpu',
  // Each of these runs another program as one of Chromium's processes, or around one.
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'zygote-cmd-prefix',
  'gpu-launcher',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'host-rules',
  'host-resolver-rules',
  'log-net-log',
  'ssl-key-log-file',
]

/**
 * The first switch on the command line with which an installed app must not run; null when there is none.
 * @param has whether the command line holds a switch, given without its dashes
 */
export function findRefusedSwitch(packaged: boolean, has: (name: string) => boolean): string | null {
  return packaged ? (refusedSwitches.find(has) ?? null) : null
}

/**
 * Tells whoever started the app why it does not run.
 * @param refused a switch of the list above
 * @param appImage path of the AppImage that was started; undefined when it was none
 */
export function describeRefusal(refused: string, appImage: string | undefined): string {
  const sentence = `It does not run with --${refused}.`
  // The user may not have typed it: an AppImage's launcher adds it where it cannot have a sandbox.
  if (refused !== 'no-sandbox' || appImage === undefined) return sentence
  return `${sentence} This system gives the AppImage no sandbox; the deb package has one.`
}

/**
 * Chromium writes the keys of its TLS connections into the file that this variable names, as with `--ssl-key-log-file`.
 */
const refusedVariable = 'SSLKEYLOGFILE'

/**
 * The environment variable with which an installed app must not run; null when it is not set.
 * @param environment as in `process.env`, which ignores case on Windows
 */
export function findRefusedVariable(packaged: boolean, environment: Record<string, string | undefined>): string | null {
  // Chromium ignores an empty value.
  return packaged && (environment[refusedVariable] ?? '') !== '' ? refusedVariable : null
}

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
