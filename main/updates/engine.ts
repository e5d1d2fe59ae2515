/**
 * The small part of electron-updater that Latchkey needs, so that everything else can be tested without it. It runs one
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

/** Whether a new try may help (`unreachable`), or somebody has to mend the feed (`refused`). */
export function reasonOf(error: unknown): 'unreachable' | 'refused' {
  if (error instanceof UpdateRefused) return 'refused'
  const code = codeOf(error)
  return code === 'ERR_CHECKSUM_MISMATCH' || (code.startsWith('ERR_UPDATER_') && code !== notThere)
    ? 'refused'
    : 'unreachable'
}

/**
 * The error's own code, Chromium's `net::ERR_…`, or `REDIRECTED`, for which Electron has no code; empty when it has
 * none of these. Logs use it, because messages may hold addresses.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.message.includes("redirect policy was 'error'")) return 'REDIRECTED'
  return /net::ERR_\w+/.exec(error.message)?.[0] ?? ''
}
