import { fromStandIn } from './address.ts'
import { strict } from './not-in-host.ts'
import type { MainMessage, PageCall } from './preload-script.ts'

type Handler = (event: object, input: unknown) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
})

/** Answers a call of the page, which is always a window's top frame: no other has the preload. */
export async function answerCall({ id, channel, input, url }: PageCall): Promise<MainMessage> {
  const event = strict('event', { senderFrame: strict('WebFrameMain', { url: fromStandIn(url), parent: null }) })
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return { id, value: await handler(event, input) }
  } catch (error) {
    return { id, failure: `Error invoking remote method '${channel}': ${String(error)}` }
  }
}
