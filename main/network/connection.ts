import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectionState } from '../../preload/contract/machine.ts'
import type { Obstruction } from './fetch.ts'

/** Whether the pool can be reached, judged by the last request. */
export interface Connection {
  state: () => ConnectionState
  /** Names who is told when the state changes. */
  whenChanged(listener: (state: ConnectionState) => void): void
  /** `fetch` calls this after each request: what kept it from the pool? Null when a server answered. */
  report(obstruction: Obstruction | null): void
  /** Asks at once, for instance after the machine woke up. Does nothing while online. */
  check(): void
  close(): void
}

interface ConnectionOptions {
  /** Asks the pool for something small and public. Resolves when the pool answers. */
  probe: (signal: AbortSignal) => Promise<unknown>
  /** Pauses between two probes while offline, in milliseconds: the first and the longest. */
  pause?: { first: number; longest: number }
}

/**
 * Follows the connection. Once a request finds no way to the server, the state says why, and this probes by itself in
 * growing pauses until a server answers. So nobody has to press "Try again" when the train leaves the tunnel.
 */
export function createConnection({ probe, pause = { first: 2_000, longest: 30_000 } }: ConnectionOptions): Connection {
  let state: ConnectionState = 'online'
  let announce: (state: ConnectionState) => void = () => undefined
  let looking: AbortController | null = null

  function change(next: ConnectionState): void {
    if (state === next) return
    const wasOnline = state === 'online'
    state = next
    announce(next)
    // The look goes on when the obstacle is another than before.
    if (next !== 'online') {
      if (wasOnline) look(pause.first)
      return
    }
    looking?.abort()
    looking = null
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
          // The probe failed or was told to stop; the loop's condition tells which.
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
    report(obstruction) {
      if (obstruction === null) change('online')
      else change(obstruction === 'Offline' ? 'offline' : obstruction)
    },
    check() {
      if (state !== 'online') look(0)
    },
    close() {
      looking?.abort()
      looking = null
    },
  }
}
