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

/** Every other way that a page has to ask somebody, each by itself, so that one which throws holds up none. */
function waysOut(tcpPort: number): string[] {
  const there = `http://127.0.0.1:${tcpPort}`
  const link = (rel: string): string =>
    `document.head.append(Object.assign(document.createElement('link'), { rel: '${rel}', href: '${there}/${rel}' }))`
  const made = (tag: string, name: string): string =>
    `document.body.append(Object.assign(document.createElement('${tag}'), { ${name}: '${there}/${tag}' }))`
  const script = (type: string, text: string): string =>
    `document.head.append(Object.assign(document.createElement('script'), { type: '${type}', textContent: ${JSON.stringify(text)} }))`
  const rules = JSON.stringify({
    prefetch: [{ source: 'list', urls: [`${there}/prefetched`] }],
    prerender: [{ source: 'list', urls: [`${there}/prerendered`] }],
  })
  const blob = (text: string): string =>
    `URL.createObjectURL(new Blob([${JSON.stringify(text)}], { type: 'text/javascript' }))`
  return [
    ...['no-cors', 'cors'].map((mode) => `fetch('${there}/${mode}', { mode: '${mode}' })`),
    `fetch('${there}/kept', { method: 'POST', body: 'x', keepalive: true, mode: 'no-cors' })`,
    `navigator.sendBeacon('${there}/beacon', 'x')`,
    `new EventSource('${there}/events')`,
    `new WebSocket('${there.replace('http', 'ws')}/socket')`,
    `new WebTransport('${there.replace('http', 'https')}/transport')`,
    `Object.assign(new XMLHttpRequest(), {}).open('GET', '${there}/xhr')`,
    `(() => { const asked = new XMLHttpRequest(); asked.open('GET', '${there}/xhr'); asked.send() })()`,
    `import('${there}/module.js')`,
    ...['Worker', 'SharedWorker'].map((kind) => `new ${kind}('${there}/${kind}.js')`),
    `new Worker(${blob(`fetch('${there}/by-a-worker'); importScripts('${there}/imported.js')`)})`,
    `navigator.serviceWorker.register('${there}/service.js')`,
    `new FontFace('x', 'url(${there}/font)').load()`,
    `new Audio('${there}/sound').play()`,
    `document.body.style.backgroundImage = 'url(${there}/picture)'`,
    script('speculationrules', rules),
    ...['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'stylesheet', 'icon', 'manifest'].map(link),
    ...['img', 'video', 'audio', 'source', 'track', 'iframe', 'embed', 'script', 'input'].map((tag) =>
      made(tag, 'src'),
    ),
    made('object', 'data'),
    `document.body.insertAdjacentHTML('beforeend', '<svg><use href="${there}/shape#x"/></svg>')`,
    `document.querySelector('a, button')?.setAttribute('attributionsrc', '${there}/attribution')`,
  ]
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
  for (const way of waysOut(listener.tcpPort)) {
    const tried = `Promise.resolve().then(() => { ${way} }).catch(() => undefined)`
    await app.page.evaluate(tried)
  }
  await app.page.waitForTimeout(2_000)
  await app.quit()
  expect(listener.heard()).toEqual({ udp: 0, tcp: 0 })
  // Where the page's session is sent instead, which the system refuses.
  expect(log.read().filter((value) => !isLocal(value) && !value.includes('[ff02::1]'))).toEqual([])
})
