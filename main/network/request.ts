import type { TrailedInit } from './trail.ts'
import { answerLogins, type LoginListener } from './proxies/answer-logins.ts'
import type { ProxySignIns } from './proxies/sign-ins.ts'

/** The part of Electron's `net` that is needed here. */
export interface Requests {
  request(options: RequestOptions): SentRequest
}

interface RequestOptions {
  url: string
  method: string
  headers: Record<string, string>
  session: object
  cache?: NonNullable<RequestInit['cache']>
  redirect?: NonNullable<RequestInit['redirect']>
}

interface SentRequest {
  on(event: 'login', listener: LoginListener): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'response', listener: (message: ReceivedMessage) => void): unknown
  abort(): void
  end(body?: string): unknown
  /** How many bytes of the body were sent. */
  getUploadProgress(): { current: number }
}

interface ReceivedMessage {
  statusCode: number
  headers: Record<string, string | string[]>
  on(event: 'data', listener: (chunk: Buffer) => void): unknown
  on(event: 'end', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
}

/** The network stack's error for a failed request, under Chromium's name, such as `net::ERR_CONNECTION_RESET`. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  /** Whether a part of the request was sent, so that the server may have carried it out; null when that is unknown. */
  readonly sent: boolean | null

  constructor({ message }: Error, sent: boolean | null) {
    super(message)
    this.sent = sent
  }
}

/** The longest answer that is read, in bytes after decompression. The pool's answers have a few thousand. */
const longest = 1_048_576

/** What stands for the body of a longer answer: no JSON, so nobody takes it for the pool's. */
const tooLong = 'too long'

/** Statuses with which `Response` takes no body. */
const withoutBody = [204, 205, 304]

/**
 * Sends one request on Electron's network stack, and answers when its whole body has come.
 *
 * `net.fetch` would not do: it may lose the abort, a status of 600 ends the app in it, and it sends and keeps cookies
 * (decision 0017).
 *
 * An answer of more than a megabyte is not the pool's. It is not read to its end.
 * @param session one of Electron's
 * @param signIns what proxies are answered; null for nothing
 * @throws RequestError, ProxyAsked, or what the signal was aborted with
 */
export async function sendRequest(
  net: Requests,
  session: object,
  address: string,
  { method = 'GET', headers, body, cache, redirect, signal, trail }: TrailedInit = {},
  signIns: Pick<ProxySignIns, 'known'> | null = null,
): Promise<Response> {
  signal?.throwIfAborted()
  if (body !== undefined && body !== null && typeof body !== 'string') throw new TypeError('a body that is no text')
  const request = net.request({
    url: address,
    method,
    headers: Object.fromEntries(new Headers(headers)),
    session,
    ...(cache && { cache }),
    ...(redirect && { redirect }),
  })
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const stop = (): void => {
    request.abort()
    reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
  }
  // On HTTP/1.1 Chromium reports progress before it reports an error, and reports none before it has a connection. For
  // a request without a body it never reports any, so nobody knows whether it was sent.
  const sent = (): boolean | null => (body ? request.getUploadProgress().current > 0 : null)
  const fail = (error: Error): void => {
    reject(new RequestError(error, sent()))
  }
  // Chromium reports progress every tenth of a second, so a request that seems unsent may just have left.
  if (trail) trail.endUnsent = () => Promise.resolve(sent() === false)
  request.on('error', fail)
  answerLogins(request, { known: (challenge) => signIns?.known(challenge) ?? null, asked: reject })
  request.on('response', (message) => {
    const chunks: Buffer[] = []
    let length = 0
    message.on('data', (chunk) => {
      length += chunk.length
      if (length <= longest) {
        chunks.push(chunk)
        return
      }
      resolve(answerOf(message, tooLong))
      request.abort()
    })
    message.on('error', (error) => {
      reject(new RequestError(error, true))
    })
    message.on('end', () => {
      resolve(answerOf(message, Buffer.concat(chunks).toString()))
    })
  })
  signal?.addEventListener('abort', stop)
  try {
    request.end(body ?? undefined)
    return await promise
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/**
 * `Response` takes no status outside of 200 to 599, and `Headers` no character beyond Latin-1. The pool sends neither,
 * so such a status becomes a 502, and such a header is left out.
 */
function answerOf({ statusCode, headers: fields }: ReceivedMessage, body: string): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(fields)) {
    const text = String(value)
    if (/^[\t\x20-\xff]*$/.test(text)) headers.set(name, text)
  }
  const status = statusCode >= 200 && statusCode <= 599 ? statusCode : 502
  return new Response(body === '' || withoutBody.includes(status) ? null : body, { status, headers })
}
