import { createServer, type ServerResponse } from 'node:http'
import { createSecureServer } from 'node:http2'
import { createServer as createRawServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { poolsHeaders } from '../../main/network/testing/pools-headers.ts'
import { startRig, type Rig } from '../support/rig.ts'
import { ask, collectGarbage } from './network-ask.ts'
import { makeCertificate } from './servers/certificate.ts'
import { listen, type Listening } from './servers/listen.ts'

// What Chromium's network stack does in the real Electron, and what the app makes of it.

/** What is promised to the user, in milliseconds. */
const promised = 10_000

let rig: Rig
let server: Listening
/** The path of each request as it arrived, and of each whose connection ended before its answer. */
const arrived: string[] = []
const ended: string[] = []

function respond(path: string, answer: ServerResponse): void {
  answer.setHeaders(new Map(Object.entries(poolsHeaders)))
  if (path === '/dropped') answer.socket?.destroy()
  else if (path === '/keepable') answer.setHeader('cache-control', 'max-age=600').end('{"keys":[]}')
  else if (path !== '/hanging') answer.setHeader('set-cookie', 'seen=1; Max-Age=600').end('{}')
}

beforeAll(async () => {
  rig = await startRig()
  server = await listen(
    createServer((asked, answer) => {
      const { url = '', headers } = asked
      answer.on('close', () => {
        if (!answer.writableFinished) ended.push(url)
      })
      asked.resume().on('end', () => {
        arrived.push(headers.cookie === undefined ? url : `${url} with ${headers.cookie}`)
        respond(url, answer)
      })
    }),
  )
})
afterEach(() => {
  arrived.length = 0
  ended.length = 0
})
afterAll(async () => {
  await rig.close()
  await server.close()
})

const at = (path: string): string => `http://127.0.0.1:${String(server.port)}/${path}`

describe('a POST whose connection was used before and drops', () => {
  it.each(['sent', 'sent-once'] as const)('is sent again by the network stack itself (%s)', async (way) => {
    await ask(rig.app, { way, address: at('answered') })
    expect(await ask(rig.app, { way, address: at('dropped') })).toContain('ERR_EMPTY_RESPONSE')
    expect(arrived.filter((path) => path.startsWith('/dropped')).length).toBe(2)
  })

  it.each(['SignUp', 'ResendConfirmationCode', 'ForgotPassword', 'VerifyUserAttribute'])(
    'arrives once from the app when it is %s',
    async (operation) => {
      const request = { way: 'app', operation } as const
      for (let times = 0; times < 3; times += 1) {
        expect(await ask(rig.app, { ...request, address: at('answered') })).toBe('200 {}')
        expect(await ask(rig.app, { ...request, address: at('dropped') })).toMatch(/^AnswerLost/)
      }
      expect(arrived).toEqual(Array.from({ length: 3 }, () => ['/answered', '/dropped']).flat())
    },
  )
})

describe('closeAllConnections', () => {
  /** What becomes of a request that hangs when all connections of its session are closed. */
  const closedUnder = (address: string): Promise<string> =>
    rig.app.evaluateMain(async ({ session }, url) => {
      const one = session.fromPartition(`closed-under-${url}`)
      one.setCertificateVerifyProc((_request, verified) => {
        verified(0)
      })
      const controller = new AbortController()
      let state = 'under way'
      const note = (text: string) => () => void (state = text)
      one.fetch(url, { method: 'POST', signal: controller.signal }).then(note('answered'), note('failed'))
      await new Promise((resolve) => setTimeout(resolve, 500))
      await one.closeAllConnections()
      await new Promise((resolve) => setTimeout(resolve, 500))
      const seen = state
      controller.abort()
      return seen
    }, address)

  it('closes none of HTTP/1.1 that a request is using', async () => {
    expect(await closedUnder(at('hanging'))).toBe('under way')
    expect(arrived).toEqual(['/hanging'])
  })
})

it.each(['InitiateAuth', 'SignUp'])(
  'speaks HTTP/1.1 with a server that would rather speak HTTP/2 (%s)',
  async (operation) => {
    const versions: string[] = []
    const until = new Date(Date.now() + 86_400_000)
    const both = { ...makeCertificate({ host: '127.0.0.1', until }), allowHTTP1: true }
    const secure = await listen(
      createSecureServer(both, (asked, answer) => {
        versions.push(asked.httpVersion)
        asked.resume().on('end', () => answer.writeHead(200, poolsHeaders).end('{}'))
      }),
    )
    await rig.app.evaluateMain(({ session }) => {
      for (const one of [session.fromPartition('sent'), session.fromPartition('sent-once')])
        one.setCertificateVerifyProc((_request, verified) => {
          verified(0)
        })
    }, undefined)
    const address = `https://127.0.0.1:${String(secure.port)}/`
    expect(await ask(rig.app, { way: 'app', address, operation })).toBe('200 {}')
    await secure.close()
    expect(versions).toEqual(['1.1'])
  },
)

it('sends no cookies, and keeps none', async () => {
  for (const operation of ['InitiateAuth', 'InitiateAuth', 'SignUp', 'SignUp'])
    await ask(rig.app, { way: 'app', address: at('answered'), operation })
  expect(arrived).toEqual(Array.from({ length: 4 }, () => '/answered'))
})

it('asks the server itself for what a cache could answer, when it is told to', async () => {
  const get = (way: 'app' | 'a session with a cache'): Promise<string[]> =>
    rig.app.evaluateMain(
      async ({ session }, [sender, address]) => {
        const cached = session.fromPartition('cached')
        const texts: string[] = []
        for (let times = 0; times < 3; times += 1) {
          const answer = await (sender === 'app' ? fetch(address, { cache: 'no-store' }) : cached.fetch(address))
          texts.push(await answer.text())
        }
        return texts
      },
      [way, at('keepable')] as const,
    )
  expect(await get('a session with a cache')).toEqual(Array.from({ length: 3 }, () => '{"keys":[]}'))
  expect(arrived.splice(0)).toHaveLength(1)
  expect(await get('app')).toEqual(Array.from({ length: 3 }, () => '{"keys":[]}'))
  expect(arrived).toHaveLength(3)
})

describe('a server that hangs', () => {
  it.each([
    ['on what is sent by any connection', 'SetUserMFAPreference', 'InitiateAuth'],
    ['on what is sent once', 'SignUp', 'SignUp'],
  ])('%s, eight times at once: each ends in time, and all connections are free', async (_name, hangs, works) => {
    const started = performance.now()
    const requests = Array.from({ length: 8 }, () =>
      ask(rig.app, { way: 'app', address: at('hanging'), operation: hangs }),
    )
    await expect.poll(() => arrived.length, { timeout: 5_000 }).toBeGreaterThan(0)
    // Between the request and its abort, when `net.fetch` loses that.
    await collectGarbage(rig.app)
    const answers = await Promise.all(requests)
    expect(performance.now() - started).toBeLessThan(promised)
    // The others waited for a connection. Of what may arrive twice, one may still leave as it is told that it never did.
    const unsent = answers.filter((answer) => answer === 'Offline').length
    expect(answers.filter((answer) => answer === 'TimedOut').length).toBe(8 - unsent)
    expect(unsent).toBeLessThanOrEqual(hangs === 'SignUp' ? 8 - arrived.length : 2)
    // Another may arrive while the first ones end.
    await expect.poll(() => arrived.length - ended.length, { timeout: 5_000 }).toBe(0)
    expect(await ask(rig.app, { way: 'app', address: at('answered'), operation: works })).toBe('200 {}')
  })
})

describe.each([101, 199, 204, 304, 401, 600, 999])('a server that answers the status %i', (status) => {
  it('does not end the app', async () => {
    const raw = await listen(
      createRawServer((socket) => {
        socket.once('data', () => {
          socket.end(`HTTP/1.1 ${String(status)} Odd\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
        })
      }),
    )
    const answers = [
      await ask(rig.app, { way: 'app', address: `http://127.0.0.1:${String(raw.port)}/`, operation: 'InitiateAuth' }),
      await ask(rig.app, { way: 'app', address: `http://127.0.0.1:${String(raw.port)}/`, operation: 'SignUp' }),
    ]
    await raw.close()
    const answered = status < 500 ? 'NetworkSignIn' : 'ServerUnavailable'
    const outcome = status < 200 ? 'AnswerLost net::ERR_EMPTY_RESPONSE' : answered
    expect(answers).toEqual([outcome, outcome])
  })
})
