import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs'

/**
 * What there is at a path. Only `nothing` means that there is no file (decision 0021): whoever takes the others for it
 * writes a new one over what somebody still needs, or lets happen what the file forbids.
 */
export type Found =
  | { found: 'nothing' }
  | { found: 'bytes'; bytes: Buffer }
  /** No text is to be had from it, ever: a folder, a pipe, a device, or a file that is too large. */
  | { found: 'other'; problem: string }
  /** The system does not let it be read now; it may in a moment, as when a virus scanner has let go of it. */
  | { found: 'held'; problem: string }

interface OpenOptions {
  /** More than so many bytes are not read. */
  most: number
  /** Why what was opened is not used; null when it is. May throw, as the system does. */
  refuse?: (stats: Stats) => string | null
}

// A pipe is opened without waiting for somebody to write into it, which would be for ever. Windows has no such files.
const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)

/** Reads a file as a whole, at once. Never throws, and never waits for anybody. */
export function openText(path: string, { most, refuse }: OpenOptions): Found {
  let file: number
  try {
    file = openSync(path, flags)
  } catch (error) {
    return explain(path, error)
  }
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) return { found: 'other', problem: 'this is no file' }
    const problem = refuse?.(stats) ?? null
    if (problem !== null) return { found: 'other', problem }
    const bytes = stats.size > most ? null : readAtMost(file, most)
    return bytes ? { found: 'bytes', bytes } : { found: 'other', problem: `the file is larger than ${most} bytes` }
  } catch (error) {
    return { found: 'held', problem: `the file cannot be read (${codeOf(error)})` }
  } finally {
    close(file)
  }
}

/** What stands where nothing could be opened. */
function explain(path: string, error: unknown): Found {
  const code = codeOf(error)
  if (code === 'ENOTDIR') return { found: 'nothing' }
  let stats: Stats | undefined
  try {
    stats = lstatSync(path, { throwIfNoEntry: false })
  } catch {
    // As when its folder may not be looked into: then nobody knows.
  }
  // A link that leads nowhere may lead to a drive that is not there yet.
  if (code === 'ENOENT') return stats ? { found: 'held', problem: 'the link leads nowhere' } : { found: 'nothing' }
  if (stats && !stats.isFile() && !stats.isSymbolicLink()) return { found: 'other', problem: 'this is no file' }
  return { found: 'held', problem: `the file cannot be opened (${code})` }
}

/** @returns null when there is more, as in a file that grew meanwhile */
function readAtMost(file: number, most: number): Buffer | null {
  const parts: Buffer[] = []
  let length = 0
  while (length <= most) {
    const part = Buffer.alloc(64 * 1024)
    const read = readSync(file, part, 0, part.length, null)
    if (read === 0) return Buffer.concat(parts)
    parts.push(part.subarray(0, read))
    length += read
  }
  return null
}

function close(file: number): void {
  try {
    closeSync(file)
  } catch {
    // What was read is read.
  }
}

/** The system's name for what went wrong, such as `EACCES`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
