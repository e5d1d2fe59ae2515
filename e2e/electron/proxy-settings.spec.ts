import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { poolsHeaders } from '../../main/network/testing/pools-headers.ts'
import { startRig, type Rig } from '../support/rig.ts'
import { ask } from './network-ask.ts'
import { listen, type Listening } from './servers/listen.ts'
import { startProxy, type Proxy } from './servers/proxy.ts'
import { startSocksProxy, type SocksProxy } from './servers/socks.ts'

// The app has no proxy settings of its own: it takes the system's. Where no desktop has any, Chromium on Linux reads
// them from the environment, which a test can set without touching the machine's.

const pool = 'http://pool.test/'

let upstream: Listening
let scripts: Listening
let script = ''
let proxy: Proxy
let socks: SocksProxy

beforeAll(async () => {
  upstream = await listen(
    createServer((asked, answer) => {
      asked.resume().on('end', () => answer.writeHead(200, poolsHeaders).end('{}'))
    }),
  )
  scripts = await listen(
    createServer((_asked, answer) => {
      answer.setHeader('content-type', 'application/x-ns-proxy-autoconfig').end(script)
    }),
  )
  proxy = await startProxy(`http://127.0.0.1:${String(upstream.port)}`)
  socks = await startSocksProxy(upstream.port)
})
afterAll(() => Promise.all([upstream, scripts, proxy, socks].map(({ close }) => close())))
beforeEach(() => {
  proxy.asked.length = socks.asked.length = 0
})

/** Runs `work` in an app with these settings in its environment. */
async function within(settings: Record<string, string>, work: (rig: Rig) => Promise<void>): Promise<void> {
  const rig = await startRig(undefined, settings)
  try {
    await work(rig)
  } finally {
    await rig.close()
  }
}

/** What both ways to the pool answer: the shared one, and the one for what is sent once. */
async function sendBoth({ app }: Rig, address = pool): Promise<string[]> {
  const shared = await ask(app, { way: 'app', address, operation: 'InitiateAuth' })
  return [shared, await ask(app, { way: 'app', address, operation: 'SignUp' })]
}

describe('the system’s settings', () => {
  it('name a proxy, which is used', () =>
    within({ http_proxy: `http://127.0.0.1:${String(proxy.port)}` }, async (rig) => {
      expect(await sendBoth(rig)).toEqual(['200 {}', '200 {}'])
      expect(proxy.asked).toEqual([`POST ${pool}`, `POST ${pool}`])
    }))

  it('name a script, which is followed', async () => {
    script = `function FindProxyForURL() { return 'PROXY 127.0.0.1:${String(proxy.port)}' }`
    await within({ auto_proxy: `http://127.0.0.1:${String(scripts.port)}/proxy.pac` }, async (rig) => {
      expect(await sendBoth(rig)).toEqual(['200 {}', '200 {}'])
      expect(proxy.asked).toEqual([`POST ${pool}`, `POST ${pool}`])
    })
  })

  it('name a script that is none: there is no way then but the direct one', async () => {
    script = '<html>Sign in</html>'
    await within({ auto_proxy: `http://127.0.0.1:${String(scripts.port)}/proxy.pac` }, async (rig) => {
      expect(await sendBoth(rig)).toEqual(Array(2).fill('Offline net::ERR_NAME_NOT_RESOLVED'))
      expect(proxy.asked).toEqual([])
    })
  })

  it('name a proxy of SOCKS, which looks the name up', () =>
    within({ SOCKS_SERVER: `127.0.0.1:${String(socks.port)}` }, async (rig) => {
      expect(await sendBoth(rig)).toEqual(['200 {}', '200 {}'])
      expect(socks.asked).toEqual(['pool.test', 'pool.test'])
    }))

  it('except a host, which is asked directly', () => {
    const settings = { http_proxy: `http://127.0.0.1:${String(proxy.port)}`, no_proxy: 'pool.test' }
    return within(settings, async (rig) => {
      expect(await sendBoth(rig)).toEqual(Array(2).fill('Offline net::ERR_NAME_NOT_RESOLVED'))
      expect(proxy.asked).toEqual([])
    })
  })
})
