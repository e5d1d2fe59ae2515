import { isStandIn } from './address.ts'
import { browser } from './browser.ts'
import type { CdpSession } from './cdp.ts'
import { answerRequest } from './protocol.ts'
import { pageScript, preloadScript, preloadWorld, receiveFunction, transmitBinding } from './worlds/scripts.ts'
import type { FrameMessage, MainMessage } from './worlds/preload.ts'

/** What a page tells the window that owns it. */
export interface PageObserver {
  /** A frame's preload speaks; the answer goes back to that frame. */
  onMessage: (message: FrameMessage) => Promise<MainMessage | undefined>
  /** The preload's world of a frame came into being. */
  onPreloadWorld: (frameId: string, send: (message: MainMessage) => void) => void
  /** A document is about to be requested; false calls it off. Addresses are stand-ins here. */
  onDocumentRequest: (frameId: string, url: string) => boolean
}

export interface PreloadOptions {
  source: string | undefined
  inSubFrames: boolean
}

/** Makes a page (or a frame that Chromium keeps in a process of its own) one of the host's: preload, IPC, schemes. */
export async function prepareSession(
  session: CdpSession,
  preload: PreloadOptions,
  observer: PageObserver,
): Promise<void> {
  carryMessages(session, observer)
  session.on('Fetch.requestPaused', (paused) => {
    answerPaused(session, paused, observer).catch((error: unknown) => {
      console.error(`host: ${paused.request.url}:`, error)
      session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' }).catch(() => undefined)
    })
  })
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const child = browser().cdp.session(sessionId)
    const prepared = targetInfo.type === 'iframe' ? prepareSession(child, preload, observer) : Promise.resolve()
    prepared.then(() => child.send('Runtime.runIfWaitingForDebugger')).catch(() => undefined)
  })
  await session.send('Page.enable')
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: transmitBinding, executionContextName: preloadWorld })
  if (preload.source !== undefined) {
    // The page's end comes first: the preload exposes its API while it runs.
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript })
    const source = preloadScript(preload.source, preload.inSubFrames)
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: preloadWorld })
  }
  const patterns = [{ urlPattern: 'https://*.invalid/*' }, { resourceType: 'Document' as const }]
  await session.send('Fetch.enable', { patterns })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
}

function carryMessages(session: CdpSession, observer: PageObserver): void {
  const sendTo = (executionContextId: number, message: MainMessage): void => {
    // A frame that went away meanwhile needs no answer.
    session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `(message) => ${receiveFunction}(message)`,
        executionContextId,
        arguments: [{ value: message }],
      })
      .catch(() => undefined)
  }
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== preloadWorld) return
    const { frameId } = context.auxData as { frameId: string }
    observer.onPreloadWorld(frameId, (message) => {
      sendTo(context.id, message)
    })
  })
  session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
    void observer.onMessage(JSON.parse(payload) as FrameMessage).then((answer) => {
      if (answer) sendTo(executionContextId, answer)
    })
  })
}

/** The part of a paused request that matters here. */
interface Paused {
  requestId: string
  frameId: string
  resourceType: string
  request: { url: string; method: string; headers: Record<string, string>; postData?: string }
}

async function answerPaused(session: CdpSession, paused: Paused, observer: PageObserver): Promise<void> {
  const { requestId, request } = paused
  if (paused.resourceType === 'Document' && !observer.onDocumentRequest(paused.frameId, request.url)) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    return
  }
  if (!isStandIn(request.url)) {
    await session.send('Fetch.continueRequest', { requestId })
    return
  }
  // Chromium asks for an icon by itself, where Electron asks for none.
  const wantsIcon = paused.resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico'
  const response = wantsIcon ? new Response() : await answerRequest({ ...request, body: request.postData })
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
