import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import { findCommonFailure } from '../common-failure.ts'
import { withDeadline } from './deadline.ts'
import { createFetch } from './fetch.ts'
import { createSend, type NetworkSession } from './send.ts'
import { poolsHeaders } from './testing/pools-headers.ts'

// The network below may lose the signal that it was given. It then settles when the server answers, or never.

const never = new Promise<never>(() => undefined)
/** An answer whose body never ends, and which ignores any signal. */
const endless = (): Promise<Response> => Promise.resolve(new Response(new ReadableStream({ pull: () => never })))
const answers = (): Promise<Response> => Promise.resolve(new Response('{}', { headers: poolsHeaders }))

type Place = 'shared' | 'once'
/** Which parts of the network hang, and how. Parts that are not named work. */
type Hanging = Partial<Record<Place, () => Promise<Response>>> & {
  close?: () => Promise<never>
  proxy?: () => Promise<never>
}

let hanging: Hanging = {}
afterEach(() => {
  hanging = {}
})

function networkIn(place: Place): NetworkSession {
  return {
    fetch: () => (hanging[place] ?? answers)(),
    closeAllConnections: () => hanging.close?.() ?? Promise.resolve(),
    resolveProxy: () => hanging.proxy?.() ?? Promise.resolve('DIRECT'),
  }
}

const lines: string[] = []

/** The app's network on these senders. @returns asks for an operation, and answers how that ended */
function open(timeout: number): (operation: string) => Promise<string> {
  const send = createFetch({
    send: createSend({ net: {}, shared: () => networkIn('shared'), once: () => networkIn('once') }),
    timeout,
    userAgent: 'Latchkey/1.2.3',
    log: createLog((line) => lines.push(line)),
  })
  return async (operation) => {
    const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` }
    try {
      return await (await send('http://127.0.0.1:1/', { method: 'POST', headers, body: '{}' })).text()
    } catch (error) {
      return findCommonFailure(error)?.error.code ?? String(error)
    }
  }
}

/** How the request ended; `hangs` when it has not within two seconds. */
const endOf = (asked: Promise<string>): Promise<string> => Promise.race([asked, sleep(2_000, 'hangs', { ref: false })])

describe.each<[string, string, Hanging, string?]>([
  ['a request that nobody answers', 'InitiateAuth', { shared: () => never }],
  ['a body that does not end', 'InitiateAuth', { shared: endless }],
  ['a request that is sent once and that nobody answers', 'SignUp', { once: () => never }],
  ['the body of one that is sent once', 'SignUp', { once: endless }],
  ['finding the proxy', 'SignUp', { proxy: () => never }, 'Offline'],
  ['closing the connections', 'SignUp', { close: () => never }, 'Offline'],
])('%s', (_name, operation, hangs, code = 'TimedOut') => {
  it('ends with its time, although the abort is lost, and the next works', async () => {
    const ask = open(50)
    hanging = hangs
    expect(await endOf(ask(operation)), 'Offline where nothing was sent').toBe(code)
    expect(lines.at(-1)).toContain(code)
    hanging = {}
    expect(await endOf(ask(operation))).toBe('{}')
  })

  it('ends with the caller’s deadline, and so does everything behind it', async () => {
    const ask = open(10_000)
    hanging = hangs
    const ended: string[] = []
    const note = async (): Promise<void> => void ended.push(await ask(operation))
    await withDeadline(50, () => Promise.all([note(), note(), note()])).catch(() => undefined)
    await sleep(50)
    expect(ended).toEqual(['TimedOut', 'TimedOut', 'TimedOut'])
    hanging = {}
    expect(await endOf(ask(operation))).toBe('{}')
  })
})
