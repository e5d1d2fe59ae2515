import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { hasLibsecret } from './packages.mjs'
import { lastLines, runQuietly } from './run.mjs'
import { root, saveState, state } from './state.mjs'

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
  if (!existsSync(`${root}node_modules/keytar/build/Release/keytar.node`)) {
    console.log('setup: keytar could be neither fetched nor compiled: sessions end when the app closes')
  }
  return true
}

/** Changes when installing again could bring something else: keytar compiles only where libsecret is. */
function fingerprint() {
  const lock = readFileSync(`${root}package-lock.json`)
  const machine = `${process.platform}-${process.arch}-${hasLibsecret() ? 'libsecret' : ''}`
  return createHash('sha256').update(lock).update(machine).digest('hex')
}

/** The npm that runs this script, else the one on the path. Its own Node, because `npm ci` deletes the project's. */
export function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  return npm && node ? [node, npm] : ['npm']
}

/** Windows cannot delete the Node in node_modules while it runs this script, as `npm ci` would. */
function verb() {
  return process.platform === 'win32' && process.execPath.startsWith(`${root}node_modules`) ? 'install' : 'ci'
}
