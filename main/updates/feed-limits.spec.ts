import type { ServerResponse } from 'node:http'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { largestFile, longestDocument } from './feed-guard.ts'
import {
  artefact,
  channel,
  download,
  engine,
  file,
  installEngineRig,
  offer,
  pending,
  refusal,
  server,
} from './testing/engine-rig.ts'
import { channelFile, startFeedServer } from './testing/feed-server.ts'

// e2e/electron/update-feed.spec.ts shows the same in a real Chromium.

describe('electron-updater, of a feed', () => {
  installEngineRig()

  describe.each([200, 300, 301, 302, 303, 304, 305, 306, 307, 308, 399])(
    'that answers %i with an address',
    (status) => {
      it.each<[string, (elsewhere: string) => string]>([
        ['another port', (elsewhere) => elsewhere],
        ['another name', (elsewhere) => elsewhere.replace('127.0.0.1', 'localhost')],
        ['another scheme', (elsewhere) => elsewhere.replace('http:', 'https:')],
        ['itself', () => '/again.yml'],
        ['no address', () => 'http://['],
      ])('follows it not to %s, for the version nor for its file', async (_name, target) => {
        const elsewhere = await startFeedServer()
        const location = target(`${elsewhere.url}/latest.yml`)
        const redirect = (response: ServerResponse): void => {
          response.writeHead(status, { location }).end()
        }
        server.answers.set(channel, redirect)
        server.answers.set('/again.yml', redirect)
        expect(await refusal(engine().check())).toMatch(/^unreachable: the feed sends elsewhere/)
        offer('1.1.0')
        server.answers.set(`/${file}`, redirect)
        const updates = engine()
        await updates.check()
        expect(await refusal(download(updates))).toMatch(/^unreachable: the feed sends elsewhere/)
        expect([server.asked, elsewhere.asked, pending()]).toEqual([[channel, channel, `/${file}`], [], []])
        await elsewhere.close()
      })
    },
  )

  it('reads no version that does not end, and takes nothing of it', async () => {
    server.answers.set(channel, (response) => {
      response.writeHead(200)
      const more = (): void => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more)
      }
      more()
    })
    expect(await refusal(engine().check())).toMatch(/^refused: an answer is too long/)
  })

  it.each([1, 100_000])('reads no file that is longer than the feed says, by %i bytes', async (more) => {
    offer('1.1.0')
    server.answers.set(`/${file}`, (response) => {
      response.writeHead(200).write(artefact)
      // After the whole file, more bytes follow.
      response.write('x'.repeat(more))
    })
    const updates = engine()
    await updates.check()
    expect(await refusal(download(updates))).toMatch(/^refused: an answer is too long/)
    expect(pending()).toEqual([])
  })

  it.each([
    `size: ${String(largestFile + 1)}`,
    'size: 0',
    'size: -1',
    'size: 1.5',
    'size: many',
    `blockMapSize: ${String(longestDocument + 1)}`,
  ])('refuses a file of %s', async (line) => {
    offer('1.1.0')
    const text = String(server.answers.get(channel))
    server.answers.set(channel, text.replace(/^ {4}size: .*/m, `    ${line}`))
    expect(await refusal(engine().check())).toMatch(/^refused: the feed is not understood/)
  })

  it('takes a file that does not name its length, and tells how far it is', async () => {
    offer('1.1.0')
    server.answers.set(`/${file}`, (response) => {
      response.writeHead(200).write(artefact.subarray(0, 100_000))
      setTimeout(() => response.end(artefact.subarray(100_000)), 50)
    })
    const updates = engine()
    await updates.check()
    const seen: number[] = []
    await updates.download((percent) => seen.push(Math.floor(percent)), new AbortController().signal)
    expect([seen.toSorted((a, b) => a - b), pending()]).toEqual([seen, [file]])
    expect(seen.length).toBeGreaterThan(1)
  })

  it('says that a page came from the network, in place of the version and of the file', async () => {
    const page = '<!doctype html><title>Sign in to this network</title>'
    server.answers.set(channel, page)
    expect(await refusal(engine().check())).toMatch(/^networkPage: /)
    offer('1.1.0')
    server.answers.set(`/${file}`, page)
    const updates = engine()
    await updates.check()
    expect(await refusal(download(updates))).toMatch(/^networkPage: /)
    expect(pending()).toEqual([])
  })

  it('never unpacks the list of blocks within an AppImage, which nothing limits', async () => {
    offer('1.1.0')
    const bomb = deflateRawSync(Buffer.alloc(64 * 1_048_576))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bomb.length)
    const whole = Buffer.concat([artefact, bomb, length])
    server.answers.set(
      channel,
      channelFile('1.1.0', file, whole, '').replace(/^( {4})size: .*/m, `$&\n$1blockMapSize: ${bomb.length}`),
    )
    const asked: boolean[] = []
    server.answers.set(`/${file}`, (response) => {
      asked.push(response.req.headers.range !== undefined)
      response.end(whole)
    })
    const updates = engine()
    await updates.check()
    await download(updates)
    expect([asked, pending()]).toEqual([[false], [file]])
  })
})
