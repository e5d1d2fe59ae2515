import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import {
  AppImageUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
  type AppUpdater,
  type ProgressInfo,
} from 'electron-updater'
import type { LoginRequest } from '../network/proxies/answer-logins.ts'
import { keepAppImage } from './app-image.ts'
import { UpdateRefused, type UpdateEngine } from './engine.ts'
import { guardFeed, type Executor } from './feed-guard.ts'
import { readOffer, type Offer } from './offer.ts'
import { verifySignature } from './signature.ts'

// No other file imports electron-updater. Unless it is given an adapter it uses Electron: the network with the system's
// proxy, a session of its own, and `app-update.yml` among the resources. electron-builder writes that file, and it must
// be there, because it names the folder for downloads.

interface EngineOptions {
  /** Address of the feed's folder. */
  feed: string
  /** Checks who published a downloaded installer; null where the system does that itself, or cannot. */
  verify: ((file: string, version: string) => Promise<void>) | null
  /** Path of the running AppImage; null when the app is none. */
  appImage: string | null
  /** Electron's own updater, with which electron-updater works on macOS; null elsewhere. */
  squirrel: Squirrel | null
  /** Answers the proxy of a request; without it, no proxy is answered. */
  answerLogins?: ((request: LoginRequest) => void) | undefined
}

/** The part of Electron's `autoUpdater` that is needed here. */
export interface Squirrel {
  removeAllListeners(event: 'update-downloaded'): unknown
}

/** The engine for this platform. Only an installed application may open it. */
export function openEngine(
  feed: string,
  squirrel: Squirrel,
  answerLogins?: (request: LoginRequest) => void,
): UpdateEngine {
  const elsewhere = { feed, verify: null, appImage: null, squirrel: null, answerLogins }
  if (process.platform === 'win32') return createEngine(new NsisUpdater(), { ...elsewhere, verify: verifySignature })
  // Squirrel itself accepts only a version that is signed as the running application is, and not an older one
  // (electron-builder.yml).
  if (process.platform === 'darwin') return createEngine(new MacUpdater(), { ...elsewhere, squirrel })
  return createEngine(new AppImageUpdater(), { ...elsewhere, appImage: process.env.APPIMAGE ?? null })
}

/** Makes an engine of one of electron-updater's classes. */
export function createEngine(updater: AppUpdater, options: EngineOptions): UpdateEngine {
  const { feed, verify, appImage, squirrel, answerLogins } = options
  // Its logger writes addresses and paths. What matters is in its errors.
  updater.logger = null
  updater.autoDownload = false
  // An installation while the system shuts down ends halfway, and on Linux it does not even begin (decision 0031).
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  // An AppImage carries its list of blocks in itself, where nothing limits what it unpacks to.
  updater.disableDifferentialDownload = appImage !== null
  // CloudFront and S3 answer a request for several ranges with the whole file.
  updater.setFeedURL({ provider: 'generic', url: feed, useMultipleRangeRequest: false })
  // All requests go through this object. It exists, but electron-updater's types do not declare it.
  const guard = guardFeed(Reflect.get(updater, 'httpExecutor') as Executor, { answerLogins })
  let offer: Offer | null = null
  let downloaded: string | null = null

  async function verifyDownloaded(): Promise<void> {
    if (offer === null || downloaded === null) throw new Error('nothing was downloaded')
    if (!offer.hashes.includes(await sha512(downloaded))) throw new UpdateRefused('the file has another checksum')
    await verify?.(downloaded, offer.version)
  }

  return {
    async check() {
      offer = downloaded = null
      guard.beginCheck()
      const found = await updater.checkForUpdates()
      if (!found?.isUpdateAvailable) return null
      const read = readOffer(found.updateInfo, feed)
      if (!isNewer(read.version, updater)) throw new UpdateRefused('the feed offers an older version')
      offer = read
      return read.version
    },
    async download(progress, signal) {
      const token = new CancellationToken()
      signal.addEventListener('abort', () => {
        token.cancel()
        guard.stop()
      })
      const size = offer?.size ?? null
      let bytes = 0
      // electron-updater reports no progress when an answer does not give its length.
      let percent = 0
      guard.beginDownload(size, (arrived) => {
        bytes = arrived
        if (size !== null) percent = Math.max(percent, Math.min(99, (100 * bytes) / size))
        progress(percent, bytes)
      })
      const report = (info: ProgressInfo): void => {
        percent = info.percent
        progress(percent, bytes)
      }
      updater.on('download-progress', report)
      try {
        downloaded = (await updater.downloadUpdate(token))[0] ?? null
        await verifyDownloaded()
      } catch (error) {
        if (downloaded !== null) await rm(downloaded, { force: true })
        throw error
      } finally {
        updater.off('download-progress', report)
      }
    },
    async install(signal) {
      // The download may be hours old, and other programs can write to its folder.
      await verifyDownloaded()
      signal.throwIfAborted()
      const kept = appImage === null ? null : keepAppImage(appImage)
      const errors: Error[] = []
      const failed = new Promise<never>((_resolve, reject) => {
        updater.once('error', (error) => {
          errors.push(error)
          reject(error)
        })
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error)
        })
      })
      updater.quitAndInstall(true, true)
      if (errors.length > 0) kept?.restore()
      else kept?.discard()
      try {
        return await failed
      } finally {
        // Otherwise electron-updater would quit the app when Squirrel finishes later, and twice after a second try.
        squirrel?.removeAllListeners('update-downloaded')
      }
    },
  }
}

function isNewer(version: string, updater: AppUpdater): boolean {
  const running = updater.currentVersion as { compare: (other: string) => number }
  return running.compare(version) < 0
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}
