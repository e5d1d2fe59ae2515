import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppImageUpdater } from 'electron-updater'
import { describe, expect, it, vi } from 'vitest'
import { createEngine } from './electron-updater.ts'
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
import { inPieces, stuck, truncated } from './testing/feed-server.ts'
import { withNodeNetwork } from './testing/updater.ts'

installEngineRig()

describe('a newer version', () => {
  it('is found, downloaded with progress, and put in the place of the running one', async () => {
    offer('1.1.0')
    server.answers.set(`/${file}`, inPieces(artefact, 5, 400))
    const updates = engine()
    expect(await updates.check()).toBe('1.1.0')
    const seen: number[] = []
    await updates.download((percent) => seen.push(percent), new AbortController().signal)
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(100)
    expect(readFileSync(appImage, 'utf8'), 'nothing changes before it is wanted').toBe('the running version')

    void install(updates)
    await vi.waitFor(() => {
      expect(readFileSync(join(folder, 'started'), 'utf8')).toBe('started\n')
    }, 10_000)
    expect(readFileSync(appImage)).toEqual(artefact)
    expect(app.quits).toBe(1)
    expect(existsSync(`${appImage}.previous`)).toBe(false)
  })

  it('is not downloaded again after a restart of the app', async () => {
    offer('1.1.0')
    const first = engine()
    await first.check()
    await download(first)
    const second = engine()
    await second.check()
    await download(second)
    expect(server.asked.filter((path) => path === `/${file}`)).toHaveLength(1)
  })

  it('comes when a download that broke off is tried again', async () => {
    offer('1.1.0')
    server.answers.set(`/${file}`, truncated(artefact))
    const updates = engine()
    await updates.check()
    expect(await refusal(download(updates))).toMatch(/^unreachable: /)
    expect(pending()).toEqual([])
    server.answers.set(`/${file}`, artefact)
    await updates.check()
    await download(updates)
    expect(pending()).toEqual([file])
  })
})

describe('no version for this installation', () => {
  it.each(['1.0.0', '0.9.9', '1.0.0-beta.1'])('%s, the same or an older one', async (version) => {
    offer(version)
    expect(await engine().check()).toBeNull()
    expect(server.asked).toEqual([channel])
  })

  it('an older one, when the updater would take it', async () => {
    offer('0.9.9')
    const updater = withNodeNetwork(new AppImageUpdater(null, app))
    const updates = createEngine(updater, { feed: server.url, verify: null, appImage, squirrel: null })
    updater.allowDowngrade = true
    expect(await refusal(updates.check())).toBe('refused: the feed offers an older version')
  })

  it('a staged rollout that this machine is not in yet', async () => {
    const staged = async (percentage: number): Promise<string | null> => {
      offer('1.1.0', `stagingPercentage: ${String(percentage)}\n`)
      return engine().check()
    }
    expect([await staged(0), await staged(100)]).toEqual([null, '1.1.0'])
    // The last four bytes of the machine's id decide its share of a staged rollout: 0x40000000 is a quarter.
    writeFileSync(join(folder, 'user-data', '.updaterId'), '6ba7b811-9dad-51d1-80b4-00c040000000')
    expect([await staged(24), await staged(26)]).toEqual([null, '1.1.0'])
  })
})

describe('what passes by itself', () => {
  it('a feed that is not there, or fails', async () => {
    expect(await refusal(engine().check())).toMatch(/^unreachable: Cannot find channel/)
    server.answers.set(channel, (response) => response.writeHead(503).end())
    expect(await refusal(engine().check())).toMatch(/^unreachable: /)
    await server.close()
    expect(await refusal(engine().check())).toMatch(/^unreachable: /)
  })

  it('a download that is given up', async () => {
    offer('1.1.0')
    server.answers.set(`/${file}`, stuck(artefact))
    const updates = engine()
    await updates.check()
    const controller = new AbortController()
    const failed = refusal(download(updates, controller.signal))
    await vi.waitFor(() => {
      expect(server.asked).toContain(`/${file}`)
    })
    controller.abort()
    expect(await failed).toBe('unreachable: cancelled')
  })
})

describe('an installation that fails', () => {
  it('leaves the running AppImage where it was, and can be tried again', async () => {
    offer('1.1.0')
    const updates = engine()
    await updates.check()
    await download(updates)
    // electron-updater has already removed the old file when it finds that it cannot move the new one.
    vi.stubEnv('PATH', folder)
    expect(await refusal(install(updates))).toMatch(/spawnSync mv ENOENT/)
    expect([readFileSync(appImage, 'utf8'), app.quits]).toEqual(['the running version', 0])
    expect(readdirSync(folder)).not.toContain('Latchkey.AppImage.previous')
    vi.unstubAllEnvs()
    vi.stubEnv('APPIMAGE', appImage)
    void install(updates)
    await vi.waitFor(() => {
      expect(app.quits).toBe(1)
    })
    expect(readFileSync(appImage)).toEqual(artefact)
  })

  it('does not begin where there is no room for a copy', async () => {
    offer('1.1.0')
    const updates = engine()
    await updates.check()
    await download(updates)
    rmSync(appImage)
    expect(await refusal(install(updates))).toMatch(/ENOENT/)
    expect(app.quits).toBe(0)
  })
})

it('is not an update when the application is not packaged', async () => {
  app.isPackaged = false
  offer('1.1.0')
  expect(await engine().check()).toBeNull()
  expect(server.asked).toEqual([])
})
