import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectionState } from '../../preload/contract/machine.ts'

/** Whether the user pool can be reached, as far as the last request showed. */
export interface Connection {
  state: () => ConnectionState
  /** Names who is told of each change. */
  whenChanged(listener: (state: ConnectionState) => void): void
  /** Told by `fetch` after each request: whether a server answered. */
  report(reached: boolean): void
  /** Looks at once, for instance after the machine woke up. Does nothing while online. */
  check(): void
  close(): void
}

interface ConnectionOptions {
  /** Asks the pool for something small and public; resolves when any answer came. */
  probe: (signal: AbortSignal) => Promise<unknown>
  /** Pauses between two looks while offline, in milliseconds: the first and the longest. */
  pause?: { first: number; longest: number }
}

/**
 * Follows the connection. It is offline once a request found no way to the server, and from then on asks by itself,
 * in growing pauses, until something answers: nobody has to press "try again" when the train leaves the tunnel.
 */
export function createConnection({ probe, pause = { first: 2_000, longest: 30_000 } }: ConnectionOptions): Connection {
  let state: ConnectionState = 'online'
  let announce: (state: ConnectionState) => void = () => undefined
  let looking: AbortController | null = null

  function change(next: ConnectionState): void {
    if (state === next) return
    state = next
    looking?.abort()
    looking = null
    announce(next)
    if (next === 'offline') look(pause.first)
  }

  function look(first: number): void {
    looking?.abort()
    const controller = new AbortController()
    looking = controller
    void (async () => {
      let wait = first
      let next = pause.first
      while (!controller.signal.aborted) {
        try {
          await sleep(wait, undefined, { signal: controller.signal, ref: false })
          await probe(controller.signal)
          if (looking === controller) change('online')
          return
        } catch {
          // Still offline, or told to stop: the loop's condition tells which.
          wait = next
          next = Math.min(next * 2, pause.longest)
        }
      }
    })()
  }

  return {
    state: () => state,
    whenChanged(listener) {
      announce = listener
    },
    report(reached) {
      change(reached ? 'online' : 'offline')
    },
    check() {
      if (state === 'offline') look(0)
    },
    close() {
      looking?.abort()
      looking = null
    },
  }
}
