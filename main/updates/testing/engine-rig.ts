import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppImageUpdater } from 'electron-updater'
import { afterEach, beforeEach, vi } from 'vitest'
import { createEngine } from '../electron-updater.ts'
import { reasonOf, type UpdateEngine } from '../engine.ts'
import { channelFile, startFeedServer, type FeedServer } from './feed-server.ts'
import { installedApp, withNodeNetwork, type Adapter } from './updater.ts'
import { feedFileOf } from '../../../scripts/pack/feed-files.ts'
import { isHere } from '../../../scripts/platforms.ts'

/** Path of the feed's file that this machine asks for. */
export const channel = `/${feedFileOf(process.platform, process.arch)}`
/** Name of the new version's artefact. */
export const file = 'Latchkey-1.1.0.AppImage'
export let server: FeedServer
/** The folder that holds everything of the installed application. */
export let folder = ''
/** Path of the running AppImage. */
export let appImage = ''
export let app: Adapter
/** A new version that leaves a trace when it is started. */
export let artefact: Buffer

/** Makes a server and version 1.0.0 of the application, new for each test. */
export function installEngineRig(): void {
  beforeEach(async ({ skip }) => {
    skip(!isHere('an AppImage that replaces itself'))
    folder = mkdtempSync(join(tmpdir(), 'latchkey-update-'))
    server = await startFeedServer()
    app = installedApp(folder, '1.0.0')
    appImage = join(folder, 'Latchkey.AppImage')
    writeFileSync(appImage, 'the running version')
    vi.stubEnv('APPIMAGE', appImage)
    artefact = Buffer.from(`#!/bin/sh\necho started > '${folder}/started'\n#${'x'.repeat(300_000)}\n`)
  })

  afterEach(async () => {
    vi.unstubAllEnvs()
    if (folder === '') return
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
}

/** The real updater of that application, as after a new start. */
export function engine(verify: ((path: string, version: string) => Promise<void>) | null = null): UpdateEngine {
  return createEngine(withNodeNetwork(new AppImageUpdater(null, app)), {
    feed: server.url,
    verify,
    appImage,
    squirrel: null,
  })
}

/** Puts a version into the feed. @param extra more lines of the feed's file */
export function offer(version: string, extra = '', name = file): void {
  server.answers.set(channel, channelFile(version, name, artefact, extra))
  server.answers.set(`/${file}`, artefact)
}

export const download = (from: UpdateEngine, signal = new AbortController().signal): Promise<void> =>
  from.download(() => undefined, signal)

export const install = (from: UpdateEngine): Promise<never> => from.install(new AbortController().signal)

/** Why the work failed; null when it did not. */
export async function refusal(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => `${reasonOf(error)}: ${error instanceof Error ? error.message : 'no error'}`,
  )
}

/** The files that wait to be installed. */
export const pending = (): string[] => {
  const cache = join(folder, 'cache', 'latchkey-updater', 'pending')
  return existsSync(cache) ? readdirSync(cache).filter((name) => name.endsWith('.AppImage')) : []
}
