import { EventEmitter } from 'node:events'
import { createCodec } from './worlds/codec.ts'
import type { FrameMessage, MainMessage } from './worlds/preload.ts'
import { strict } from './not-in-host.ts'

const codec = createCodec()

type Handler = (event: object, ...values: unknown[]) => unknown

class IpcMain extends EventEmitter {
  /** Electron's name for it; specs wrap the handlers to see what crosses. */
  readonly _invokeHandlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this._invokeHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this._invokeHandlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this._invokeHandlers.delete(channel)
  }

  /** Answers one message of a frame. Electron keeps only the message of an error, and so does the host. */
  async answer(message: FrameMessage, event: object): Promise<MainMessage | undefined> {
    const values = codec.decode(message.values) as unknown[]
    if (message.kind === 'send') {
      this.emit(message.channel, event, ...values)
      return undefined
    }
    try {
      const handler = this._invokeHandlers.get(message.channel)
      if (!handler) throw new Error(`No handler registered for '${message.channel}'`)
      return { kind: 'reply', id: message.id, value: codec.encode(await handler(event, ...values)) }
    } catch (error) {
      const failure = `Error invoking remote method '${message.channel}': ${String(error)}`
      return { kind: 'failure', id: message.id, message: failure }
    }
  }
}

const implementation = new IpcMain()

export const ipcMain = strict('ipcMain', implementation)

/** Answers a message that came from a frame; undefined when nothing goes back. */
export async function answerFrame(message: FrameMessage, event: object): Promise<MainMessage | undefined> {
  return implementation.answer(message, event)
}

/** An event for a frame, ready to be sent. */
export function eventMessage(channel: string, values: unknown[]): MainMessage {
  return { kind: 'event', channel, values: codec.encode(values) }
}
