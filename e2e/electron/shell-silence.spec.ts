import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchApp } from '../launch.ts'
import { confirm, signUp } from '../support/journeys.ts'
import { startListener, type Listener } from '../support/loopback.ts'
import { isLocal, makeNetLog } from '../support/net-log.ts'
import { newPerson } from '../support/person.ts'
import { startRig, type Rig } from '../support/rig.ts'

// The app talks to its pool and to nobody else, whoever asks: Chromium, Electron, or a page that somebody took over.

let rig: Rig
let listener: Listener
const log = makeNetLog()
beforeAll(async () => {
  listener = await startListener()
  rig = await startRig(undefined, log.env)
})
afterAll(async () => {
  await rig.close()
  listener.close()
  log.remove()
})

/** Everything that a page can call somebody with that its policy for content has no word for. */
function callOut(udpPort: number, tcpPort: number): string {
  const servers = [
    { urls: `stun:127.0.0.1:${udpPort}` },
    { urls: 'stun:stun.example:3478' },
    { urls: `turn:127.0.0.1:${udpPort}?transport=udp`, username: 'a', credential: 'b' },
    { urls: `turn:127.0.0.1:${tcpPort}?transport=tcp`, username: 'a', credential: 'b' },
    { urls: `turns:127.0.0.1:${tcpPort}?transport=tcp`, username: 'a', credential: 'b' },
    { urls: 'turn:turn.example:3478?transport=tcp', username: 'a', credential: 'b' },
  ]
  return `(async () => {
    for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'modulepreload', 'prerender', 'icon', 'manifest']) {
      document.head.append(Object.assign(document.createElement('link'), { rel, as: 'image', href: 'https://' + rel + '.example/' }))
      document.head.append(Object.assign(document.createElement('link'), { rel, href: 'http://127.0.0.1:${tcpPort}/' + rel }))
    }
    document.body.append(Object.assign(document.createElement('a'), { href: 'https://link.example/', textContent: 'x' }))
    const call = new RTCPeerConnection({ iceServers: ${JSON.stringify(servers)}, iceCandidatePoolSize: 2 })
    const candidates = []
    call.onicecandidate = ({ candidate }) => { if (candidate?.candidate) candidates.push(candidate.candidate) }
    call.createDataChannel('data')
    await call.setLocalDescription(await call.createOffer())
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    call.close()
    return candidates
  })()`
}

it('nobody but the pool is asked while somebody signs up, in all sessions', async () => {
  const person = newPerson()
  await signUp(rig, person)
  await confirm(rig, person)
  await rig.app.quit()
  const asked = log.read()
  expect(asked).toContain(`${rig.pool.endpoint}/`)
  expect(asked.filter((value) => !isLocal(value))).toEqual([])
})

it('a page can call nobody: by no call, and no connection ahead of its use', async () => {
  const app = await launchApp({ pool: rig.pool, userData: rig.userData, env: log.env })
  expect(await app.page.evaluate(callOut(listener.udpPort, listener.tcpPort))).toEqual([])
  await app.quit()
  expect(listener.heard()).toEqual({ udp: 0, tcp: 0 })
  // Where the page's session is sent instead, which the system refuses.
  expect(log.read().filter((value) => !isLocal(value) && !value.includes('[ff02::1]'))).toEqual([])
})
