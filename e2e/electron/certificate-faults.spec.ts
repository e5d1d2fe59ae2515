import { createServer, type ServerOptions } from 'node:https'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { netErrors } from '../../main/network/testing/net-errors.ts'
import { poolsHeaders } from '../../main/network/testing/pools-headers.ts'
import { en } from '../../renderer/locales/en.ts'
import { newPerson } from '../support/person.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'
import { ask } from './network-ask.ts'
import { makeCertificate, type ServerCertificate } from './servers/certificate.ts'
import { listen, type Listening } from './servers/listen.ts'

// The faults of a certificate whose authority is trusted, as on a network that opens TLS. The test takes the system's
// part: it vouches for every certificate, and finds the fault that it is told, or that the dates and the name show.

const day = 86_400_000
const from = (days: number): Date => new Date(Date.now() + days * day)
/** Another one each time, because Chromium keeps a verdict on a certificate for a while. */
const good = (): ServerCertificate => makeCertificate({ host: '127.0.0.1', until: from(30) })
const operations = ['InitiateAuth', 'SignUp']

let rig: Rig
let server: Listening | undefined
/** Requests that arrived above TLS. */
let arrived = 0

beforeAll(async () => {
  rig = await startRig()
  await rig.app.evaluateMain(({ session }) => {
    for (const one of [session.fromPartition('sent'), session.fromPartition('sent-once')])
      one.setCertificateVerifyProc(({ certificate }, verified) => {
        const { verdict = null } = globalThis as { verdict?: number | null }
        const now = Date.now() / 1_000
        const shown = certificate.validStart <= now && now < certificate.validExpiry ? 0 : -201
        // A verdict of -0 would be no number to Electron.
        verified(verdict === null ? shown : 0 - verdict)
      })
  }, undefined)
})
afterEach(async () => {
  await server?.close()
  arrived = 0
})
afterAll(() => rig.close())

async function serve(options: ServerOptions): Promise<string> {
  const https = createServer(options, (asked, answer) => {
    arrived += 1
    asked.resume().on('end', () => answer.writeHead(200, poolsHeaders).end('{}'))
  })
  server = await listen(https)
  return `https://127.0.0.1:${String(server.port)}/`
}

/** The system's verdict on every certificate: a net error's number, 0 for none, or null for what its dates show. */
async function judgeCertificates(fault: number | null): Promise<void> {
  await rig.app.evaluateMain((_electron, verdict) => {
    Object.assign(globalThis, { verdict })
  }, fault)
}

const ofCertificates = netErrors.filter(({ number }) => number >= 200 && number < 219)

describe.each(operations)('%s', (operation) => {
  const send = (address: string): Promise<string> => ask(rig.app, { way: 'app', address, operation })

  it.each(ofCertificates)('is told $name, and never arrives', async ({ number, name }) => {
    const address = await serve(good())
    await judgeCertificates(number)
    const [code, error] = (await send(address)).split(' ')
    expect([error, arrived]).toEqual([`net::${name}`, 0])
    expect(code).toMatch(/^Certificate(?:Unknown|Date|ForOther|Refused)$/)
  })

  it.each([
    ['has expired', { until: from(-1) }],
    ['is not valid yet', { from: from(1), until: from(30) }],
  ])('finds that the certificate %s', async (_name, dates) => {
    const address = await serve(makeCertificate({ host: '127.0.0.1', ...dates }))
    await judgeCertificates(null)
    expect(await send(address)).toBe('CertificateDate net::ERR_CERT_DATE_INVALID')
    expect(arrived).toBe(0)
  })

  it('finds that the clock is wrong, once the pool has told its time', async () => {
    const address = await serve(makeCertificate({ host: '127.0.0.1', until: from(-1) }))
    await judgeCertificates(null)
    rig.pool.control.skewClock(day)
    expect(await ask(rig.app, { way: 'app', address: `${rig.pool.endpoint}/`, operation: 'GetUser' })).toMatch(/^400/)
    expect(await send(address)).toBe('ClockWrong net::ERR_CERT_DATE_INVALID')
    rig.pool.control.skewClock(0)
    await ask(rig.app, { way: 'app', address: `${rig.pool.endpoint}/`, operation: 'GetUser' })
  })

  it.each([
    ['must have one', true],
    ['would like one', false],
  ])('shows no certificate to a server that %s', async (_name, rejectUnauthorized) => {
    const address = await serve({ ...good(), requestCert: true, rejectUnauthorized })
    await judgeCertificates(0)
    // This Electron ends such a request; a newer one goes on without a certificate.
    expect(await send(address)).toMatch(/^(?:CertificateWanted net::ERR_|200 )/)
    if (rejectUnauthorized) expect(arrived).toBe(0)
  })
})

it('says on the screen what to do, and nothing of a code, when the proxy shows a certificate of its own', async () => {
  const { page } = rig.app
  const { port } = new URL(await serve(good()))
  // Chromium asks no proxy about this machine unless it is told to.
  const proxy = { proxyRules: `https://127.0.0.1:${port}`, proxyBypassRules: '<-loopback>' }
  const through = (rules: object): Promise<void> =>
    rig.app.evaluateMain(({ session }, wanted) => session.fromPartition('sent-once').setProxy(wanted), rules)
  await judgeCertificates(202)
  await through(proxy)
  await screens.fillSignUp(page, newPerson())
  await screens.press(page, en.signUp.submit)
  await screens.seeInForm(page, en.errors.CertificateUnknown)
  expect(await page.getByText(en.errors.CodeMaybeSent).count()).toBe(0)
  await through({ mode: 'direct' })
  await screens.press(page, en.signUp.submit)
  await screens.seeScreen(page, 'confirm')
})
