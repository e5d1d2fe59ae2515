import { fromStandIn, toStandIn } from './address.ts'
import { app } from './app.ts'
import { attach, browser, openPage } from './browser.ts'
import type { CdpSession } from './cdp.ts'
import { answerFrame, eventMessage } from './ipc.ts'
import { HostEmitter, preventable, strict } from './not-in-host.ts'
import { prepareSession, type PageObserver, type PreloadOptions } from './page-session.ts'
import { defaultSession } from './session.ts'
import type { FrameMessage, MainMessage } from './worlds/preload.ts'

/** What the host knows of a frame: Electron's WebFrameMain, as far as a sender check needs it. */
interface Frame {
  url: string
  origin: string
  parent: object | null
}

type WindowOpenHandler = (details: { url: string; frameName: string }) => { action: 'deny' | 'allow' }

const events = [
  ...['did-finish-load', 'render-process-gone', 'will-navigate'],
  // Never seen: the application's own pages answer no redirection, and Chromium knows no webview.
  ...['will-redirect', 'will-attach-webview'],
]
/** Chromium's words for how a process ended, where Electron has others. */
const reasons: Record<string, string> = { normal: 'clean-exit', abnormal: 'abnormal-exit' }
let lastId = 0

/** One window's page. */
export class WebContents extends HostEmitter {
  readonly id = (lastId += 1)
  readonly session = defaultSession
  readonly mainFrame: Frame = strict('WebFrameMain', { url: '', origin: '', parent: null })
  /** What handlers get as `event.sender`, the same object as `window.webContents`. */
  readonly self: this = strict('webContents', this)
  readonly #page: Promise<CdpSession>
  #targetId = ''
  #destroyed = false
  #sendToPreload: ((message: MainMessage) => void) | undefined
  #pageWantsToNavigate = false
  #onWindowOpen: WindowOpenHandler = () => ({ action: 'allow' })

  constructor(preload: PreloadOptions) {
    super('webContents', events)
    this.#page = this.#open(preload)
    this.#page.catch(() => undefined)
    app.emit('web-contents-created', {}, this.self)
  }

  async #open(preload: PreloadOptions): Promise<CdpSession> {
    this.#targetId = await openPage()
    const page = await attach(this.#targetId)
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#arriveAt(frame.url)
    })
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.#targetId) this.#arriveAt(url)
    })
    page.on('Page.frameRequestedNavigation', ({ frameId }) => {
      if (frameId === this.#targetId) this.#pageWantsToNavigate = true
    })
    page.on('Page.loadEventFired', () => {
      if (this.mainFrame.url !== '') this.emit('did-finish-load')
    })
    page.on('Page.windowOpen', ({ url, windowName }) => {
      // The host closes every window that a page opens: the handler is asked, and must agree.
      const { action } = this.#onWindowOpen({ url: fromStandIn(url), frameName: windowName })
      if (action !== 'deny') throw new Error('A window opened by a page is not in the host')
    })
    browser().cdp.root.on('Target.targetCrashed', ({ targetId, status, errorCode }) => {
      if (targetId !== this.#targetId) return
      this.#sendToPreload = undefined
      const details = { reason: reasons[status] ?? status, exitCode: errorCode }
      app.emit('render-process-gone', {}, this.self, details)
      this.emit('render-process-gone', {}, details)
    })
    await prepareSession(page, preload, this.#observer())
    return page
  }

  #observer(): PageObserver {
    return {
      onMessage: (message) => answerFrame(message, this.#ipcEvent(message)),
      onPreloadWorld: (frameId, send) => {
        if (frameId === this.#targetId) this.#sendToPreload = send
      },
      onDocumentRequest: (frameId, url) => {
        if (frameId !== this.#targetId || !this.#pageWantsToNavigate) return true
        this.#pageWantsToNavigate = false
        const event = preventable({ url: fromStandIn(url), isMainFrame: true })
        this.emit('will-navigate', event, event.url)
        return !event.defaultPrevented
      },
    }
  }

  /** Chromium shows an empty page before the window's own. */
  #arriveAt(url: string): void {
    if (url.startsWith('data:')) return
    const address = fromStandIn(url)
    Object.assign(this.mainFrame, { url: address, origin: originOf(address) })
  }

  #ipcEvent({ url, origin, top }: FrameMessage): object {
    if (top) this.#arriveAt(url)
    const frame: Frame = { url: fromStandIn(url), origin: fromStandIn(origin), parent: this.mainFrame }
    const senderFrame = top ? this.mainFrame : strict('WebFrameMain', frame)
    return strict('event', { type: 'frame', sender: this.self, senderFrame })
  }

  send(channel: string, ...values: unknown[]): void {
    this.#sendToPreload?.(eventMessage(channel, values))
  }

  getURL(): string {
    return this.mainFrame.url
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#onWindowOpen = handler
  }

  /** Resolves when the page has loaded. @throws Error with Chromium's reason, such as `ERR_CONNECTION_REFUSED` */
  async loadURL(url: string): Promise<void> {
    const page = await this.#page
    const loaded = new Promise((resolve) => super.once('did-finish-load', resolve))
    const { errorText } = await page.send('Page.navigate', { url: toStandIn(url) })
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  /** Also brings back a page that crashed, with the preload again. */
  reload(): void {
    this.#command((page) => page.send('Page.reload'))
  }

  /** Ends the page's process as a crash does. */
  forcefullyCrashRenderer(): void {
    this.#command((page) => page.send('Page.crash'))
  }

  #command(send: (page: CdpSession) => Promise<unknown>): void {
    this.#page.then(send).catch((error: unknown) => {
      if (!this.#destroyed) console.error('host: the page did not obey:', error)
    })
  }

  /** Runs a script in the page's own world. @throws Error with what the script threw */
  async executeJavaScript(expression: string): Promise<unknown> {
    const page = await this.#page
    const options = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', options)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }

  /** The target, once there is one. */
  async target(): Promise<string> {
    await this.#page
    return this.#targetId
  }

  markDestroyed(): void {
    this.#destroyed = true
    this.#sendToPreload = undefined
  }
}

/** As the browser tells it: custom schemes have an origin too, other than in Node's URL. */
function originOf(address: string): string {
  const { protocol, host, origin } = new URL(address)
  return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin
}
