import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { channelFile } from '../../main/updates/testing/feed-server.ts'
import { packApp, type PackagedApp } from '../support/packaged.ts'
import { fitMain } from './fit.ts'
import { listen, type Listening } from './servers/listen.ts'
import { startProxy, type Proxy } from './servers/proxy.ts'

// The real electron-updater in the real Electron behind a proxy that asks for a password. It listens to Electron's
// question and leaves it open, so whoever answers it is the app. The name `feed.test` is known to the proxy alone.

const project = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'latchkey-update-proxy-'))
const artefact = Buffer.alloc(300_000, 'x')
const ada = { username: 'ada', password: 'right' }
const right = `Basic ${Buffer.from('ada:right').toString('base64')}`
let app: PackagedApp
let feed: Listening
let proxy: Proxy
let arrived: string[]

beforeAll(async () => {
  feed = await listen(
    createServer(({ url = '' }, answer) => {
      arrived.push(url.split('?')[0] ?? '')
      answer.end(url.endsWith('.AppImage') ? artefact : channelFile('1.1.0', 'a.AppImage', artefact))
    }),
  )
  proxy = await startProxy(`http://127.0.0.1:${String(feed.port)}`, 'wantsPassword')
  writeFileSync(join(folder, 'package.json'), '{ "name": "feeds", "version": "1.0.0", "main": "index.js" }')
  await fitMain(project, join(project, 'e2e/electron/fixture/update-feed.ts'), folder, '18')
  app = packApp(folder)
})
afterAll(async () => {
  app.remove()
  rmSync(folder, { recursive: true })
  await Promise.all([feed.close(), proxy.close()])
})
beforeEach(() => {
  arrived = []
  proxy.asked.length = proxy.authorizations.length = 0
})

/** Looks for an update once, as an app whose user gave this for the proxy. @returns what came of it */
async function look(given: typeof ada | null): Promise<string> {
  const appImage = join(folder, 'running.AppImage')
  writeFileSync(appImage, 'the running version')
  const env = {
    http_proxy: `http://127.0.0.1:${String(proxy.port)}`,
    UPDATE_FEEDS: '["http://feed.test/stage"]',
    UPDATE_PROXY: JSON.stringify(given),
    APPIMAGE: appImage,
    XDG_CACHE_HOME: mkdtempSync(join(folder, 'cache-')),
  }
  // A question that nobody answers ends after half a minute, by itself.
  const { errors } = await app.run([], { env, patience: 20_000 })
  const told = /^outcomes: (.*)$/m.exec(errors)?.[1] ?? expect.fail(errors)
  return (JSON.parse(told) as { outcomes: string[] }).outcomes.join()
}

it('brings the update through the proxy with what the user gave before', async () => {
  proxy.wants({ authorization: right })
  expect(await look(ada)).toBe('ready')
  expect(new Set(arrived)).toEqual(new Set(['/stage/latest-linux.yml', '/stage/a.AppImage']))
})

it.each([
  ['what the user gave is wrong', { ...ada, password: 'wrong' }],
  ['the user gave nothing', null],
])('ends at once, before anything reached the feed, when %s', async (_case, given) => {
  proxy.wants({ authorization: right })
  expect(await look(given)).toMatch(/^check unreachable/)
  expect(arrived).toEqual([])
  // One question, and one answer to it at most.
  expect(proxy.authorizations).toHaveLength(given === null ? 1 : 2)
})
