import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import { createLog } from '../diagnostics/log.ts'
import { findCommonFailure } from '../common-failure.ts'
import { withDeadline } from './deadline.ts'
import { createFetch, type Obstruction } from './fetch.ts'
import { poolsHeaders } from './testing/pools-headers.ts'

const servers: Server[] = []
const lines: string[] = []
const reports: [Obstruction | null, number | null][] = []
const log = createLog((line) => lines.push(line))

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
  lines.length = 0
  reports.length = 0
})

/** A server with one answer, and the `fetch` under test that asks it. */
async function serve(
  answer: RequestListener,
  timeout = 10_000,
  operation = 'SignUp',
): Promise<{ request: () => Promise<Response> }> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const send = createFetch({
    send: fetch,
    timeout,
    userAgent: 'Latchkey/1.2.3',
    log,
    report: (...report) => reports.push(report),
  })
  const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` }
  return {
    request: () =>
      send(`http://127.0.0.1:${String(port)}/`, { method: 'POST', headers, body: '{"Password":"hunter2hunter2"}' }),
  }
}

/** The contract's code that the request fails with; null when it succeeds. */
async function codeOf(request: () => Promise<unknown>): Promise<ErrorCode | null> {
  const error: unknown = await request().catch((reason: unknown) => reason)
  return findCommonFailure(error)?.error.code ?? null
}

