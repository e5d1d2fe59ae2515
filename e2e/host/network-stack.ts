import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'

/** How a session of Electron sends requests, as far as `main/network/send.spec.ts` needs it. */
export interface NetworkStack {
  fetch(input: string, init?: RequestInit): Promise<Response>
  closeAllConnections(): Promise<void>
}

/**
 * Requests on connections that are kept, as Chromium's network stack handles them: a request whose connection was
 * used before and drops without an answer is sent again, whatever its method. Node's own `fetch`, which the host uses,
 * does not do that.
 */
export function createNetworkStack(): NetworkStack {
  const open = () => ({ http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) })
  let agents = open()

  async function send(address: URL, init: RequestInit): Promise<Response> {
    const secure = address.protocol === 'https:'
    const request = (secure ? httpsRequest : httpRequest)(address, {
      agent: secure ? agents.https : agents.http,
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(init.signal && { signal: init.signal }),
    })
    let answer: IncomingMessage
    try {
      answer = await answerTo(request, init.body)
    } catch (error) {
      init.signal?.throwIfAborted()
      // The next one may have been used before, too; a new one ends it.
      if (!request.reusedSocket) throw error
      return send(address, init)
    }
    return responseOf(answer)
  }

  return {
    fetch: async (input, init = {}) => {
      init.signal?.throwIfAborted()
      return send(new URL(input), init)
    },
    closeAllConnections() {
      agents.http.destroy()
      agents.https.destroy()
      agents = open()
      return Promise.resolve()
    },
  }
}

function answerTo(request: ClientRequest, body: RequestInit['body']): Promise<IncomingMessage> {
  if (body !== undefined && body !== null && typeof body !== 'string') throw new Error('a body that is no text')
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request.on('response', resolve)
  request.on('error', reject)
  request.end(body ?? undefined)
  return promise
}

function responseOf(answer: IncomingMessage): Response {
  const { statusCode: status = 0 } = answer
  if (status >= 300 && status < 400) throw new Error('a redirect')
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const body = status === 204 ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>)
  return new Response(body, { status, headers })
}
