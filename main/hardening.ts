import type { WebContents } from 'electron'
import type { Log } from './diagnostics/log.ts'
import { pageOrigin } from './page-files.ts'

/**
 * Switches of Chromium and Node that hand an app over to whoever starts it: a debugger that reads the page and the
 * main process, a page without its limits, or a record of what goes over the network. Fuses keep Node's own options
 * away from an installed app; Chromium's have no fuse.
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

/** What of a web page's process is guarded; all of them are, also those that nobody should be able to create. */
type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/** Keeps a page where it is: it goes nowhere else, opens no window, and holds no other page. */
export function guardContents(contents: Contents, log: Log): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
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
}
