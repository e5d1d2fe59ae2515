import { createServer } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import type { Locator } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { en } from '../../renderer/locales/en.ts'
import { poolsHeaders } from '../../main/network/testing/pools-headers.ts'
import { registerSecrets } from '../logs/kept.ts'
import { startRig, type Rig } from '../support/rig.ts'
import { ask } from './network-ask.ts'
import { makeCertificate } from './servers/certificate.ts'
import { listen, type Listening } from './servers/listen.ts'
import { startProxy, type Proxy } from './servers/proxy.ts'

// The pool is reached over https, so in real life it is a tunnel that the proxy wants a password for.

const pool = 'https://pool.test/'
const password = 'Tunnel-pass-4410'
const right = `Basic ${Buffer.from(`ada:${password}`).toString('base64')}`
registerSecrets([
  { kind: 'password', value: password },
  { kind: 'password', value: right },
])

let rig: Rig
let server: Listening
let proxy: Proxy
/** The headers of each request that came out of a tunnel. */
let arrived: IncomingHttpHeaders[]
/** What the server at the tunnel's end answers. */
let answers: { status: number; headers: Record<string, string> }

beforeEach(async () => {
  arrived = []
  answers = { status: 200, headers: poolsHeaders }
  const certificate = makeCertificate({ host: 'pool.test', until: new Date(Date.now() + 30 * 86_400_000) })
  server = await listen(
    createServer(certificate, (asked, answer) => {
      arrived.push(asked.headers)
      asked.resume().on('end', () => answer.writeHead(answers.status, answers.headers).end('{}'))
    }),
  )
  proxy = await startProxy('http://127.0.0.1:1', 'wantsPassword', server.port)
  proxy.wants({ authorization: right })
  rig = await startRig()
  await rig.app.evaluateMain(
    async ({ session }, config) => {
      for (const one of ['sent', 'sent-once'].map((name) => session.fromPartition(name))) {
        await one.setProxy(config)
        // No test can make the system trust the server's certificate.
        one.setCertificateVerifyProc((_request, verified) => {
          verified(0)
        })
      }
    },
    { proxyRules: `127.0.0.1:${String(proxy.port)}` },
  )
})
afterEach(async () => {
  await rig.close()
  await Promise.all([proxy.close(), server.close()])
})

const dialog = (): Locator => rig.app.page.getByRole('dialog', { name: en.proxy.title })
const send = (operation: string): Promise<string> => ask(rig.app, { way: 'app', address: pool, operation })

async function give(secret: string): Promise<void> {
  await dialog().getByRole('textbox', { name: en.proxy.username, exact: true }).fill('ada')
  await dialog().getByRole('textbox', { name: en.fields.password, exact: true }).fill(secret)
  await dialog().getByRole('button', { name: en.proxy.submit, exact: true }).click()
}

describe.each(['InitiateAuth', 'SignUp'])('%s through a tunnel', (operation) => {
  it('arrives once, after a wrong password and the right one, and carries neither', async () => {
    const answer = send(operation)
    await give('wrong')
    await dialog().getByText(en.proxy.refused).waitFor()
    expect(arrived).toEqual([])
    await give(password)
    expect(await answer).toBe('200 {}')
    expect(arrived).toHaveLength(1)
    expect(Object.keys(arrived[0] ?? {}).filter((name) => name.includes('authorization'))).toEqual([])
    // Whatever else is sent needs no question.
    expect([await send('GetUser'), await send('ForgotPassword')]).toEqual(['200 {}', '200 {}'])
    expect(await dialog().count()).toBe(0)
  })

  it.each([
    ['Basic realm="office"', 401, 'www-authenticate'],
    ['Digest realm="office", nonce="a1b2", qop="auth"', 401, 'www-authenticate'],
    ['NTLM', 401, 'www-authenticate'],
    ['Basic realm="office"', 407, 'proxy-authenticate'],
  ] as const)('gives the server at its end nothing, which asks by %s with %i', async (challenge, status, header) => {
    answers = { status, headers: { ...poolsHeaders, [header]: challenge } }
    const answer = send(operation)
    await give(password)
    expect(await answer).toMatch(status === 401 ? /^401/ : /^ProxySignIn/)
    expect(arrived.length).toBeGreaterThan(0)
    for (const headers of arrived)
      expect([headers.authorization, headers['proxy-authorization']], challenge).toEqual([undefined, undefined])
    expect(await dialog().count()).toBe(0)
  })
})
