import { isSentOnce, operationOf } from './operations.ts'
import { unlessAborted } from './unless-aborted.ts'

/** The part of an Electron session that is needed here. */
export interface NetworkSession {
  fetch(input: string, init?: RequestInit): Promise<Response>
  /** Ends all connections, those of requests under way too. */
  closeAllConnections(): Promise<void>
}

interface Senders {
  /** Sends on whatever connection is there: the default session. */
  shared: Pick<NetworkSession, 'fetch'>
  /** For what must arrive at most once. Nothing else may use it. */
  once: NetworkSession
}

/**
 * What really sends. Chromium's network stack sends a request again, a POST too, when a connection that it used
 * before drops without an answer; on a new connection it does not. So what must arrive at most once goes through a
 * session of its own, whose connections are closed before each request. That would end a request under way, so they
 * go one after the other.
 */
export function createSend({ shared, once }: Senders): typeof fetch {
  let underWay: Promise<unknown> = Promise.resolve()

  async function sendOnce(input: string, init: RequestInit): Promise<Response> {
    const before = underWay
    const { promise: done, resolve: finish } = Promise.withResolvers<undefined>()
    underWay = before.then(() => done)
    const { signal } = init
    try {
      await unlessAborted(signal, () => before)
      await unlessAborted(signal, () => once.closeAllConnections())
      const response = await unlessAborted(signal, () => once.fetch(input, init))
      // With its body: the next request closes this connection.
      const body = await unlessAborted(signal, () => response.text())
      return new Response(body === '' ? null : body, { status: response.status, headers: response.headers })
    } finally {
      finish(undefined)
    }
  }

  return (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input)
    const operation = operationOf(new Headers(init.headers))
    return operation !== null && isSentOnce(operation) ? sendOnce(address, init) : shared.fetch(address, init)
  }
}
