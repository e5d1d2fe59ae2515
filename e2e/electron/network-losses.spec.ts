import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createRawServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { netErrors } from '../../main/network/testing/net-errors.ts'
import { en } from '../../renderer/locales/en.ts'
import { newPerson } from '../support/person.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'
import { ask } from './network-ask.ts'
import { afterTheRequest, beforeTheRequest, type BreakingServer } from './servers/breaking.ts'
import { makeCertificate } from './servers/certificate.ts'
import { listen, type Listening } from './servers/listen.ts'

// Whether a request that failed can have reached the pool, told from what Chromium says in the real Electron. What
// proxies and certificates make of it: proxies.spec.ts, certificates.spec.ts.

let rig: Rig
let server: Listening | undefined
const certificate = makeCertificate({ host: '127.0.0.1', until: new Date(Date.now() + 86_400_000) })

beforeAll(async () => {
  rig = await startRig()
  // For these tests the certificate of their servers is good enough.
  await rig.app.evaluateMain(({ session }) => {
    for (const one of [session.fromPartition('sent'), session.fromPartition('sent-once')])
      one.setCertificateVerifyProc((_request, verified) => {
        verified(0)
      })
  }, undefined)
})
afterEach(() => server?.close())
afterAll(() => rig.close())

async function open({ scheme, start }: BreakingServer): Promise<string> {
  server = await listen(start(certificate))
  return `${scheme}://127.0.0.1:${String(server.port)}/`
}

it('the list of errors has every one that this Electron’s network stack knows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-net-errors-'))
  const file = join(folder, 'log.json')
  await rig.app.evaluateMain(async ({ netLog }, path) => {
    await netLog.startLogging(path)
    await netLog.stopLogging()
  }, file)
  const { constants } = JSON.parse(readFileSync(file, 'utf8')) as { constants: { netError: Record<string, number> } }
  rmSync(folder, { recursive: true })
  const listed = new Map(netErrors.map(({ name, number }) => [name, -number]))
  // The last but one is the end of a range, and no error.
  const known = Object.entries(constants.netError).filter(([name]) => /^ERR_(?!CERT_END$)/.test(name))
  expect(known.length).toBeGreaterThan(200)
  expect(known.filter(([name, number]) => listed.get(name) !== number)).toEqual([])
})

const operations = ['InitiateAuth', 'SignUp']

describe.each(operations)('%s', (operation) => {
  const send = (address: string): Promise<string> => ask(rig.app, { way: 'app', address, operation })

  it.each(Object.entries(beforeTheRequest))('never left, with %s', async (_name, breaking) => {
    const code = breaking.error.startsWith('SSL_') ? 'NotSecure' : 'Offline'
    expect(await send(await open(breaking))).toBe(`${code} net::ERR_${breaking.error}`)
  })

  it.each(Object.entries(afterTheRequest))('may have been carried out, with %s', async (_name, breaking) => {
    expect(await send(await open(breaking))).toBe(`AnswerLost net::ERR_${breaking.error}`)
  })

  it('never left when nobody listens, when there is no such name, and when Chromium takes no such port', async () => {
    const { port, close } = await listen(createRawServer())
    await close()
    expect(await send(`http://127.0.0.1:${String(port)}/`)).toBe('Offline net::ERR_CONNECTION_REFUSED')
    expect(await send('http://pool.test/')).toBe('Offline net::ERR_NAME_NOT_RESOLVED')
    expect(await send('http://127.0.0.1:6667/')).toBe('Offline net::ERR_UNSAFE_PORT')
    expect(await send('http://127.0.0.1:0/')).toMatch(/^Offline net::ERR_/)
  })

  it.each(['file:///etc/passwd', 'data:application/json,{}', 'javascript:1', 'ftp://127.0.0.1/', 'http://[', '//'])(
    'goes nowhere when it is sent to %s',
    async (location) => {
      const redirecting = createRawServer((socket) => {
        socket.once('data', () => socket.end(`HTTP/1.1 307 Gone\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`))
      })
      server = await listen(redirecting)
      expect(await send(`http://127.0.0.1:${String(server.port)}/`)).toMatch(/^NetworkSignIn/)
    },
  )
})

it('says nothing of a code on the screen when the connection broke before the request', async () => {
  const { page } = rig.app
  await rig.app.evaluateMain(({ session }) => {
    session.fromPartition('sent-once').webRequest.onBeforeRequest((_request, answer) => {
      answer({ cancel: true })
    })
  }, undefined)
  await screens.fillSignUp(page, newPerson())
  await screens.press(page, en.signUp.submit)
  await screens.seeInForm(page, en.errors.NetworkBlocked)
  expect(await page.getByText(en.errors.CodeMaybeSent).count()).toBe(0)
  await rig.app.evaluateMain(({ session }) => {
    session.fromPartition('sent-once').webRequest.onBeforeRequest(null)
  }, undefined)
  await screens.press(page, en.signUp.submit)
  await screens.seeScreen(page, 'confirm')
})