describe('the main process’s fetch', () => {
  it('hands on a good answer and the server’s own refusals', async () => {
    let agent: string | undefined
    const { request } = await serve((asked, answer) => {
      agent = asked.headers['user-agent']
      answer.writeHead(400, { 'x-amzn-errortype': 'CodeMismatchException' }).end('{"__type":"CodeMismatchException"}')
    })
    const response = await request()
    expect(response.status).toBe(400)
    expect(response.headers.get('x-amzn-errortype')).toBe('CodeMismatchException')
    expect(await response.json()).toEqual({ __type: 'CodeMismatchException' })
    expect(agent).toBe('Latchkey/1.2.3')
  })

  it('accepts the empty answer that DeleteUser gives', async () => {
    const { request } = await serve((_asked, answer) => answer.writeHead(200, poolsHeaders).end())
    expect(await (await request()).text()).toBe('')
  })

  it.each<[string, RequestListener, ErrorCode]>([
    ['a dropped connection', (asked) => asked.socket.destroy(), 'AnswerLost'],
    ['a server error', (_asked, answer) => answer.writeHead(503).end('{}'), 'ServerUnavailable'],
    ['a page instead of JSON', (_asked, answer) => answer.end('<html>Log in to the network</html>'), 'NetworkSignIn'],
    [
      'JSON that is no object',
      (_asked, answer) => answer.writeHead(200, poolsHeaders).end('"ok"'),
      'ServerUnavailable',
    ],
    ['status 429', (_asked, answer) => answer.writeHead(429).end('{}'), 'TooManyRequests'],
    [
      'throttling named in a header',
      (_asked, answer) => answer.writeHead(400, { 'x-amzn-errortype': 'LimitExceededException:' }).end('{}'),
      'TooManyRequests',
    ],
    [
      'throttling named in the body',
      (_asked, answer) => answer.writeHead(400).end('{"__type":"com.amazonaws#TooManyRequestsException"}'),
      'TooManyRequests',
    ],
    [
      'a body cut short',
      (_asked, answer) => {
        answer.writeHead(200, { 'content-length': '100' })
        answer.write('{"UserSub":', () => answer.destroy())
      },
      'AnswerLost',
    ],
  ])('turns %s into a failure', async (_name, answer, code) => {
    const { request } = await serve(answer)
    expect(await codeOf(request)).toBe(code)
  })

  it('tells a request that never left from one whose answer was lost', async () => {
    const { request } = await serve(() => undefined)
    const server = servers.pop()
    await new Promise((resolve) => server?.close(resolve))
    expect(await codeOf(request)).toBe('Offline')
    const unknown = createFetch({ send: fetch, timeout: 5_000, userAgent: 'Latchkey/1.2.3', log })
    expect(await codeOf(() => unknown('http://no-such-host.invalid/'))).toBe('Offline')
    // Electron's `net.fetch` rejects with such an error.
    const chromium = createFetch({
      send: () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')),
      timeout: 5_000,
      userAgent: 'Latchkey/1.2.3',
      log,
    })
    expect(await codeOf(() => chromium('https://cognito-idp.eu-central-1.amazonaws.com/'))).toBe('Offline')
  })

  it('ends when the server never answers, and when its body stalls', async () => {
    const silent = await serve(() => undefined, 100)
    expect(await codeOf(silent.request)).toBe('TimedOut')
    const stalling = await serve((_asked, answer) => answer.writeHead(200).write('{'), 100)
    expect(await codeOf(stalling.request)).toBe('TimedOut')
  })

  it('sends nothing more once the caller’s deadline is over', async () => {
    let requests = 0
    const { request } = await serve(() => {
      requests += 1
    })
    const codes: (ErrorCode | null)[] = []
    let work: Promise<void> | undefined
    const asked = codeOf(() =>
      withDeadline(100, () => {
        work = (async () => {
          codes.push(await codeOf(request))
          codes.push(await codeOf(request))
        })()
        return work
      }),
    )
    expect(await asked).toBe('TimedOut')
    await work
    expect(codes).toEqual(['TimedOut', 'TimedOut'])
    expect(requests).toBe(1)
  })

  it.each([
    ['GetUser', 3],
    ['SignUp', 1],
    ['ResendConfirmationCode', 1],
    ['ForgotPassword', 1],
    ['UpdateUserAttributes', 1],
    ['GetTokensFromRefreshToken', 3],
  ])('sends %s %i times when the server fails', async (operation, expected) => {
    let requests = 0
    const { request } = await serve(
      (_asked, answer) => {
        requests += 1
        answer.writeHead(503).end('{}')
      },
      10_000,
      operation,
    )
    expect(await codeOf(request)).toBe('ServerUnavailable')
    expect(requests).toBe(expected)
  })

  it('answers a read that works the second time', async () => {
    let requests = 0
    const { request } = await serve(
      (asked, answer) => {
        requests += 1
        if (requests === 1) asked.socket.destroy()
        else answer.writeHead(200, poolsHeaders).end('{"Username":"x"}')
      },
      10_000,
      'GetUser',
    )
    expect(await (await request()).json()).toEqual({ Username: 'x' })
  })

  it.each<[string, RequestListener]>([
    ['dropped', (asked) => asked.socket.destroy()],
    ['never sent', () => undefined],
  ])('asks at once for new tokens again when the answer was %s', async (_name, loseAnswer) => {
    const asked: number[] = []
    const { request } = await serve(
      (incoming, answer) => {
        asked.push(performance.now())
        if (asked.length === 1) loseAnswer(incoming, answer)
        else answer.writeHead(200, poolsHeaders).end('{"AuthenticationResult":{}}')
      },
      4_000,
      'GetTokensFromRefreshToken',
    )
    const started = performance.now()
    expect((await request()).status).toBe(200)
    expect(asked).toHaveLength(2)
    expect(performance.now() - started, 'within the time of one request').toBeLessThan(4_000)
  })

  it('asks for new tokens no more once the caller’s deadline is over', async () => {
    let requests = 0
    const { request } = await serve(() => (requests += 1), 4_000, 'GetTokensFromRefreshToken')
    let ended: Promise<unknown> | undefined
    const asked = codeOf(() => withDeadline(100, () => (ended = request())))
    expect(await asked).toBe('TimedOut')
    await expect(ended).rejects.toThrow('TimedOut')
    expect(requests).toBe(1)
  })

  it('reports whether a server was reached, and its time', async () => {
    const noon = 'Sun, 22 Nov 2026 12:00:00 GMT'
    const answering = await serve((_asked, answer) => answer.writeHead(503, { ...poolsHeaders, date: noon }).end('{}'))
    await codeOf(answering.request)
    expect(reports).toEqual([[null, Date.parse(noon)]])
    reports.length = 0
    const dropping = await serve((asked) => asked.socket.destroy())
    await codeOf(dropping.request)
    expect(reports).toEqual([['Offline', null]])
    reports.length = 0
    const silent = await serve(() => undefined, 50)
    await codeOf(silent.request)
    expect(reports).toEqual([])
  })

  it('logs operations and outcomes, never what was sent', async () => {
    const { request } = await serve((_asked, answer) => answer.writeHead(200, poolsHeaders).end('{}'))
    await request()
    expect(lines.join('\n')).toContain('SignUp')
    expect(lines.join('\n')).not.toContain('hunter2')
  })
  it.each([
    ['ERR_CERT_DATE_INVALID', true, 'ClockWrong'],
    ['ERR_CERT_DATE_INVALID', false, 'CertificateDate'],
    ['ERR_CERT_AUTHORITY_INVALID', true, 'CertificateUnknown'],
  ] as const)('explains %s when the clock is known to be wrong (%s) as %s', async (name, wrong, code) => {
    const send = createFetch({
      send: () => Promise.reject(new Error(`net::${name}`)),
      timeout: 5_000,
      userAgent: 'Latchkey/1.2.3',
      log,
      clockIsWrong: () => wrong,
    })
    expect(await codeOf(() => send('https://cognito-idp.eu-central-1.amazonaws.com/'))).toBe(code)
  })
})
