import { statSync, type Stats } from 'node:fs'
import { dirname, posix, win32 } from 'node:path'
import { openText } from '../disk/open-text.ts'
import { windowsFolder } from '../shell/windows-folder.ts'

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

/** What was found: a text, why there is one that is of no use, or null when there is no file. */
export type FileReading = { text: string } | { problem: string } | null

/**
 * Reads the file, as far as it may be believed.
 * @param rootOnly refuses it unless root alone can write it or replace it; nothing on Windows, where the folder's
 *   access list says so and Node can't read that
 */
export function readPolicyFile(path: string, rootOnly: boolean): FileReading {
  const refuse = (stats: Stats): string | null => {
    if (!rootOnly) return null
    if (!isRootsAlone(stats)) return 'somebody else than root may write the file'
    return isRootsAlone(statSync(dirname(path))) ? null : 'somebody else than root may replace the file'
  }
  const found = openText(path, { most: mostBytes, refuse })
  if (found.found === 'nothing') return null
  return found.found === 'bytes' ? decode(found.bytes) : { problem: found.problem }
}

function isRootsAlone({ uid, mode }: Stats): boolean {
  const othersWrite = 0o022
  return uid === 0 && (mode & othersWrite) === 0
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
