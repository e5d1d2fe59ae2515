import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs'

/**
 * What there is at a path. Only `nothing` means that there is no file (decision 0021). Code that takes the others for
 * no file overwrites what somebody still needs, or allows what the file forbids.
 */
export type Found =
  | { found: 'nothing' }
  | { found: 'bytes'; bytes: Buffer }
  /** Never readable as text: a folder, a pipe, a device, or a file that is too large. */
  | { found: 'other'; problem: string }
  /** The system does not let it be read now, but may later, for instance when a virus scanner has closed it. */
  | { found: 'held'; problem: string }

interface OpenOptions {
  /** The largest file that is read, in bytes. */
  most: number
  /** Why an opened file must not be used; null when it may. May throw, as the system does. */
  refuse?: (stats: Stats) => string | null
}

// A pipe must be opened without waiting, because it would wait for ever for somebody to write into it. Windows has no
// pipes in its file system.
const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)

/** Reads a whole file. Never throws, and never waits for another program. */
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

/** Says what stands at a path that could not be opened. */
function explain(path: string, error: unknown): Found {
  const code = codeOf(error)
  if (code === 'ENOTDIR') return { found: 'nothing' }
  let stats: Stats | undefined
  try {
    stats = lstatSync(path, { throwIfNoEntry: false })
  } catch {
    // Its folder may not be read, for instance. Then nobody knows whether there is a file.
  }
  // A link that leads nowhere may lead to a drive that is not connected yet.
  if (code === 'ENOENT') return stats ? { found: 'held', problem: 'the link leads nowhere' } : { found: 'nothing' }
  if (stats && !stats.isFile() && !stats.isSymbolicLink()) return { found: 'other', problem: 'this is no file' }
  return { found: 'held', problem: `the file cannot be opened (${code})` }
}

/** @returns null when the file holds more, for instance because it grew meanwhile */
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
    // The text has been read, so an error here changes nothing.
  }
}

/** The system's name for what went wrong, such as `EACCES`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
