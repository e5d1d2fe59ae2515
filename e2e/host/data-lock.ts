import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Takes a data folder for this process, by a file with its id: two applications in one folder would spoil it.
 * @returns false when another process has it, after a line about that on standard error
 */
export function takeLock(folder: string): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'instance.lock')
  const holder = readHolder(lock)
  if (holder !== undefined) {
    console.error(`host: process ${String(holder)} uses the data already; if it is something else, remove ${lock}`)
    return false
  }
  writeFileSync(lock, String(process.pid))
  process.on('exit', () => {
    rmSync(lock, { force: true })
  })
  return true
}

/** The living process that holds the lock; one that was killed leaves its file behind. */
function readHolder(lock: string): number | undefined {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    process.kill(holder, 0)
    return holder
  } catch {
    return undefined
  }
}
