import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { channelFile } from '../../main/updates/testing/feed-server.ts'
import { packApp, type PackagedApp } from '../support/packaged.ts'
import { fitMain } from './fit.ts'
import { listen, type Listening } from './servers/listen.ts'

// The real electron-updater in the real Electron, as an installed app uses it: where a feed can send it, and how much it
// reads. Every other way is in main/updates/feed-limits.spec.ts.

const project = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'latchkey-update-feed-'))
const artefact = Buffer.alloc(300_000, 'x')
const version = channelFile('1.1.0', 'a.AppImage', artefact)
let app: PackagedApp
let feed: Listening
let elsewhere: Listening
const asked: string[] = []
const arrived: string[] = []

/** Writes for ever. */
function flood(answer: ServerResponse): void {
  const block = Buffer.alloc(65_536, 'x')
  const more = (): void => {
    while (answer.write(block));
    answer.once('drain', more)
  }
  more()
}

const isFile = ({ url = '' }: IncomingMessage): boolean => url.endsWith('.AppImage')

/** What the feed in each folder does. */
const feeds: Record<string, (question: IncomingMessage, answer: ServerResponse) => void> = {
  endless: (_question, answer) => {
    flood(answer)
  },
  bomb: (_question, answer) => {
    answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(67_108_864, '#')))
  },
  longer: (question, answer) => {
    if (isFile(question)) flood(answer)
    else answer.end(version)
  },
}

for (const status of [301, 302, 303, 307, 308]) {
  const to = (target: () => string) => (question: IncomingMessage, answer: ServerResponse) => {
    answer.writeHead(status, { location: target() + (question.url ?? '') }).end()
  }
  const away = to(() => `http://127.0.0.1:${String(elsewhere.port)}`)
  feeds[`away-${String(status)}`] = away
  feeds[`name-${String(status)}`] = to(() => `http://localhost:${String(elsewhere.port)}`)
  feeds[`scheme-${String(status)}`] = to(() => `https://127.0.0.1:${String(elsewhere.port)}`)
  feeds[`itself-${String(status)}`] = to(() => '')
  feeds[`file-${String(status)}`] = (question, answer) => {
    if (isFile(question)) away(question, answer)
    else answer.end(version)
  }
}

// The last, because its file is kept and none is fetched after it.
feeds.good = (question, answer) => answer.end(isFile(question) ? artefact : version)

beforeAll(async () => {
  const serve = (respond: (question: IncomingMessage, answer: ServerResponse) => void): Promise<Listening> =>
    listen(createServer(respond))
  elsewhere = await serve((question, answer) => {
    arrived.push(question.url ?? '')
    answer.end(version)
  })
  feed = await serve((question, answer) => {
    const name = question.url?.split('/')[1] ?? ''
    asked.push(name)
    feeds[name]?.(question, answer)
  })
  writeFileSync(join(folder, 'package.json'), '{ "name": "feeds", "version": "1.0.0", "main": "index.js" }')
  await fitMain(project, join(project, 'e2e/electron/fixture/update-feed.ts'), folder, '18')
  app = packApp(folder)
})
afterAll(async () => {
  app.remove()
  rmSync(folder, { recursive: true })
  await Promise.all([feed.close(), elsewhere.close()])
})

it('takes a feed at its word, and no further', async () => {
  const names = Object.keys(feeds)
  const addresses = names.map((name) => `http://127.0.0.1:${String(feed.port)}/${name}`)
  const appImage = join(folder, 'running.AppImage')
  writeFileSync(appImage, 'the running version')
  const env = { UPDATE_FEEDS: JSON.stringify(addresses), APPIMAGE: appImage, XDG_CACHE_HOME: join(folder, 'cache') }
  const { errors } = await app.run([], { env, patience: 60_000 })
  const told = /^outcomes: (.*)$/m.exec(errors)?.[1] ?? errors
  const { outcomes, rss } = JSON.parse(told) as { outcomes: string[]; rss: number }
  const expected = (name: string): string => {
    if (name === 'good') return 'ready'
    if (name === 'endless' || name === 'bomb') return 'check refused an answer is too long'
    if (name === 'longer') return 'download refused an answer is too long'
    return `${name.startsWith('file') ? 'download' : 'check'} unreachable REDIRECTED`
  }
  expect(Object.fromEntries(names.map((name, at) => [name, outcomes[at]]))).toEqual(
    Object.fromEntries(names.map((name) => [name, expected(name)])),
  )
  expect(arrived).toEqual([])
  // One for the version; and one for the file, which a try in parts may come before.
  for (const name of names) expect(asked.filter((one) => one === name).length, name).toBeLessThanOrEqual(3)
  expect(rss).toBeLessThan(400_000_000)
})
