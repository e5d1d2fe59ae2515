import { setTimeout as sleep } from 'node:timers/promises'
import { isSentOnce, operationOf } from './operations.ts'
import { RequestError, sendRequest, type Requests } from './request.ts'
import type { ProxySignIns } from './proxies/sign-ins.ts'
import type { TrailedInit } from './trail.ts'
import { unlessAborted } from './unless-aborted.ts'

type Fetch = (input: string, init: RequestInit) => Promise<Response>

/** Sends requests as `fetch` does, and fills in their trails. */
export type Send = (input: Parameters<typeof fetch>[0], init?: TrailedInit) => Promise<Response>

/** The part of an Electron session that is needed here. */
export interface NetworkSession {
  fetch: Fetch
  /**
   * Closes idle connections, and fails each request that has no connection yet. On HTTP/1.1 a request that has one goes
   * on.
   */
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
  /** What proxies are answered; without it, nothing. */
  signIns?: Pick<ProxySignIns, 'known'>
}

/**
 * Sends the requests. When a used connection drops before the answer, Chromium sends the request again by itself. So
 * what must arrive at most once goes through a session of its own, and closes that session's connections first
 * (decision 0016). These requests go one after the other: one that is under way keeps its connection open, and the
 * next would find it used.
 */
export function createSend({ net, shared, once, signIns }: Senders): Send {
  const send = (session: Pick<NetworkSession, 'fetch'>, address: string, init: TrailedInit): Promise<Response> =>
    'request' in net ? sendRequest(net, session, address, init, signIns) : session.fetch(address, init)
  let underWay: Promise<unknown> = Promise.resolve()

  async function sendOnce(address: string, { trail, ...init }: TrailedInit): Promise<Response> {
    const session = once()
    const step = { current: 'waiting' as 'waiting' | 'ended' | 'sending' }
    if (trail)
      trail.endUnsent = () => {
        if (step.current === 'waiting') step.current = 'ended'
        return Promise.resolve(step.current === 'ended')
      }
    const before = underWay
    const { promise: done, resolve: finish } = Promise.withResolvers<undefined>()
    underWay = before.then(() => done)
    const { signal } = init
    try {
      await unlessAborted(signal, () => before)
      await unlessAborted(signal, () => knowProxy(session, address))
      await unlessAborted(signal, () => session.closeAllConnections())
      if (step.current === 'ended') throw new Error('ended before it was sent')
      step.current = 'sending'
      const sending = send(session, address, init)
      if (trail) trail.endUnsent = (within) => endIfUnsent(session, sending, within)
      const response = await unlessAborted(signal, () => sending)
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
 * Ends a request that has no connection yet, by closing its session's connections. Chromium then fails it and reports
 * what was sent before it reports that, so the answer is certain: a progress that is read may be a tenth of a second
 * old (decision 0054).
 */
async function endIfUnsent(session: NetworkSession, sending: Promise<Response>, within: number): Promise<boolean> {
  const unsent = sending.then(
    () => false,
    (error: unknown) => error instanceof RequestError && error.sent === false,
  )
  void session.closeAllConnections().catch(() => undefined)
  return Promise.race([unsent, sleep(within, false, { ref: false })])
}

/**
 * Waits until Chromium has loaded the system's proxy script, if there is one: closing the connections would interrupt
 * that.
 */
async function knowProxy(session: NetworkSession, address: string): Promise<void> {
  if ('resolveProxy' in session) await session.resolveProxy(address)
}
