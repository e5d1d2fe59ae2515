import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** How long a memory dump is kept, in milliseconds: long enough for the help desk to ask for it. */
const lifetime = 14 * 24 * 3_600_000

/**
 * Removes memory dumps after two weeks, because a dump may hold anything that was in memory.
 * @param folder Crashpad's; other files in it stay
 * @returns how many were removed
 */
export async function removeOldDumps(folder: string, now = Date.now()): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let removed = 0
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.dmp')) continue
    const file = join(entry.parentPath, entry.name)
    const { mtimeMs } = await stat(file)
    if (now - mtimeMs < lifetime) continue
    await rm(file, { force: true })
    removed += 1
  }
  return removed
}
