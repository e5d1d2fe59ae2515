import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { promisedQuick, quick } from '../support/pace.ts'
import { startRig, type Rig } from '../support/rig.ts'
import { ask } from './network-ask.ts'
import { drips, endlessHeaders, floods } from './servers/flooding.ts'
import { listen, type Listening } from './servers/listen.ts'

// Answers that are too long, and answers without an end, in the real Electron: none is read for longer than is promised,
// nor kept in memory.

let rig: Rig
let server: Listening | undefined
beforeAll(async () => {
  rig = await startRig()
})
afterEach(() => server?.close())
afterAll(() => rig.close())

async function open(start: (typeof floods)[string]): Promise<string> {
  server = await listen(start())
  return `http://127.0.0.1:${String(server.port)}/`
}

/** What the main process holds, in bytes. */
const memory = (): Promise<number> => rig.app.evaluateMain(() => process.memoryUsage().rss, undefined)

const operations = ['InitiateAuth', 'SignUp']
const send = (address: string, operation: string): Promise<string> => ask(rig.app, { way: 'app', address, operation })

describe.each(operations)('%s', (operation) => {
  it.each(Object.entries(floods))('is answered with %s: not read to its end', async (_name, start) => {
    const before = await memory()
    const started = performance.now()
    expect(await send(await open(start), operation)).toBe('NetworkSignIn')
    expect(performance.now() - started).toBeLessThan(5_000)
    expect((await memory()) - before).toBeLessThan(100_000_000)
    await expect.poll(() => server?.open()).toBe(0)
  })

  it('is answered with headers without an end', async () => {
    expect(await send(await open(endlessHeaders), operation)).toBe('AnswerLost net::ERR_RESPONSE_HEADERS_TOO_BIG')
  })
})

it('the look for the pool reads no more of an answer than that either', async () => {
  const address = await open(floods['chunks without an end'] ?? endlessHeaders)
  const look = rig.app.evaluateMain((_electron, url) => fetch(url, { cache: 'no-store' }).then(String, String), address)
  expect(await look).toContain('NetworkSignIn')
})

describe('an answer a byte at a time', () => {
  beforeAll(() => rig.restart(quick))

  describe.each(operations)('to %s', (operation) => {
    it.each(Object.entries(drips))('(%s): ends in time', async (_name, start) => {
      const started = performance.now()
      expect(await send(await open(start), operation)).toMatch(/^TimedOut/)
      expect(performance.now() - started).toBeLessThan(promisedQuick)
      await expect.poll(() => server?.open()).toBe(0)
    })
  })
})
