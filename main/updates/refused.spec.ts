import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NsisUpdater } from 'electron-updater'
import { describe, expect, it } from 'vitest'
import { createEngine } from './electron-updater.ts'
import { UpdateRefused } from './engine.ts'
import {
  app,
  appImage,
  artefact,
  channel,
  download,
  engine,
  file,
  folder,
  install,
  installEngineRig,
  offer,
  pending,
  refusal,
  server,
} from './testing/engine-rig.ts'
import { channelFile } from './testing/feed-server.ts'
import { withNodeNetwork } from './testing/updater.ts'

installEngineRig()

describe('what is refused, and leaves the running version', () => {
  it('an artefact with another checksum', async () => {
    offer('1.1.0')
    const corrupt = Buffer.from(artefact)
    corrupt[1000] = 0
    server.answers.set(`/${file}`, corrupt)
    const updates = engine()
    await updates.check()
    expect(await refusal(download(updates))).toMatch(/^refused: sha512 checksum mismatch/)
    expect(await refusal(install(updates))).toContain('nothing was downloaded')
    expect([pending(), readFileSync(appImage, 'utf8'), app.quits]).toEqual([[], 'the running version', 0])
  })

  it('a shorter artefact that says so', async () => {
    offer('1.1.0')
    server.answers.set(`/${file}`, artefact.subarray(0, 1000))
    const updates = engine()
    await updates.check()
    expect(await refusal(download(updates))).toMatch(/^refused: sha512 checksum mismatch/)
  })

  it('one by another publisher, also when it lies in the cache', async () => {
    offer('1.1.0')
    await engine().check()
    const trusting = engine()
    await trusting.check()
    await download(trusting)
    expect(pending()).toEqual([file])
    const updates = engine(() => Promise.reject(new UpdateRefused('signed by somebody else')))
    await updates.check()
    expect(await refusal(download(updates))).toBe('refused: signed by somebody else')
    expect(pending()).toEqual([])
  })

  it('one that was changed after it was verified', async () => {
    offer('1.1.0')
    const updates = engine()
    await updates.check()
    await download(updates)
    writeFileSync(join(folder, 'cache', 'latchkey-updater', 'pending', file), 'something else')
    expect(await refusal(install(updates))).toBe('refused: the file has another checksum')
    expect([readFileSync(appImage, 'utf8'), app.quits]).toEqual(['the running version', 0])
  })

  it.each([
    ['no YAML', '{{', /^refused: Cannot parse update info/],
    ['no version', 'files: []', /^refused: .+valid semver/],
    ['no file', 'version: 1.1.0\nfiles: []', /^refused: the feed is not understood/],
    [
      'a file without a SHA-512',
      'version: 1.1.0\nfiles: [{url: a.AppImage, sha2: aa}]',
      /^refused: the feed is not understood/,
    ],
  ])('a feed with %s', async (_, text, message) => {
    server.answers.set(channel, text)
    expect(await refusal(engine().check())).toMatch(message)
  })

  it('a feed that sends for the file to another server', async () => {
    for (const elsewhere of ['http://127.0.0.1:9/x.AppImage', '//127.0.0.1:9/x.AppImage']) {
      offer('1.1.0', '', elsewhere)
      expect(await refusal(engine().check())).toBe('refused: the feed names a file on another server')
    }
  })
})

describe('Windows’ updater', () => {
  it('verifies publisher and version after every download', async () => {
    const setup = 'Latchkey-1.1.0-x64.exe'
    server.answers.set(channel, channelFile('1.1.0', setup, artefact))
    server.answers.set(`/${setup}`, artefact)
    const asked: [string, string][] = []
    const updates = createEngine(withNodeNetwork(new NsisUpdater(null, app)), {
      feed: server.url,
      verify: (path, version) => Promise.resolve(void asked.push([readFileSync(path, 'utf8'), version])),
      appImage: null,
      squirrel: null,
    })
    expect(await updates.check()).toBe('1.1.0')
    await download(updates)
    expect(asked).toEqual([[artefact.toString(), '1.1.0']])
  })

  it('takes no web installer, whose parts nobody would check', async () => {
    const parts = `packages:\n  ${process.arch}: {path: x.7z, sha512: x, size: 1}\n`
    offer('1.1.0', parts)
    expect(await refusal(engine().check())).toMatch(/^refused: the feed is not understood/)
  })
})
