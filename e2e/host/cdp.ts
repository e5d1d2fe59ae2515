import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from 'playwright-core'

/** One session of the Chrome DevTools Protocol: commands and events, typed by playwright's copy of the protocol. */
export type CdpSession = Pick<CDPSession, 'send' | 'on'>

interface Incoming {
  id?: number
  sessionId?: string
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}

interface Waiting {
  resolve: (result: unknown) => void
  reject: (reason: Error) => void
}

/** The protocol over Chromium's debugging pipe: JSON texts, each ended by a zero byte. */
export class CdpConnection {
  readonly #output: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #emitters = new Map<string, EventEmitter>()
  #lastId = 0
  #rest = ''
  #closed = false

  /** The browser itself; targets get sessions of their own. */
  readonly root: CdpSession = this.session('')

  constructor(output: Writable, input: Readable) {
    this.#output = output
    // Writing while Chromium goes away is no failure of ours: the process's end is reported elsewhere.
    output.on('error', () => {
      this.#close()
    })
    input.setEncoding('utf8')
    input.on('data', (chunk: string) => {
      const texts = (this.#rest + chunk).split('\0')
      this.#rest = texts.pop() ?? ''
      for (const text of texts) this.#receive(JSON.parse(text) as Incoming)
    })
    input.on('close', () => {
      this.#close()
    })
  }

  /** The session of an attached target. */
  session(sessionId: string): CdpSession {
    const emitter = new EventEmitter()
    this.#emitters.set(sessionId, emitter)
    const send = (method: string, params: unknown = {}): Promise<unknown> => this.#send(sessionId, method, params)
    const on = (event: string, listener: (params: unknown) => void): unknown => emitter.on(event, listener)
    return { send: send as CDPSession['send'], on: on as CDPSession['on'] }
  }

  async #send(sessionId: string, method: string, params: unknown): Promise<unknown> {
    if (this.#closed) throw new Error(`${method}: Chromium is gone`)
    const id = (this.#lastId += 1)
    const message = { id, method, params, ...(sessionId !== '' && { sessionId }) }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#output.write(`${JSON.stringify(message)}\0`)
    })
  }

  #receive(message: Incoming): void {
    if (message.method !== undefined) {
      this.#emitters.get(message.sessionId ?? '')?.emit(message.method, message.params)
      return
    }
    const waiting = this.#waiting.get(message.id ?? 0)
    this.#waiting.delete(message.id ?? 0)
    if (message.error) waiting?.reject(new Error(message.error.message))
    else waiting?.resolve(message.result)
  }

  #close(): void {
    this.#closed = true
    for (const { reject } of this.#waiting.values()) reject(new Error('Chromium is gone'))
    this.#waiting.clear()
  }
}
