import type { IncomingMessage, ServerResponse } from 'node:http'

/** In bytes. Real requests have a few thousand; the limit keeps a client from filling the memory. */
const largestBody = 256 * 1024

/** A body that is over the limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/**
 * Reads a request's body as UTF-8.
 * @throws {BodyTooLarge} The rest is read all the same and thrown away, so that the client gets to see the answer.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= largestBody) chunks.push(chunk)
  }
  if (length > largestBody) throw new BodyTooLarge()
  return Buffer.concat(chunks).toString('utf8')
}

/** One answer: status, headers and body. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** Sends an answer whole. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** A JSON answer that no cache keeps. */
export function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  }
}

/**
 * Whether a request names this machine as its host. A page on the web that lets its own name point to the loopback
 * address (DNS rebinding) does not.
 */
export function isLocalHost(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host)
}
