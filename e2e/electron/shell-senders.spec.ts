import { afterAll, beforeAll, expect, it } from 'vitest'
import { startForeignServer, type ForeignServer } from '../support/loopback.ts'
import { runInOtherPage } from '../support/other-pages.ts'
import { startRig, type Rig } from '../support/rig.ts'

// Pages and frames that should not exist, each with the app's own preload, ask the main process for something.

let rig: Rig
let foreign: ForeignServer
beforeAll(async () => {
  foreign = await startForeignServer()
  rig = await startRig()
})
afterAll(async () => {
  foreign.close()
  await rig.close()
})

const ask = 'app.session.get()'
/** Asks from an inner frame of the page's own origin. */
const askFromFrame = `(async () => {
  const frame = Object.assign(document.createElement('iframe'), { src: '/inner' })
  await new Promise((resolve) => { frame.onload = resolve; document.body.append(frame) })
  return frame.contentWindow.app.session.get()
})()`
const refused = { ok: false, error: { code: 'SenderRefused' } }

it('the app’s own page is answered, in another window too', async () => {
  const answer = await runInOtherPage(rig.app, { url: 'app://page/index.html', script: ask })
  expect(answer).toMatchObject({ ok: true, value: { status: 'signedOut' } })
})

it.each([
  'data:text/html,<title>Foreign</title>',
  'about:blank',
  'app://elsewhere/index.html',
  'app://page.example/index.html',
])('a page at %s is refused', async (url) => {
  expect(await runInOtherPage(rig.app, { url, script: ask })).toEqual(refused)
})

it('a page from a server is refused', async () => {
  const page = { url: `${foreign.origin}/page`, script: ask, partition: 'foreign' }
  expect(await runInOtherPage(rig.app, page)).toEqual(refused)
  expect(foreign.asked).toContain('/page')
})

it.each([
  ['the app’s own origin', 'app://page/index.html', { partition: 'frames', html: '<!doctype html><body></body>' }],
  ['a foreign page', '', { partition: 'foreign' }],
])('a frame in %s is refused', async (_where, url, session) => {
  const page = { url: url || foreign.origin, script: askFromFrame, inSubFrames: true, ...session }
  expect(await runInOtherPage(rig.app, page)).toEqual(refused)
})

it('the app’s own page can have no frame but an empty one, and that has no bridge', async () => {
  const script = `(async () => {
    const frames = ['/index.html', 'about:blank'].map((src) => Object.assign(document.createElement('iframe'), { src }))
    document.body.append(...frames)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const reach = (frame) => { try { return 'app' in frame.contentWindow } catch (error) { return error.name } }
    return frames.map(reach)
  })()`
  expect(await runInOtherPage(rig.app, { url: 'app://page/index.html', script })).toEqual(['SecurityError', false])
})

it('a page that is gone before its answer comes does no harm', async () => {
  const script = 'for (let call = 0; call < 50; call += 1) void app.session.get()'
  await runInOtherPage(rig.app, { url: 'app://page/index.html', script })
  expect(await rig.app.page.evaluate(ask)).toMatchObject({ ok: true })
  expect(rig.app.output()).not.toContain('"level":"error"')
})
