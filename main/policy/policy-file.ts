import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs'
import { dirname, posix, win32 } from 'node:path'
import { windowsFolder } from '../windows-folder.ts'

/** In bytes; a policy with every key takes less than one. */
const mostBytes = 64 * 1024

/**
 * Where the policy of this machine is. On Windows that is the usual folder on Windows' own drive, not the environment's
 * `ProgramData`: a user could name another one there and so be rid of the policy.
 */
export function policyPath(platform: string, findWindows: () => string = windowsFolder): string {
  if (platform === 'win32') {
    return win32.join(win32.parse(findWindows()).root, 'ProgramData', 'Latchkey', 'policy.json')
  }
  const folder = platform === 'darwin' ? '/Library/Application Support/Latchkey' : '/etc/latchkey'
  return posix.join(folder, 'policy.json')
}

/** What was found: a text, why it is not used, or null when there is no file. */
export type FileReading = { text: string } | { problem: string } | null

/**
 * Reads the file, as far as it may be believed.
 * @param rootOnly refuses it unless root alone can write it or replace it; nothing on Windows, where the folder's
 *   access list says so and Node can't read that
 */
export function readPolicyFile(path: string, rootOnly: boolean): FileReading {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return missing ? null : { problem: 'the file cannot be opened' }
  }
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) return { problem: 'this is no file' }
    if (rootOnly && !isRootsAlone(stats)) return { problem: 'somebody else than root may write the file' }
    if (rootOnly && !isRootsAlone(statSync(dirname(path)))) {
      return { problem: 'somebody else than root may replace the file' }
    }
    if (stats.size > mostBytes) return { problem: `the file is larger than ${String(mostBytes)} bytes` }
    return decode(readAtMost(file, mostBytes))
  } catch {
    return { problem: 'the file cannot be read' }
  } finally {
    closeSync(file)
  }
}

function isRootsAlone({ uid, mode }: Stats): boolean {
  const othersWrite = 0o022
  return uid === 0 && (mode & othersWrite) === 0
}

function readAtMost(file: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  let length = 0
  for (let read = -1; read !== 0; length += read) read = readSync(file, buffer, length, bytes - length, null)
  return buffer.subarray(0, length)
}

/** PowerShell 5 writes UTF-16 unless it is told otherwise, and a byte order mark in any case. */
function decode(bytes: Buffer): FileReading {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { problem: 'the file is not text in UTF-8' }
  }
}
