import type { Log } from '../diagnostics/log.ts'
import { createConnection, type Connection } from './connection.ts'
import { withoutDeadline } from './deadline.ts'
import { createFetch, type Obstruction } from './fetch.ts'
import { askAndRepeat } from './proxies/ask-and-repeat.ts'
import type { ProxySignIns } from './proxies/sign-ins.ts'
import type { Send } from './send.ts'
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
  send: Send
  /** Asks the user for what a proxy wants; without it, nobody is asked. */
  signIns?: ProxySignIns | undefined
  /** An address that answers while the pool can be reached. */
  probeUrl: string
  /** For one request, in milliseconds. */
  times: { readonly request: number }
  userAgent: string
  /** When this build was made, in milliseconds since the epoch. */
  built: number
  log: Log
}

/** Puts the network together. Each request reports whether the pool was reached, and the pool's time. */
export function openNetwork({ send, signIns, probeUrl, times, userAgent, built, log }: NetworkOptions): Network {
  const clock = createServerClock({ built })
  const connection = createConnection({
    // An answer from the cache would not prove that there is a network.
    probe: (signal) => withoutDeadline(() => ownFetch(probeUrl, { signal, cache: 'no-store' })),
  })
  const report = (obstruction: Obstruction | null, serverTime: number | null): void => {
    connection.report(obstruction)
    if (serverTime !== null) clock.report(serverTime)
  }
  const once = createFetch({
    send,
    get timeout() {
      return times.request
    },
    userAgent,
    log,
    report,
    clockIsWrong: () => clock.isWrong(),
  })
  const ownFetch = askAndRepeat(once, signIns ?? null)
  return { fetch: ownFetch, connection, clock }
}
