import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Listener = (argv: string[], workingFolder: string) => void

/**
 * One instance per data folder, held by a file with the process's id. A second one leaves its arguments beside it
 * and knocks with SIGUSR2, because asking must be synchronous, as Electron's call is.
 * @returns whether this process is the first
 */
export function takeLock(folder: string, onSecond: Listener): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'instance.lock')
  const message = join(folder, 'second-instance.json')
  const holder = readHolder(lock)
  if (holder !== undefined) {
    writeFileSync(message, JSON.stringify({ argv: process.argv, folder: process.cwd() }))
    process.kill(holder, 'SIGUSR2')
    return false
  }
  writeFileSync(lock, String(process.pid))
  process.on('SIGUSR2', () => {
    const second = JSON.parse(readFileSync(message, 'utf8')) as { argv: string[]; folder: string }
    onSecond(second.argv, second.folder)
  })
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
