import type { UpdateState } from '../../preload/contract/machine.ts'

/**
 * The small part of electron-updater that the app needs, so that everything else can be tested without it. It runs one
 * download at a time.
 */
export interface UpdateEngine {
  /**
   * Asks the feed.
   * @returns the newer version that the feed offers to this installation; null when there is none
   */
  check(): Promise<string | null>
  /**
   * Downloads the version that the last check found, and verifies it.
   * @param progress called with 0 to 100 per cent, and with how many bytes have come
   * @param signal ends the download
   */
  download(progress: (percent: number, bytes: number) => void, signal: AbortSignal): Promise<void>
  /**
   * Verifies the download again, starts the installer and quits the app. It settles only when that fails, by rejecting.
   * @param signal gives up; an installer that answers later then changes nothing
   */
  install(signal: AbortSignal): Promise<never>
}

/** The feed's offer is not what the feed promised, or not what this application accepts. */
export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused'
}

/**
 * The one `ERR_UPDATER_` code that says that a file is not there (yet). All others say that the feed's files are wrong.
 */
const notThere = 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'

/** The network answered with a page of its own, such as one on which its users have to sign in. */
export class NetworkPage extends Error {
  override readonly name = 'NetworkPage'
}

/** There is a newer version, but it could not take the running app's place. */
export class NotReplaceable extends Error {
  override readonly name = 'NotReplaceable'
}

export type FailReason = Exclude<Extract<UpdateState, { status: 'failed' }>['reason'], 'notInstalled'>

/** What Node and macOS say about a disk without room; macOS has numbers, each in a domain of its own. */
const fullDisk = ['ENOSPC', 'EDQUOT', 'NSPOSIXErrorDomain 28', 'NSCocoaErrorDomain 640']
/** The same for a file that may not be replaced. */
const readOnly = ['EROFS', 'NSPOSIXErrorDomain 30', 'NSCocoaErrorDomain 642']

/**
 * Why an update failed: a new try may help (`unreachable`), somebody has to mend the feed (`refused`), or the user can
 * do something about it.
 */
export function reasonOf(error: unknown): FailReason {
  if (error instanceof UpdateRefused) return 'refused'
  if (error instanceof NetworkPage) return 'networkPage'
  if (error instanceof NotReplaceable) return 'notReplaceable'
  const code = codeOf(error)
  if (fullDisk.includes(code)) return 'diskFull'
  // Squirrel says only this of a volume that cannot be written.
  const onReadOnly = error instanceof Error && error.message.includes('read-only volume')
  if (readOnly.includes(code) || onReadOnly) return 'notReplaceable'
  return code === 'ERR_CHECKSUM_MISMATCH' || (code.startsWith('ERR_UPDATER_') && code !== notThere)
    ? 'refused'
    : 'unreachable'
}

/**
 * The error's own code, macOS's with its domain, Chromium's `net::ERR_…`, or `REDIRECTED`, for which Electron has no
 * code; empty when it has none of these. Logs use it, because messages may hold addresses.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if ('code' in error && 'domain' in error) return `${String(error.domain)} ${String(error.code)}`
  if (error.message.includes("redirect policy was 'error'")) return 'REDIRECTED'
  return /net::ERR_\w+/.exec(error.message)?.[0] ?? ''
}
