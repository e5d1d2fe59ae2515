import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import { findCommonFailure } from '../common-failure.ts'
import { withDeadline } from './deadline.ts'
import { createFetch } from './fetch.ts'
import { createSend } from './send.ts'
import { poolsHeaders } from './testing/pools-headers.ts'

// The order in which requests are sent. e2e/electron/network.spec.ts shows that Chromium sends a request again, and how
// the app prevents that.

let server: Server | undefined
/** The operation of each request, in the order of arrival. */
let arrived: string[] = []

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  arrived = []
})

const operationsOf = (asked: IncomingMessage): string => String(asked.headers['x-amz-target']).split('.')[1] ?? ''

/** A server, and the app's network that asks it. @returns asks for an operation, and answers how that ended */
async function serve(answer: RequestListener, timeout = 5_000): Promise<(operation: string) => Promise<string>> {
  server = createServer((asked, response) => {
    asked.resume().on('end', () => {
      arrived.push(operationsOf(asked))
      response.setHeaders(new Map(Object.entries(poolsHeaders)))
      answer(asked, response)
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  const session = { fetch: globalThis.fetch, closeAllConnections: () => Promise.resolve() }
  const send = createFetch({
    send: createSend({ net: {}, shared: () => session, once: () => session }),
    timeout,
    userAgent: 'Latchkey/1.2.3',
    log: createLog(() => undefined),
  })
  return async (operation) => {
    const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` }
    try {
      return await (await send(address, { method: 'POST', headers, body: '{"a":1}' })).text()
    } catch (error) {
      return findCommonFailure(error)?.error.code ?? String(error)
    }
  }
}

const arrivals = (operation: string): number => arrived.filter((one) => one === operation).length

describe('what must arrive at most once', () => {
  it('goes one after the other, so that none ends another', async () => {
    let open = 0
    let most = 0
    const ask = await serve((_asked, answer) => {
      most = Math.max(most, (open += 1))
      answer.write('{', () => {
        // The app has asked for the next request by now; it must not cut this body short.
        setImmediate(() => {
          open -= 1
          answer.end('}')
        })
      })
    })
    const all = await Promise.all(Array.from({ length: 4 }, () => ask('SignUp')))
    expect([all, most, arrivals('SignUp')]).toEqual([['{}', '{}', '{}', '{}'], 1, 4])
  })

  it('does not wait longer than its time for one that hangs, and is not sent then', async () => {
    const ask = await serve((asked, answer) => {
      if (operationsOf(asked) !== 'SignUp') answer.end('{}')
    }, 200)
    const hanging = ask('SignUp')
    const waiting = withDeadline(100, () => ask('ForgotPassword')).catch(
      (error: unknown) => findCommonFailure(error)?.message,
    )
    expect(await waiting).toBe('TimedOut')
    expect(await hanging).toBe('TimedOut')
    expect(arrivals('ForgotPassword')).toBe(0)
    expect(await ask('ForgotPassword')).toBe('{}')
  })
})
