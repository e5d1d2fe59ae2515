import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { lastLines, runQuietly } from './run.mjs'
import { projectNode, root, saveState, state } from './state.mjs'

/**
 * Brings node_modules up to the lock file. @returns {Promise<boolean>} whether it is
 */
export async function installModules() {
  const wanted = fingerprint()
  if (state.installed !== wanted) {
    const [program, ...npm] = npmCommand()
    const values = [...npm, verb(), '--no-audit', '--no-fund', '--loglevel=error']
    const { ok, timedOut, output } = await runQuietly('installing the npm packages', program, values, { seconds: 1200 })
    if (!ok) {
      console.error(lastLines(output, 15))
      console.error(`setup: the npm packages could not be installed${timedOut ? ' within 20 minutes' : ''}`)
      return false
    }
    state.installed = wanted
    saveState()
  }
  spawnSync(projectNode, [`${root}scripts/setup/check-keytar.ts`], { stdio: 'inherit' })
  return true
}

/** A text that changes when another installation could have another result. */
function fingerprint() {
  const lock = readFileSync(`${root}package-lock.json`)
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}

/**
 * The npm that runs this script, else the npm on the path. It runs on its own Node, because `npm ci` deletes the
 * project's.
 */
export function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  return npm && node ? [node, npm] : ['npm']
}

/** Windows cannot delete the Node that runs this script, and `npm ci` would delete it. */
function verb() {
  return process.platform === 'win32' && process.execPath.startsWith(`${root}node_modules`) ? 'install' : 'ci'
}
