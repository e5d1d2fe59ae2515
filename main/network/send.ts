import { isSentOnce, operationOf } from './operations.ts'
import { sendRequest, type Requests } from './request.ts'
import { unlessAborted } from './unless-aborted.ts'

type Fetch = (input: string, init: RequestInit) => Promise<Response>

/** The part of an Electron session that is needed here. */
export interface NetworkSession {
  fetch: Fetch
  /** Closes idle connections. On HTTP/1.1 a request under way keeps its own. */
  closeAllConnections(): Promise<void>
  /** Answers when Chromium knows through which proxy it reaches an address. The tests' host has no such method. */
  resolveProxy?(address: string): Promise<string>
}

interface Senders {
  /** Electron's `net`. In the tests' host it has no `request`. */
  net: Requests | object
  /** The session for requests that may arrive twice. It reuses connections. Called when something is sent. */
  shared: () => Pick<NetworkSession, 'fetch'>
  /** The session for requests that must arrive at most once. Nothing else may use it. */
  once: () => NetworkSession
}

/**
 * Sends the requests. When a used connection drops before the answer, Chromium sends the request again by itself. So
 * what must arrive at most once goes through a session of its own, and closes that session's connections first
 * (decision 0016). These requests go one after the other, because a connection in use cannot be closed.
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
      // The body is read here, because until then the connection is in use.
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

/**
 * Waits until Chromium has loaded the system's proxy script, if there is one: closing the connections would interrupt
 * that.
 */
async function knowProxy(session: NetworkSession, address: string): Promise<void> {
  if ('resolveProxy' in session) await session.resolveProxy(address)
}
