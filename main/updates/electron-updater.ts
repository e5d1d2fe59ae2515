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
import { keepAppImage } from './app-image.ts'
import { UpdateRefused, type UpdateEngine } from './engine.ts'
import { readOffer, type Offer } from './offer.ts'
import { verifySignature } from './signature.ts'

// The only file that imports electron-updater. Without an adapter its classes use Electron: the network with the
// system's proxy, a session of their own, and `app-update.yml` among the resources, which electron-builder writes and
// which must be there, because it names the folder for downloads.

interface EngineOptions {
  /** Folder of the feed. */
  feed: string
  /** Checks the publisher of a downloaded installer; null where the system does so itself, or can't. */
  verify: ((file: string, version: string) => Promise<void>) | null
  /** Path of the running AppImage, null elsewhere. */
  appImage: string | null
}

/** The updater of this platform. Only for an installed application. */
export function openEngine(feed: string): UpdateEngine {
  if (process.platform === 'win32') {
    return createEngine(new NsisUpdater(), { feed, verify: verifySignature, appImage: null })
  }
  // Squirrel takes only what is signed as the running application is.
  if (process.platform === 'darwin') return createEngine(new MacUpdater(), { feed, verify: null, appImage: null })
  return createEngine(new AppImageUpdater(), { feed, verify: null, appImage: process.env.APPIMAGE ?? null })
}

/** Makes an engine of one of electron-updater's classes. */
export function createEngine(updater: AppUpdater, { feed, verify, appImage }: EngineOptions): UpdateEngine {
  // It logs addresses and paths; what matters is in the errors.
  updater.logger = null
  updater.autoDownload = false
  // Installing while the system shuts down leaves half an installation, and on Linux nothing at all.
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  // CloudFront and S3 answer several ranges at once with the whole file.
  updater.setFeedURL({ provider: 'generic', url: feed, useMultipleRangeRequest: false })
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
      })
      const report = ({ percent }: ProgressInfo): void => {
        progress(percent)
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
    async install() {
      // Hours may have passed, in a folder that others write to as well.
      await verifyDownloaded()
      const kept = appImage === null ? null : keepAppImage(appImage)
      const errors: Error[] = []
      const failed = new Promise<never>((_resolve, reject) => {
        updater.once('error', (error) => {
          errors.push(error)
          reject(error)
        })
      })
      updater.quitAndInstall(true, true)
      if (errors.length > 0) kept?.restore()
      else kept?.discard()
      return failed
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
