import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The Node that npm installed, which can run TypeScript. The Node that runs set-up may be too old for that. */
export const projectNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

// The file lies in node_modules, so that whoever deletes that folder starts afresh.
const file = `${root}node_modules/.latchkey-setup.json`

/** What set-up has done on this machine, and what it tried in vain. */
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

/** Whether something failed within the last day. To try it again at every start would make each start slow. */
export function failedLately(what) {
  return Date.now() - (state.failures[what] ?? 0) < day
}
