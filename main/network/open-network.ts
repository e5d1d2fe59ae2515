import type { Log } from '../diagnostics/log.ts'
import { createConnection, type Connection } from './connection.ts'
import { withoutDeadline } from './deadline.ts'
import { createFetch } from './fetch.ts'
import { createServerClock, type ServerClock } from './server-clock.ts'

/** The main process's network to the pool. */
export interface Network {
  fetch: typeof fetch
  connection: Connection
  /** How far this machine's clock is from the server's. */
  clock: ServerClock
}

interface NetworkOptions {
  /** The `fetch` that sends the requests. */
  send: typeof fetch
  /** An address that answers while the pool can be reached. */
  probeUrl: string
  /** For one request, in milliseconds. */
  times: { readonly request: number }
  userAgent: string
  log: Log
}

/** Puts the network together. Each request reports whether the pool was reached, and the pool's time. */
export function openNetwork({ send, probeUrl, times, userAgent, log }: NetworkOptions): Network {
  const clock = createServerClock()
  const connection = createConnection({
    // An answer from the cache would not prove that there is a network.
    probe: (signal) => withoutDeadline(() => ownFetch(probeUrl, { signal, cache: 'no-store' })),
  })
  const report = (reached: boolean, serverTime: number | null): void => {
    connection.report(reached)
    if (serverTime !== null) clock.report(serverTime)
  }
  const ownFetch = createFetch({
    send,
    get timeout() {
      return times.request
    },
    userAgent,
    log,
    report,
  })
  return { fetch: ownFetch, connection, clock }
}
