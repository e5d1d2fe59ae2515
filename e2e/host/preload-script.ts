import { strict } from './not-in-host.ts'

/** Binding through which the page reaches the main process. */
export const transmitBinding = 'transmitToMain'
/** Function of the page that takes the main process's messages, as JSON. */
export const receiveFunction = 'receiveFromMain'

/** From the page to the main process, as JSON, which is all that the contract needs. */
export interface PageCall {
  id: number
  channel: string
  input?: unknown
  /** Where the page stands. */
  url: string
}

/** From the main process to the page: an answer, a failed call's message, or an event. */
export type MainMessage =
  | { id: number; value?: unknown }
  | { id: number; failure: string }
  | { channel: string; payload?: unknown }

/**
 * Script that runs the preload before anything of the page. It runs in the page's own world: that the two are kept
 * apart is Electron's doing, and shown there.
 * @param preload source text of the built preload, CommonJS
 */
export function preloadScript(preload: string): string {
  return `(() => {
  if (window.parent !== window) return
  const strict = ${strict.toString()}
  const onMessage = (receive) => { globalThis.${receiveFunction} = (text) => { receive(JSON.parse(text)) } }
  const require = (${createPreloadRequire.toString()})(strict, globalThis.${transmitBinding}, onMessage)
  const module = { exports: {} };
  (function (require, module, exports) {
${preload}
  })(require, module, module.exports)
})()`
}

type Listener = (event: object, payload: unknown) => void

/** The `require` of a sandboxed preload, which knows `electron` alone. Its source text runs in the page. */
function createPreloadRequire(
  makeStrict: typeof strict,
  transmit: (call: string) => void,
  onMessage: (receive: (message: MainMessage) => void) => void,
): (name: string) => object {
  const listeners = new Map<string, Set<Listener>>()
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>()
  let lastId = 0

  onMessage((message) => {
    if ('channel' in message) {
      for (const listener of listeners.get(message.channel) ?? []) {
        // One that throws keeps it from no other.
        queueMicrotask(() => {
          listener({}, message.payload)
        })
      }
      return
    }
    const call = pending.get(message.id)
    pending.delete(message.id)
    if ('failure' in message) call?.reject(new Error(message.failure))
    else call?.resolve(message.value)
  })

  const ipcRenderer = makeStrict('ipcRenderer', {
    invoke: (channel: string, input: unknown) =>
      new Promise((resolve, reject) => {
        lastId += 1
        pending.set(lastId, { resolve, reject })
        const call: PageCall = { id: lastId, channel, input, url: location.href }
        transmit(JSON.stringify(call))
      }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener)
    },
  })
  const contextBridge = makeStrict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      Object.defineProperty(window, key, { value: api, enumerable: true })
    },
  })
  const electron = makeStrict('electron', { contextBridge, ipcRenderer })

  return (name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
}
