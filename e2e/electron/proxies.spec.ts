import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ProxyConfig } from 'electron'
import { en } from '../../renderer/locales/en.ts'
import { poolsHeaders } from '../../main/network/testing/pools-headers.ts'
import { newPerson } from '../support/person.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'
import { ask } from './network-ask.ts'
import { listen, type Listening } from './servers/listen.ts'
import { startProxy, type Proxy } from './servers/proxy.ts'

// Both ways to the pool, the shared one and the one for what is sent once, follow the system's proxy, a script (PAC)
// too. The name `pool.test` is known to the proxies alone: what answers under it came through one of them.

const pool = 'http://pool.test/'
const ways = [
  ['what is sent by any connection', 'InitiateAuth'],
  ['what is sent once', 'SignUp'],
] as const

let rig: Rig
let upstream: Listening
let scripts: Listening
let script = ''
/** How long the server of scripts takes, in milliseconds. */
let scriptTakes = 0
let first: Proxy
let second: Proxy
let arrived = 0

beforeAll(async () => {
  rig = await startRig()
  upstream = await listen(
    createServer((asked, answer) => {
      arrived += 1
      asked.resume().on('end', () => answer.writeHead(200, poolsHeaders).end('{}'))
    }),
  )
  scripts = await listen(
    createServer((_asked, answer) => {
      setTimeout(() => {
        answer.setHeader('content-type', 'application/x-ns-proxy-autoconfig').end(script)
      }, scriptTakes)
    }),
  )
  const address = `http://127.0.0.1:${String(upstream.port)}`
  first = await startProxy(address)
  second = await startProxy(address)
})
afterAll(async () => {
  await rig.close()
  await Promise.all([upstream, scripts, first, second].map(({ close }) => close()))
})

beforeEach(() => {
  for (const proxy of [first, second]) {
    proxy.behave('handsOn')
    proxy.asked.length = 0
  }
  arrived = 0
})

/** As the system's settings would: for all sessions of the app. */
async function setProxy(config: ProxyConfig): Promise<void> {
  await rig.app.evaluateMain(async ({ session }, wanted) => {
    for (const one of [session.fromPartition('sent'), session.fromPartition('sent-once')]) {
      await one.setProxy(wanted)
      await one.forceReloadProxyConfig()
    }
  }, config)
}

/** Sends everything where the script says, such as `PROXY 127.0.0.1:8080; DIRECT`. */
async function useScript(answer: string): Promise<void> {
  script = `function FindProxyForURL(url, host) { return ${JSON.stringify(answer)} }`
  await setProxy({ mode: 'pac_script', pacScript: `http://127.0.0.1:${String(scripts.port)}/proxy.pac` })
}

const through = ({ port }: Proxy): string => `PROXY 127.0.0.1:${String(port)}`

