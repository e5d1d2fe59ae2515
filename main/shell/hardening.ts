import type { Session, WebContents } from 'electron'
import type { Log } from '../diagnostics/log.ts'
import { pageOrigin } from './page-files.ts'

/**
 * Switches of Chromium and Node that hand an app over to whoever starts it: a debugger that reads the page and the
 * main process, a process without its limits, or a record of what goes over the network. Fuses keep Node's own options
 * away from an installed app; Chromium's have no fuse. `no-zygote` is not among them: it needs `no-sandbox`.
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
  // Each runs another program as one of Chromium's processes, or around it.
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
 * The first switch of the command line with which an installed app must not run; null when there is none.
 * @param has whether the command line holds a switch, given without its dashes
 */
export function findRefusedSwitch(packaged: boolean, has: (name: string) => boolean): string | null {
  return packaged ? (refusedSwitches.find(has) ?? null) : null
}

/**
 * Why the app does not run, for whoever started it.
 * @param refused a switch of the list above
 * @param appImage path of the AppImage that was started; undefined when it was none
 */
export function describeRefusal(refused: string, appImage: string | undefined): string {
  const sentence = `It does not run with --${refused}.`
  // Nobody need have typed it: an AppImage's launcher adds it where it can have no sandbox.
  if (refused !== 'no-sandbox' || appImage === undefined) return sentence
  return `${sentence} This system gives the AppImage no sandbox; the deb package has one.`
}

/** Chromium writes the keys of its connections into the file that this names, as with `--ssl-key-log-file`. */
const refusedVariable = 'SSLKEYLOGFILE'

/**
 * The variable of the environment with which an installed app must not run; null when it is not set.
 * @param environment as in `process.env`, which on Windows knows each name in any case
 */
export function findRefusedVariable(packaged: boolean, environment: Record<string, string | undefined>): string | null {
  // Chromium takes an empty one for none.
  return packaged && (environment[refusedVariable] ?? '') !== '' ? refusedVariable : null
}

/** What of a web page's process is guarded; all of them are, also those that nobody should be able to create. */
type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>

/** Keeps a page where it is: it goes nowhere else, opens no window, holds no other page, and calls nobody. */
export function guardContents(contents: Contents, log: Log): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // Of the calls that Chromium would place for a page, those by UDP; `keepOffline` ends the others.
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
  // Once somebody listens, Electron takes the first device unless it is told not to.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
}

/** What of a session is guarded; all of them are, also those without a page. */
type GuardedSession = Pick<
  Session,
  | 'on'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerLanguages'
>

/**
 * Denies every permission and every device that a page can ask for, and every download. To be called when the session
 * has just been created: a moment later Chromium asks Google for a dictionary.
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
  // Of every session, also without a page and with `spellcheck: false` (electron/electron#22995).
  session.setSpellCheckerLanguages([])
}

/** A proxy at an address that nobody can be connected to: the system refuses at once, and nothing is sent. */
const nowhere = 'socks5://[ff02::1]:1'

/**
 * Takes the network from a session whose page gets all that it needs from the app itself. The content policy forbids
 * nearly every connection, but neither WebRTC nor a connection that is opened ahead of its use (decision 0025).
 */
export async function keepOffline(session: Pick<Session, 'setProxy'>): Promise<void> {
  await session.setProxy({ mode: 'fixed_servers', proxyRules: nowhere, proxyBypassRules: '<-loopback>' })
}
