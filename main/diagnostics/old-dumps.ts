import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Long enough for somebody to ask for it, in milliseconds. */
const lifetime = 14 * 24 * 3_600_000

/**
 * Removes memory dumps that nobody asked for in two weeks: whatever was in memory may be in them.
 * @param folder Crashpad's; what is no dump stays
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
