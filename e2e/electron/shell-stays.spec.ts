import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startForeignServer, type ForeignServer } from '../support/loopback.ts'
import { runInOtherPage } from '../support/other-pages.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'

// Whatever the page does, it stays where it is, opens nothing, and leaves no file.

let rig: Rig
let foreign: ForeignServer
let folder = ''
beforeAll(async () => {
  foreign = await startForeignServer()
  folder = mkdtempSync(join(tmpdir(), 'latchkey-downloads-'))
  writeFileSync(join(folder, 'dropped.html'), '<!doctype html><title>Dropped</title>')
  rig = await startRig()
  await rig.app.evaluateMain(({ app, dialog }, downloads) => {
    app.setPath('downloads', downloads)
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    dialog.showSaveDialog = () => {
      opened.push('a dialog')
      return Promise.resolve({ canceled: true, filePath: '' })
    }
  }, folder)
})
afterAll(async () => {
  foreign.close()
  await rig.close()
  rmSync(folder, { recursive: true })
})

/** Where the app's windows and pages are. */
async function places(): Promise<string[]> {
  return rig.app.evaluateMain(
    ({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()),
    undefined,
  )
}

/** The script as a user's click would run it, with time for what comes of it. */
async function click(script: string): Promise<void> {
  await rig.app.evaluateMain(async ({ BrowserWindow }, source) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    await contents?.executeJavaScript(`(() => { ${source} })()`, true).catch(() => undefined)
  }, script)
  await rig.app.page.waitForTimeout(400)
}

const element = (tag: string, fields: string): string =>
  `const made = Object.assign(document.createElement('${tag}'), ${fields}); document.body.append(made); made.click?.()`
const form = (fields: string): string =>
  `const form = Object.assign(document.createElement('form'), ${fields}); document.body.append(form); form.submit()`

describe('the page stays when it tries', () => {
  afterEach(async () => {
    expect(await places()).toEqual(['app://page/index.html#/sign-in'])
    expect(foreign.asked).toEqual([])
    await rig.app.page.reload()
    await screens.seeScreen(rig.app.page, 'signIn')
  })

  it.each<[string, (there: string) => string]>([
    ['window.open', (there) => `window.open('${there}')`],
    ['window.open of its own page', () => `window.open('/index.html')`],
    ['window.open of an empty page', () => `window.open('about:blank')?.document.write('x')`],
    ['location.href', (there) => `location.href = '${there}'`],
    ['location.replace', (there) => `location.replace('${there}')`],
    ['a file', () => `location.href = 'file:///etc/hostname'`],
    ['a page of data', () => `location.href = 'data:text/html,x'`],
    ['a script as address', () => `location.href = 'javascript:document.title'`],
    ['another host of its scheme', () => `location.href = 'app://elsewhere/index.html'`],
    ['Chromium’s own pages', () => `location.href = 'chrome://gpu'`],
    ['another program', () => `location.href = 'mailto:somebody@example.org'`],
    ['a link', (there) => element('a', `{ href: '${there}' }`)],
    ['a link to a new window', (there) => element('a', `{ href: '${there}', target: '_blank', rel: 'opener' }`)],
    ['a link with a ping', (there) => element('a', `{ href: '#/sign-in', ping: '${there}' }`)],
    ['a form', (there) => form(`{ action: '${there}', method: 'post' }`)],
    ['a form for a new window', (there) => form(`{ action: '${there}', target: '_blank' }`)],
    ['a refresh', (there) => element('meta', `{ httpEquiv: 'refresh', content: '0;url=${there}' }`)],
    ['another address in its history', (there) => `history.pushState(null, '', '${there}')`],
    ['a frame', (there) => element('iframe', `{ src: '${there}' }`)],
    ['an empty frame that moves on', (there) => `${element('iframe', '{}')}; made.contentWindow.location = '${there}'`],
    ['an object', (there) => element('object', `{ data: '${there}' }`)],
    ['an embedded page', (there) => element('embed', `{ src: '${there}' }`)],
    ['a webview', (there) => `${element('webview', '{}')}; made.setAttribute('src', '${there}')`],
    [
      'a request',
      (there) => `void fetch('${there}'); new Image().src = '${there}'; navigator.sendBeacon('${there}', 'x')`,
    ],
    ['a socket', (there) => `new WebSocket('${there}'.replace('http', 'ws'))`],
    ['a worker', (there) => `new Worker('${there}')`],
    ['a service worker', () => `void navigator.serviceWorker.register('/index.html')`],
    ['a stylesheet', (there) => element('link', `{ rel: 'stylesheet', href: '${there}' }`)],
    ['a prerendered page', (there) => element('link', `{ rel: 'prerender', href: '${there}' }`)],
    ['printing', () => 'window.print = window.print'],
  ])('%s', async (_way, script) => {
    await click(script(`${foreign.origin}/away`))
  })

  it('a file that is dropped on it', async () => {
    const session = await rig.app.page.context().newCDPSession(rig.app.page)
    const data = { items: [], files: [join(folder, 'dropped.html')], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data })
    }
    await rig.app.page.waitForTimeout(400)
  })
})

describe('no file comes of', () => {
  const refusals = (): number => rig.app.output().split('refused a download').length - 1
  afterEach(async () => {
    expect(readdirSync(folder)).toEqual(['dropped.html'])
    expect(await rig.app.evaluateMain(() => (globalThis as unknown as { opened: string[] }).opened, undefined)).toEqual(
      [],
    )
    expect(existsSync(join(rig.userData, 'x.txt'))).toBe(false)
  })

  it.each([
    ['a blob that is downloaded', `URL.createObjectURL(new Blob(['x']))`],
    ['data that are downloaded', `'data:text/plain,x'`],
    ['a file of its own', `'/assets/none.js'`],
  ])('%s', async (_what, href) => {
    const before = refusals()
    await click(element('a', `{ href: ${href}, download: 'x.txt' }`))
    await expect.poll(refusals).toBe(before + 1)
    expect(await places()).toEqual(['app://page/index.html#/sign-in'])
  })

  it('a download in another session', async () => {
    const before = refusals()
    const script = element('a', `{ href: URL.createObjectURL(new Blob(['x'])), download: 'x.txt' }`)
    const wait = 'new Promise((resolve) => setTimeout(resolve, 500))'
    await runInOtherPage(rig.app, { url: foreign.origin, script: `${script}; ${wait}`, partition: 'elsewhere' })
    await expect.poll(refusals).toBe(before + 1)
  })
})