describe.each(ways)('%s', (_name, operation) => {
  const send = (address = pool): Promise<string> => ask(rig.app, { way: 'app', address, operation })

  it('goes through the proxy that a script names, and follows a changed script', async () => {
    await useScript(through(first))
    expect(await send()).toBe('200 {}')
    expect([first.asked, second.asked]).toEqual([[`POST ${pool}`], []])
    await useScript(through(second))
    expect(await send()).toBe('200 {}')
    expect([first.asked, second.asked]).toEqual([[`POST ${pool}`], [`POST ${pool}`]])
  })

  it('waits for a script that takes its time', async () => {
    scriptTakes = 1_000
    await useScript(through(first))
    const answers = await Promise.all([send(), send()])
    scriptTakes = 0
    expect(answers).toEqual(['200 {}', '200 {}'])
  })

  it('cuts no script off that is being fetched, because the network has just changed', async () => {
    script = `function FindProxyForURL() { return ${JSON.stringify(through(first))} }`
    const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` }
    const scriptAt = `http://127.0.0.1:${String(scripts.port)}/proxy.pac`
    const answers = await rig.app.evaluateMain(
      async ({ session }, { address, pacScript, init }) => {
        const both = [session.fromPartition('sent'), session.fromPartition('sent-once')]
        const seen: string[] = []
        for (let times = 0; times < 10; times += 1) {
          await Promise.all(both.map((one) => one.setProxy({ mode: 'direct' })))
          await Promise.all(both.map((one) => one.setProxy({ mode: 'pac_script', pacScript })))
          const answer = fetch(address, init).then(({ status }) => String(status), String)
          seen.push(await answer)
        }
        return seen
      },
      { address: pool, pacScript: scriptAt, init: { method: 'POST', headers, body: '{}' } },
    )
    expect(answers).toEqual(Array.from({ length: 10 }, () => '200'))
  })

  it('never left when there is no script, or one that is none', async () => {
    await setProxy({ mode: 'pac_script', pacScript: 'http://127.0.0.1:1/proxy.pac' })
    expect(await send()).toMatch(/^Offline/)
    for (const broken of ['function FindProxyForURL(', 'throw 1', 'var proxy = 1', '<html>Sign in</html>']) {
      script = broken
      await setProxy({ mode: 'pac_script', pacScript: `http://127.0.0.1:${String(scripts.port)}/proxy.pac` })
      for (const address of [pool, 'https://pool.test/']) expect(await send(address), broken).toMatch(/^Offline/)
    }
    expect([first.asked, second.asked]).toEqual([[], []])
  })

  it('takes the next of the script’s ways when a proxy is not there, and goes directly where it says so', async () => {
    await useScript(`PROXY 127.0.0.1:1; ${through(first)}`)
    expect(await send()).toBe('200 {}')
    expect(first.asked).toEqual([`POST ${pool}`])
    for (const direct of ['DIRECT', 'PROXY 127.0.0.1:1; DIRECT']) {
      await useScript(direct)
      expect(await send(), direct).toBe('Offline net::ERR_NAME_NOT_RESOLVED')
    }
  })

  it('never left when no proxy of the script is there', async () => {
    for (const gone of ['PROXY 127.0.0.1:1', 'SOCKS5 127.0.0.1:1', 'HTTPS 127.0.0.1:1']) {
      await useScript(gone)
      for (const address of [pool, 'https://pool.test/'])
        expect(await send(address), gone).toBe('Offline net::ERR_PROXY_CONNECTION_FAILED')
    }
  })

  it('never left when the proxy wants a password: nothing reached the pool', async () => {
    first.behave('wantsPassword')
    await useScript(through(first))
    const answers = Promise.all([send(), send('https://pool.test/')])
    // Nobody is asked again about what was declined once.
    if (operation === 'InitiateAuth') await screens.press(rig.app.page, en.proxy.cancel)
    for (const answer of await answers) expect(answer).toMatch(/^ProxySignIn/)
    expect(first.asked.toSorted()).toEqual(['CONNECT pool.test:443', `POST ${pool}`])
    expect(arrived).toBe(0)
  })

  it('is no lost answer when the proxy reaches no pool', async () => {
    first.behave('fails')
    await useScript(through(first))
    expect(await send()).toMatch(/^ServerUnavailable/)
    expect(await send('https://pool.test/')).toMatch(/^Offline/)
    expect(arrived).toBe(0)
  })

  it('ends in time when the proxy says nothing', async () => {
    first.behave('hangs')
    await useScript(through(first))
    const started = performance.now()
    const answers = await Promise.all([send(), send('https://pool.test/')])
    // A proxy has taken the plain request; for the other there is no connection yet.
    expect(answers).toEqual(['TimedOut', 'Offline'])
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

it('says that the proxy wants a sign-in, and nothing of a code, when the user has none', async () => {
  // An app that takes itself for offline, as after the silent proxy, asks the new proxy by itself, and its question would
  // come before the user has pressed anything.
  await rig.restart()
  const { page } = rig.app
  const proxy = await startProxy(rig.pool.endpoint, 'wantsPassword')
  // Chromium asks no proxy about this machine unless it is told to.
  await setProxy({ proxyRules: `127.0.0.1:${String(proxy.port)}`, proxyBypassRules: '<-loopback>' })
  const person = newPerson()
  await screens.fillSignUp(page, person)
  await screens.press(page, en.signUp.submit)
  await screens.press(page, en.proxy.cancel)
  await screens.seeInForm(page, en.errors.ProxySignIn)
  expect(await page.getByText(en.errors.CodeMaybeSent).count()).toBe(0)
  expect(rig.pool.control.requests()).toEqual([])
  proxy.behave('handsOn')
  await screens.press(page, en.signUp.submit)
  await screens.seeScreen(page, 'confirm')
  expect(proxy.asked).toContain(`POST ${rig.pool.endpoint}/`)
  await proxy.close()
})
