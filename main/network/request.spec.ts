import { createServer, type ServerResponse } from 'node:http'
import { createServer as createRawServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import { findCommonFailure } from '../common-failure.ts'
import { createFetch } from './fetch.ts'
import { createSend } from './send.ts'
import { nodeNet } from './testing/node-net.ts'
import { poolsHeaders } from './testing/pools-headers.ts'

// Answers that are too long, and answers without an end. e2e/electron/network-floods.spec.ts shows the same in a real
// Chromium.

const megabyte = 1_048_576
const sockets = new Set<Socket>()
let server: Server | undefined

afterEach(() => {
  for (const socket of sockets) socket.destroy()
  server?.close()
})

async function listen(started: Server): Promise<string> {
  server = started
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    sockets.add(socket)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
}

const answering = (answer: (response: ServerResponse) => void): Promise<string> =>
  listen(
    createServer((asked, response) => {
      asked.resume().on('end', () => {
        response.setHeaders(new Map(Object.entries(poolsHeaders)))
        answer(response)
      })
    }),
  )

/** The length of the answer that the app gets, or the code of its failure. */
async function ask(address: string, operation: string | null, timeout = 10_000): Promise<string> {
  const session = { fetch: () => Promise.reject(new Error('not used')), closeAllConnections: () => Promise.resolve() }
  const log = createLog(() => undefined)
  const send = createSend({ net: nodeNet, shared: () => session, once: () => session })
  const ownFetch = createFetch({ send, timeout, userAgent: 'Latchkey/1.2.3', log })
  const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${String(operation)}` }
  try {
    const answer = await ownFetch(address, operation === null ? {} : { method: 'POST', headers, body: '{"a":1}' })
    return String((await answer.text()).length)
  } catch (error) {
    return findCommonFailure(error)?.error.code ?? String(error)
  }
}

/** Writes for ever, as fast as the other side reads. */
function flood(socket: {
  write: (text: string) => boolean
  once: (event: 'drain', next: () => void) => unknown
}): void {
  const block = '{"a":1}'.repeat(10_000)
  const more = (): void => {
    while (socket.write(block));
    socket.once('drain', more)
  }
  more()
}

/** Servers whose answers never end, by what they do. */
const endless: Record<string, () => Promise<string>> = {
  'an endless body in chunks': () =>
    answering((response) => {
      flood(response.writeHead(200))
    }),
  'an endless body of a fault': () =>
    answering((response) => {
      flood(response.writeHead(400))
    }),
  'a body that promises a gigabyte': () =>
    answering((response) => {
      flood(response.writeHead(200, { 'content-length': String(1024 * megabyte) }))
    }),
  'an endless body without headers for it': () =>
    listen(
      createRawServer((socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n')
          flood(socket)
        })
      }),
    ),
}

describe.each(['SignUp', 'InitiateAuth', null])('to %s', (operation) => {
  it.each(Object.entries(endless))('%s ends at the limit, and its connection', async (_name, start) => {
    expect(await ask(await start(), operation)).toMatch(/^(?:NetworkSignIn|ServerUnavailable)$/)
    await vi.waitUntil(() => sockets.size === 0, { timeout: 5_000 })
  })

  it('an answer of just the limit is read, and none that is longer', async () => {
    const outcomes = []
    for (const length of [megabyte - 1, megabyte, megabyte + 1]) {
      const address = await answering((response) => response.end(`{"keys":["${'x'.repeat(length - 13)}"]}`))
      outcomes.push(await ask(address, operation))
      server?.close()
    }
    expect(outcomes.slice(0, 2)).toEqual([String(megabyte - 1), String(megabyte)])
    expect(outcomes[2]).toMatch(/^(?:NetworkSignIn|ServerUnavailable)$/)
  })

  it('a byte in each moment does not go on beyond its time, in the body nor in the headers', async () => {
    for (const head of ['HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n', 'HTTP/1.1 200 OK\r\nx: ']) {
      const address = await listen(
        createRawServer((socket) => {
          socket.once('data', () => socket.write(head))
          const drip = setInterval(() => socket.write('x'), 20)
          socket.on('close', () => {
            clearInterval(drip)
          })
        }),
      )
      const started = performance.now()
      expect(await ask(address, operation, 300)).toBe('TimedOut')
      expect(performance.now() - started).toBeLessThan(2_000)
      await vi.waitUntil(() => sockets.size === 0, { timeout: 5_000 })
      server?.close()
    }
  })
})

describe('what the request was when it failed', () => {
  const dropping = (): Promise<string> =>
    listen(createRawServer((socket) => void socket.once('data', () => socket.resetAndDestroy())))

  it('is told from whether it was sent', async () => {
    expect(await ask(await dropping(), 'SignUp')).toBe('AnswerLost')
    server?.close()
    const gone = await listen(createRawServer())
    await new Promise((resolve) => server?.close(resolve))
    expect(await ask(gone, 'SignUp')).toBe('Offline')
  })
})
