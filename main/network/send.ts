import { isSentOnce, operationOf } from './operations.ts'
import { sendRequest, type Requests } from './request.ts'
import { unlessAborted } from './unless-aborted.ts'

type Fetch = (input: string, init: RequestInit) => Promise<Response>

/** The part of an Electron session that is needed here. */
export interface NetworkSession {
  fetch: Fetch
  /** Closes the connections that nothing uses. A request under way keeps its own, as HTTP/1.1 has it. */
  closeAllConnections(): Promise<void>
  /** Answers when it is known which proxy an address is reached through. Not in the host. */
  resolveProxy?(address: string): Promise<string>
}

interface Senders {
  /** Electron's `net`. The host has no `request` in it. */
  net: Requests | object
  /** The session for what may arrive twice, on whatever connection is there. Asked for when something is sent. */
  shared: () => Pick<NetworkSession, 'fetch'>
  /** The session for what must arrive at most once. Nothing else may use it. */
  once: () => NetworkSession
}

/**
 * What really sends. Chromium sends a request again by itself when a connection that it used before drops without an
 * answer. So what must arrive at most once goes through a session of its own, whose connections are closed before each
 * request (decision 0016). Such requests go one after the other, because a connection in use is not closed.
 */
export function createSend({ net, shared, once }: Senders): typeof fetch {
  const send = (session: Pick<NetworkSession, 'fetch'>, address: string, init: RequestInit): Promise<Response> =>
    'request' in net ? sendRequest(net, session, address, init) : session.fetch(address, init)
  let underWay: Promise<unknown> = Promise.resolve()

  async function sendOnce(address: string, init: RequestInit): Promise<Response> {
    const session = once()
    const before = underWay
    const { promise: done, resolve: finish } = Promise.withResolvers<undefined>()
    underWay = before.then(() => done)
    const { signal } = init
    try {
      await unlessAborted(signal, () => before)
      await unlessAborted(signal, () => knowProxy(session, address))
      await unlessAborted(signal, () => session.closeAllConnections())
      const response = await unlessAborted(signal, () => send(session, address, init))
      // With its body: until then its connection is in use.
      const body = await unlessAborted(signal, () => response.text())
      return new Response(body === '' ? null : body, { status: response.status, headers: response.headers })
    } finally {
      finish(undefined)
    }
  }

  return (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input)
    const operation = operationOf(new Headers(init.headers))
    return operation !== null && isSentOnce(operation) ? sendOnce(address, init) : send(shared(), address, init)
  }
}

/** Waits for the system's proxy script, if there is one: closing connections would cut off the one it comes on. */
async function knowProxy(session: NetworkSession, address: string): Promise<void> {
  if ('resolveProxy' in session) await session.resolveProxy(address)
}
