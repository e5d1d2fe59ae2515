import { getRawHeader, uncache, type DirectoryRecord } from '@electron/asar'
import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const pause = 20
const patience = 10_000

/**
 * Resolves when the disk holds the whole archive. @electron/asar finishes when it has handed the last part to the
 * system, which on a busy machine is too early.
 * @throws Error when the archive is not whole within ten seconds
 */
export async function wholeArchive(archive: string, milliseconds = patience): Promise<void> {
  const end = performance.now() + milliseconds
  while (!isWhole(archive)) {
    if (performance.now() > end) throw new Error(`${archive} was not written to its end`)
    await sleep(pause)
  }
}

function isWhole(archive: string): boolean {
  try {
    uncache(archive)
    const { header, headerSize } = getRawHeader(archive)
    // The header begins after two numbers of four bytes each.
    return statSync(archive).size >= 8 + headerSize + lastByte(header)
  } catch {
    // Not even the header has been written yet.
    return false
  }
}

/** Where the last file ends, in bytes from the end of the header. */
function lastByte(directory: DirectoryRecord): number {
  const ends = Object.values(directory.files).map((entry) => {
    if ('files' in entry) return lastByte(entry)
    return 'offset' in entry && !('unpacked' in entry && entry.unpacked) ? Number(entry.offset) + entry.size : 0
  })
  return Math.max(0, ...ends)
}
