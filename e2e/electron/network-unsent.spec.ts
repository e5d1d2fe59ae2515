import { createServer as createSecureServer } from 'node:https'
import { createServer as createRawServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { quick } from '../support/pace.ts'
import { startRig, type Rig } from '../support/rig.ts'
import { ask } from './network-ask.ts'
import { makeCertificate } from './servers/certificate.ts'
import { listen, type Listening } from './servers/listen.ts'

// A request whose time ends: whether a part of it can have left is told from what Chromium knows, in the real Electron.

/** How long a request may take at this pace, in milliseconds. */
const requestTime = 2_000

let rig: Rig
let server: Listening | undefined
beforeAll(async () => {
  rig = await startRig(undefined, quick)
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

async function open(scheme: 'http' | 'https', started: Server): Promise<string> {
  server = await listen(started)
  return `${scheme}://127.0.0.1:${String(server.port)}/`
}

const certificate = makeCertificate({ host: '127.0.0.1', until: new Date(Date.now() + 86_400_000) })

describe.each(['InitiateAuth', 'SignUp'])('%s', (operation) => {
  const send = (address: string): Promise<string> => ask(rig.app, { way: 'app', address, operation })

  it('never left when its time ends in the handshake, and the next works', async () => {
    expect(await send(await open('https', createRawServer()))).toBe('Offline')
    await server?.close()
    expect(await send(`${rig.pool.endpoint}/`)).toMatch(/^400 /)
  })

  it('may have left when its time ends after the handshake, or over plain HTTP', async () => {
    expect(await send(await open('https', createSecureServer(certificate)))).toBe('TimedOut')
    await server?.close()
    expect(await send(await open('http', createRawServer()))).toBe('TimedOut')
  })
})

it('is never said to have stayed here when it arrived, however late the handshake ends', async () => {
  const said: string[] = []
  for (let step = -6; step <= 6; step += 1) {
    let arrived = 0
    const secure = createSecureServer(certificate, () => (arrived += 1))
    secure.listen(0, '127.0.0.1')
    // Nothing of the handshake goes on until the time is nearly over, or just over.
    const slow = createRawServer((socket) => {
      socket.pause()
      setTimeout(() => secure.emit('connection', socket), requestTime + step * 40)
    })
    const answer = await ask(rig.app, { way: 'app', address: await open('https', slow), operation: 'SignUp' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    said.push(answer)
    if (arrived > 0) expect(answer, `${String(step * 40)} ms from the end`).toBe('TimedOut')
    await server?.close()
    secure.close()
  }
  // Both were tried.
  expect([...new Set(said)].toSorted()).toEqual(['Offline', 'TimedOut'])
}, 120_000)
