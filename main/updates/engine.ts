/**
 * What Latchkey needs of an updater: a small part of electron-updater, so that everything else can be tried without
 * it. One download at a time.
 */
export interface UpdateEngine {
  /**
   * Asks the feed.
   * @returns the newer version that it offers to this installation, null when there is none
   */
  check(): Promise<string | null>
  /**
   * Downloads what the last check found, and verifies it.
   * @param progress told from 0 to 100, and how many bytes have come
   * @param signal gives the download up
   */
  download(progress: (percent: number, bytes: number) => void, signal: AbortSignal): Promise<void>
  /**
   * Verifies once more, starts the installer and quits the app. Settles only when that failed, by rejecting.
   * @param signal gives it up: an installer that answers later changes nothing
   */
  install(signal: AbortSignal): Promise<never>
}

/** What the feed offers is not what it promises, or not what this application accepts. */
export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused'
}

/** Codes that begin so are electron-updater's own, about what it was given; but this one means a file is not there (yet). */
const notThere = 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'

/** Whether trying again may help (`unreachable`), or somebody has to mend the feed (`refused`). */
export function reasonOf(error: unknown): 'unreachable' | 'refused' {
  if (error instanceof UpdateRefused) return 'refused'
  const code = codeOf(error)
  return code === 'ERR_CHECKSUM_MISMATCH' || (code.startsWith('ERR_UPDATER_') && code !== notThere)
    ? 'refused'
    : 'unreachable'
}

/**
 * The error's code, Chromium's `net::ERR_…`, or that the feed redirects, which Electron has no code for; empty when it is
 * none of them. For the log: messages may hold addresses.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.message.includes("redirect policy was 'error'")) return 'REDIRECTED'
  return /net::ERR_\w+/.exec(error.message)?.[0] ?? ''
}
