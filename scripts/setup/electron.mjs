import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './run.mjs'
import { failedLately, projectNode, root, saveState, state } from './state.mjs'

const folder = join(root, 'node_modules/electron')

/**
 * Fetches Electron's binary with Electron's own installer, which npm does not run. When that fails, the host stands in
 * for Electron.
 * @returns {Promise<boolean>} whether the binary is here
 */
export async function fetchElectron({ retry }) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const what = `electron ${version}`
  if (hasBinary(version)) return true
  const again = 'Next try in a day, or now by: npm run setup -- --electron --retry'
  if (!retry && failedLately(what)) return false

  const seconds = retry ? 900 : 60
  const values = [join(folder, 'install.js')]
  const { timedOut, output } = await runQuietly(`fetching Electron ${version}`, projectNode, values, { seconds })
  const fetched = hasBinary(version)
  if (fetched) {
    delete state.failures[what]
  } else {
    state.failures[what] = Date.now()
    const reason = timedOut ? `not within ${seconds} s` : (/^\w*Error: (.*)$/m.exec(output)?.[1] ?? 'no reason given')
    console.log(`setup: Electron ${version} could not be fetched (${reason}). ${again}`)
  }
  saveState()
  return fetched
}

function hasBinary(version) {
  try {
    const binary = readFileSync(join(folder, 'path.txt'), 'utf8')
    const unpacked = readFileSync(join(folder, 'dist/version'), 'utf8').replace(/^v/, '')
    return unpacked === version && existsSync(join(folder, 'dist', binary))
  } catch {
    return false
  }
}
