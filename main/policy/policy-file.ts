import { statSync, type Stats } from 'node:fs'
import { dirname, posix, win32 } from 'node:path'
import { openText } from '../disk/open-text.ts'
import type { Identity } from '../stage/identity.ts'
import { windowsFolder } from '../shell/windows-folder.ts'

/** The largest file that is read, in bytes. A policy with every key takes less than 8,192. */
const mostBytes = 64 * 1024

/**
 * Path of this machine's policy. On Windows it is the usual folder on Windows' own drive, and not the environment's
 * `ProgramData`, because a user could set that to another folder and so escape the policy.
 */
export function policyPath(
  { productName, shortName }: Pick<Identity, 'productName' | 'shortName'>,
  platform: string,
  findWindows: () => string = windowsFolder,
): string {
  if (platform === 'win32') {
    return win32.join(win32.parse(findWindows()).root, 'ProgramData', productName, 'policy.json')
  }
  const folder = platform === 'darwin' ? `/Library/Application Support/${productName}` : `/etc/${shortName}`
  return posix.join(folder, 'policy.json')
}

/** What was found: the text, why the file cannot be used, or null when there is no file. */
export type FileReading = { text: string } | { problem: string } | null

/**
 * Reads the file if it can be trusted.
 * @param rootOnly refuses a file that anybody but root can write or replace. It does nothing on Windows, where the
 *   folder's access list protects the file and Node cannot read that list
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

/** Decodes the file. PowerShell 5 writes UTF-16 by default, and always a byte order mark. */
function decode(bytes: Buffer): FileReading {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { problem: 'the file is not text in UTF-8' }
  }
}
