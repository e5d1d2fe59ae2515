import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createNetworkStack, type NetworkStack } from '../../e2e/host/network-stack.ts'
import { createLog } from '../diagnostics/log.ts'
import { findFailure } from '../failure.ts'
import { withDeadline } from './deadline.ts'
import { createFetch } from './fetch.ts'
import { createSend } from './send.ts'

// The stacks behave as Chromium's does: see e2e/electron/network.spec.ts and e2e/host/resent.spec.ts.

let server: Server | undefined
const stacks: NetworkStack[] = []
/** Each request as it arrived: its operation and its connection. */
let arrived: { operation: string; socket: Socket }[] = []

afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.closeAllConnections()
  server?.closeAllConnections()
  server?.close()
  arrived = []
})

const operationsOf = (asked: IncomingMessage): string => String(asked.headers['x-amz-target']).split('.')[1] ?? ''

/** A server, and the app's network in front of it. @returns what asks for an operation, and answers how that ended */
async function serve(answer: RequestListener, timeout = 5_000): Promise<(operation: string) => Promise<string>> {
  server = createServer((asked, response) => {
    asked.resume().on('end', () => {
      arrived.push({ operation: operationsOf(asked), socket: asked.socket })
      answer(asked, response)
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  const [shared, once] = [createNetworkStack(), createNetworkStack()]
  stacks.push(shared, once)
  const send = createFetch({
    send: createSend({ shared, once }),
    timeout,
    userAgent: 'Latchkey/1.2.3',
    log: createLog(() => undefined),
  })
  return async (operation) => {
    const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` }
    try {
      return await (await send(address, { method: 'POST', headers, body: '{"a":1}' })).text()
    } catch (error) {
      return findFailure(error)?.error.code ?? String(error)
    }
  }
}

const arrivals = (operation: string): number => arrived.filter((request) => request.operation === operation).length

describe.each(['SignUp', 'ResendConfirmationCode', 'ForgotPassword', 'GetUserAttributeVerificationCode'])(
  '%s',
  (operation) => {
    it('arrives once when its connection drops, however often the app has been connected before', async () => {
      let drops = false
      const ask = await serve((asked, answer) => {
        if (drops && operationsOf(asked) === operation) asked.socket.destroy()
        else answer.end('{}')
      })
      await Promise.all(Array.from({ length: 3 }, () => ask('InitiateAuth')))
      await ask(operation)
      await ask(operation)
      drops = true
      arrived = []
      expect(await ask(operation)).toBe('AnswerLost')
      expect(arrivals(operation)).toBe(1)
    })

    it('has a connection of its own each time', async () => {
      const ask = await serve((_asked, answer) => answer.end('{}'))
      for (let times = 0; times < 3; times += 1) {
        await ask('InitiateAuth')
        expect(await ask(operation)).toBe('{}')
      }
      const sockets = (name: string): Set<Socket> =>
        new Set(arrived.filter((request) => request.operation === name).map(({ socket }) => socket))
      expect([sockets(operation).size, sockets('InitiateAuth').size]).toEqual([3, 1])
    })
  },
)

describe('what must arrive at most once', () => {
  it('is everything that is not known to be harmless', async () => {
    const ask = await serve((asked, answer) => {
      if (operationsOf(asked) === 'InitiateAuth') answer.end('{}')
      else asked.socket.destroy()
    })
    for (const operation of ['ConfirmForgotPassword', 'ChangePassword', 'RespondToAuthChallenge', 'SomethingNew']) {
      await ask('InitiateAuth')
      expect(await ask(operation)).toBe('AnswerLost')
      expect(arrivals(operation), operation).toBe(1)
    }
    // The other way round: the stack of this test does send again.
    await ask('InitiateAuth')
    await ask('RevokeToken')
    expect(arrivals('RevokeToken')).toBeGreaterThan(1)
  })

  it('goes one after the other, so that none ends another', async () => {
    let open = 0
    let most = 0
    const ask = await serve((_asked, answer) => {
      most = Math.max(most, (open += 1))
      answer.write('{', () => {
        // The next request is asked for by now; it must not cut this body short.
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
      (error: unknown) => findFailure(error)?.message,
    )
    expect(await waiting).toBe('TimedOut')
    expect(await hanging).toBe('TimedOut')
    expect(arrivals('ForgotPassword')).toBe(0)
    expect(await ask('ForgotPassword')).toBe('{}')
  })
})
