import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The part of Electron's `app` that is needed here. */
interface LockingApp {
  readonly name: string
  getPath(name: 'userData' | 'appData'): string
  requestSingleInstanceLock(): boolean
}

/**
 * `held`: this start runs the app. `elsewhere`: another start runs it, and was told of this one. Otherwise nobody runs
 * it, and the sentence says to the user why not.
 */
export type Lock = 'held' | 'elsewhere' | { problem: string }

/**
 * Takes the lock that lets the app run once per user. Electron answers `false` as well when it cannot make the lock, so
 * the folder is asked which it was.
 */
export function takeLock(app: LockingApp, platform: string = process.platform): Lock {
  if (app.requestSingleInstanceLock()) return 'held'
  const folder = dataFolder(app)
  const problem = folderProblem(folder)
  if (problem !== null) return { problem }
  if (platform === 'win32') return 'elsewhere'
  if (isLocked(folder)) return 'elsewhere'
  // Either the other start has just ended, or Chromium could not make its socket, which lies among temporary files.
  return app.requestSingleInstanceLock()
    ? 'held'
    : { problem: `The folder for temporary files cannot be used (${tmpdir()}).` }
}

/** The folder for the app's data. Electron throws where it cannot make that folder. */
function dataFolder(app: LockingApp): string {
  try {
    return app.getPath('userData')
  } catch {
    return join(app.getPath('appData'), app.name)
  }
}

const sentences: [codes: string[], sentence: (folder: string) => string][] = [
  [['ENOSPC', 'EDQUOT'], (folder) => `There is no room left for its data in ${folder}`],
  [['EACCES', 'EPERM', 'EROFS'], (folder) => `It may not write to its folder ${folder}`],
  [['ENOTDIR', 'EEXIST'], (folder) => `Its folder ${folder} cannot be made, because a file is in its place`],
]

/**
 * Why the app cannot keep its data in a folder, as a sentence for the user; null when it can.
 * @param write writes something into the folder, which is made first if there is none, and removes it again
 */
export function folderProblem(folder: string, write: (folder: string) => void = writeSomething): string | null {
  try {
    write(folder)
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const [, say] = sentences.find(([codes]) => codes.includes(code)) ?? []
    return `${say?.(folder) ?? `Its folder ${folder} cannot be used`} (${code}).`
  }
}

function writeSomething(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `.probe-${process.pid}`)
  try {
    writeFileSync(file, 'x')
  } finally {
    rmSync(file, { force: true })
  }
}

/** Whether somebody holds the lock, of which Chromium makes a link that leads nowhere. */
function isLocked(folder: string): boolean {
  return lstatSync(join(folder, 'SingletonLock'), { throwIfNoEntry: false }) !== undefined
}
