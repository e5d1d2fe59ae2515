import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import { findCommonFailure } from '../common-failure.ts'
import { createFetch } from './fetch.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return String((server.address() as AddressInfo).port)
}

/** The code that a request ends with, and what it reported to be in the way. */
async function outcome(send: typeof fetch, address: string): Promise<{ code: string; reached: (string | null)[] }> {
  const reached: (string | null)[] = []
  const ask = createFetch({
    send,
    timeout: 5_000,
    userAgent: 'Latchkey/1.2.3',
    log: createLog(() => undefined),
    report: (answered) => reached.push(answered),
  })
  const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp', authorization: 'Bearer secret' }
  const request = { method: 'POST', headers, body: '{"Password":"hunter2hunter2"}' }
  const error: unknown = await ask(address, request).catch((reason: unknown) => reason)
  return { code: findCommonFailure(error)?.error.code ?? 'none', reached }
}

const statuses = [300, 301, 302, 303, 304, 305, 306, 307, 308, 399]
const targets: [string, (port: string, own: string) => string][] = [
  ['the same host', (_port, own) => `http://${own}/elsewhere`],
  ['another port', (port) => `http://127.0.0.1:${port}/`],
  ['another name', (port) => `http://localhost:${port}/`],
  ['another scheme', (port) => `https://127.0.0.1:${port}/`],
  ['a path', () => '/elsewhere'],
  ['nothing', () => ''],
]

describe.each(statuses)('a redirect with %i', (status) => {
  it.each(targets)('to %s is not followed, and is nothing that the pool says', async (_name, target) => {
    const arrived: IncomingMessage[] = []
    const port = await serve((asked, answer) => {
      arrived.push(asked)
      answer.end('{}')
    })
    const own: string[] = []
    const from = await serve((asked, answer) => {
      own.push(asked.url ?? '')
      const location = target(port, asked.headers.host ?? '')
      answer.writeHead(status, location === '' ? {} : { location }).end(status === 304 ? undefined : '{"UserSub":"x"}')
    })
    const result = await outcome(fetch, `http://127.0.0.1:${from}/`)
    expect(result).toEqual({ code: 'NetworkSignIn', reached: ['NetworkSignIn'] })
    expect([own, arrived]).toEqual([['/'], []])
  })
})

describe('a proxy that wants a password', () => {
  it.each(['{"message":"Proxy Authentication Required"}', '<html>Log in</html>', ''])(
    'is told as that, whatever it says: %j',
    async (body) => {
      // Not over Node's `fetch`, which makes an error of a 407.
      const headers = { 'proxy-authenticate': 'Basic realm="x"', date: new Date(0).toUTCString() }
      const answer = (): Promise<Response> => Promise.resolve(new Response(body, { status: 407, headers }))
      const result = await outcome(answer, 'http://127.0.0.1/')
      expect(result).toEqual({ code: 'ProxySignIn', reached: ['ProxySignIn'] })
    },
  )
})
