import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The Node that npm installed, which strips types; the one that runs set-up may be too old for it. */
export const projectNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

// In node_modules, so that deleting that folder starts afresh.
const file = `${root}node_modules/.latchkey-setup.json`

/** What has been done, and tried in vain, on this machine. */
export const state = readState()

/** @returns {{ installed?: string, failures: Record<string, number> }} */
function readState() {
  try {
    return { failures: {}, ...JSON.parse(readFileSync(file, 'utf8')) }
  } catch {
    return { failures: {} }
  }
}

export function saveState() {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`)
}

const day = 24 * 60 * 60 * 1000

/** Whether something failed within the last day; trying it again at every start would make each of them slow. */
export function failedLately(what) {
  return Date.now() - (state.failures[what] ?? 0) < day
}
