import type { BridgeEnd } from './bridge-end.ts'
import type { Codec } from './codec.ts'

type Listener = (event: object, ...values: unknown[]) => void

/** From a frame to the main process, as text through a binding. */
export interface FrameMessage {
  kind: 'invoke' | 'send'
  id: number
  channel: string
  /** Encoded array of arguments. */
  values: string
  /** Where the frame stands, told by the preload's world, which the page cannot reach. */
  url: string
  origin: string
  top: boolean
}

/** From the main process to a frame. */
export type MainMessage =
  | { kind: 'reply'; id: number; value: string }
  | { kind: 'failure'; id: number; message: string }
  | { kind: 'event'; channel: string; values: string }

/**
 * The `require` of a sandboxed preload, which knows nothing but `electron`; and of that, nothing but the context
 * bridge and the IPC. Its source text runs in the preload's own world.
 * @param transmit hands a message to the main process
 * @param onMessage registers the one receiver of the main process's messages
 */
export function createPreloadRequire(
  codec: Codec,
  bridge: BridgeEnd,
  transmit: (message: string) => void,
  onMessage: (receive: (message: MainMessage) => void) => void,
): (name: string) => unknown {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>()
  let lastId = 0

  function transmitCall(kind: 'invoke' | 'send', channel: string, values: unknown[]): number {
    const place = { url: location.href, origin: window.origin, top: window.parent === window }
    const message: FrameMessage = { kind, id: lastId + 1, channel, values: codec.encode(values), ...place }
    lastId = message.id
    transmit(JSON.stringify(message))
    return message.id
  }

  function remove(channel: string, listener: Listener): void {
    const present = listeners.get(channel) ?? []
    const index = present.findIndex((entry) => entry.listener === listener)
    if (index >= 0) listeners.set(channel, present.toSpliced(index, 1))
  }

  function add(channel: string, listener: Listener, once: boolean): void {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
  }

  function deliver(channel: string, values: unknown[]): void {
    for (const { listener, once } of listeners.get(channel) ?? []) {
      if (once) remove(channel, listener)
      try {
        listener({ sender: ipcRenderer }, ...values)
      } catch (error) {
        reportError(error)
      }
    }
  }

  onMessage((message) => {
    if (message.kind === 'event') {
      deliver(message.channel, codec.decode(message.values) as unknown[])
      return
    }
    const call = pending.get(message.id)
    pending.delete(message.id)
    if (message.kind === 'reply') call?.resolve(codec.decode(message.value))
    else call?.reject(new Error(message.message))
  })

  function known(name: string, members: Record<string, unknown>): object {
    return new Proxy(members, {
      get(target, property) {
        if (Object.hasOwn(target, property)) return target[property as string]
        if (typeof property === 'symbol' || property === 'then' || property === '__esModule') return undefined
        throw new Error(`${name}.${property} is not in the host`)
      },
    })
  }

  const ipcRenderer: object = known('ipcRenderer', {
    invoke: async (channel: string, ...values: unknown[]) => {
      const id = transmitCall('invoke', channel, values)
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject })
      })
    },
    send: (channel: string, ...values: unknown[]) => {
      transmitCall('send', channel, values)
    },
    on: (channel: string, listener: Listener) => {
      add(channel, listener, false)
    },
    once: (channel: string, listener: Listener) => {
      add(channel, listener, true)
    },
    off: remove,
    removeListener: remove,
  })
  const contextBridge = known('contextBridge', { exposeInMainWorld: bridge.expose })
  const electron = known('electron', { contextBridge, ipcRenderer })

  return (name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
}
