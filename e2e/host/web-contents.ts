import { EventEmitter } from 'node:events'
import { isStandIn, toStandIn } from './address.ts'
import { app } from './app.ts'
import type { BrowserPage } from './browser.ts'
import type { CdpSession } from './cdp.ts'
import { answerCall } from './ipc.ts'
import { strict } from './not-in-host.ts'
import { preloadScript, receiveFunction, transmitBinding, type MainMessage, type PageCall } from './preload-script.ts'
import { answerRequest } from './protocol.ts'

/** The page of a window: it has the preload, reaches the main process, and gets its files from it. */
export class WebContents extends EventEmitter {
  readonly #session: Promise<CdpSession>

  constructor(page: Promise<BrowserPage>, preload: string) {
    super()
    this.#session = page.then(({ session }) => this.#prepare(session, preload))
    // Whoever loads the page awaits it, and is told then.
    this.#session.catch(() => undefined)
    app.emit('web-contents-created', {}, this)
  }

  async #prepare(session: CdpSession, preload: string): Promise<CdpSession> {
    let own = false
    session.on('Page.frameNavigated', ({ frame }) => {
      // Chromium shows an empty page before the application's.
      own ||= isStandIn(frame.url)
    })
    session.on('Page.loadEventFired', () => {
      if (own) this.emit('did-finish-load')
    })
    session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      void answerCall(JSON.parse(payload) as PageCall).then((reply) => {
        tell(session, reply, executionContextId)
      })
    })
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      answerPaused(session, requestId, request).catch((error: unknown) => {
        console.error(`host: ${request.url}:`, error)
        session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined)
      })
    })
    await session.send('Page.enable')
    await session.send('Runtime.enable')
    await session.send('Runtime.addBinding', { name: transmitBinding })
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript(preload) })
    await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*.invalid/*' }] })
    return session
  }

  send(channel: string, payload: unknown): void {
    void this.#session.then((session) => {
      tell(session, { channel, payload })
    })
  }

  /** Resolves when the page has loaded. @throws Error with Chromium's reason, such as `ERR_CONNECTION_REFUSED` */
  async loadURL(url: string): Promise<void> {
    const session = await this.#session
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    const { errorText } = await session.send('Page.navigate', { url: toStandIn(url) })
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  /** The application's own page opens none. */
  setWindowOpenHandler(): void {
    return
  }

  /** The page's policy is all that keeps it from the network here. */
  setWebRTCIPHandlingPolicy(): void {
    return
  }
}

strict('webContents', WebContents.prototype)

/**
 * Hands a message to the page.
 * @param contextId the document that waits for it, if one does; another must not take it for its own
 */
function tell(session: CdpSession, message: MainMessage, contextId?: number): void {
  // Text twice over: as a literal of JavaScript, an object with the key `__proto__` would be another.
  const expression = `globalThis.${receiveFunction}?.(${JSON.stringify(JSON.stringify(message))})`
  // A page that went away meanwhile needs no message.
  session.send('Runtime.evaluate', { expression, ...(contextId !== undefined && { contextId }) }).catch(() => undefined)
}

/** The part of a request that matters here. */
interface Paused {
  url: string
  method: string
  headers: Record<string, string>
}

async function answerPaused(session: CdpSession, requestId: string, request: Paused): Promise<void> {
  const response = await answerRequest(request)
  if (!response) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'AddressUnreachable' })
    return
  }
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}
