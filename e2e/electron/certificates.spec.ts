import { createServer, type ServerOptions } from 'node:https'
import { createServer as createRawServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startRig, type Rig } from '../support/rig.ts'
import { ask } from './network-ask.ts'
import { makeCertificate } from './servers/certificate.ts'
import { listen, type Listening } from './servers/listen.ts'

// Nobody's word is taken but that of a certificate that the system trusts: nothing of the app's accepts another one.
// Chromium names the gravest fault of a certificate alone, and no test can make the system trust one. So it is the
// missing word that is named for all of them; certificate-faults.spec.ts shows the other faults.

const day = 86_400_000
const certificates = {
  'that nobody vouches for': makeCertificate({ host: '127.0.0.1', until: new Date(Date.now() + 30 * day) }),
  'that has expired': makeCertificate({ host: '127.0.0.1', until: new Date(Date.now() - day) }),
  'that is not valid yet': makeCertificate({
    host: '127.0.0.1',
    from: new Date(Date.now() + day),
    until: new Date(Date.now() + 30 * day),
  }),
  'that is for another host': makeCertificate({ host: 'pool.example', until: new Date(Date.now() + 30 * day) }),
}

let rig: Rig
let server: Listening | undefined
/** Requests that arrived above TLS. */
let arrived = 0

beforeAll(async () => {
  rig = await startRig()
})
afterEach(async () => {
  await server?.close()
  arrived = 0
})
afterAll(() => rig.close())

/** Starts a server of HTTPS. @returns its address */
async function serve(options: ServerOptions): Promise<string> {
  const https = createServer(options, (_asked, answer) => {
    arrived += 1
    answer.end('{}')
  })
  server = await listen(https)
  return `https://127.0.0.1:${String(server.port)}/`
}

describe.each(Object.entries(certificates))('a server with a certificate %s', (_name, certificate) => {
  it.each(['sent', 'sent-once'] as const)('is refused by the network stack (%s)', async (way) => {
    const address = await serve(certificate)
    expect(await ask(rig.app, { way, address })).toBe('net::ERR_CERT_AUTHORITY_INVALID')
    expect(arrived).toBe(0)
  })

  it.each(['InitiateAuth', 'SignUp'])(
    'is no way to the pool for the app, and no lost answer (%s)',
    async (operation) => {
      const address = await serve(certificate)
      expect(await ask(rig.app, { way: 'app', address, operation })).toBe(
        'CertificateUnknown net::ERR_CERT_AUTHORITY_INVALID',
      )
      expect(arrived).toBe(0)
    },
  )

  it('answers who takes any certificate, so that it is the certificate that was refused', async () => {
    const address = await serve(certificate)
    const status = await rig.app.evaluateMain(async ({ session }, url) => {
      const trusting = session.fromPartition('trusts-everybody')
      trusting.setCertificateVerifyProc((_request, verified) => {
        verified(0)
      })
      return (await trusting.fetch(url, { method: 'POST' })).status
    }, address)
    expect([status, arrived]).toEqual([200, 1])
  })
})

describe('a server with which TLS comes to no agreement', () => {
  it.each(['InitiateAuth', 'SignUp'])('is no way to the pool: it speaks an old version (%s)', async (operation) => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const
    const address = await serve({ ...certificates['that nobody vouches for'], ...old })
    expect(await ask(rig.app, { way: 'app', address, operation })).toMatch(/^NotSecure net::ERR_SSL_/)
    expect(arrived).toBe(0)
  })

  it.each(['InitiateAuth', 'SignUp'])('is no way to the pool: it speaks no TLS at all (%s)', async (operation) => {
    server = await listen(createRawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
    const address = `https://127.0.0.1:${String(server.port)}/`
    expect(await ask(rig.app, { way: 'app', address, operation })).toMatch(/^NotSecure net::ERR_SSL_/)
  })
})

it('accepts no certificate by an event either', async () => {
  const listeners = await rig.app.evaluateMain(({ app, webContents }) => {
    const [page] = webContents.getAllWebContents()
    const events = ['certificate-error', 'select-client-certificate']
    return events.map((event) => [app.listenerCount(event), page?.listenerCount(event)])
  }, undefined)
  // One of the application is Electron's own, and hands the event to the page. Ours shows no certificate of this
  // machine to anybody (main/network/client-certificates.ts).
  expect(listeners).toEqual([
    [1, 0],
    [2, 0],
  ])
})
