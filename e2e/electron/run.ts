import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startVirtualDisplay } from '../../scripts/display.ts'
import { runInKeyring } from '../../scripts/keyring.ts'
import { toolCommand } from '../../scripts/tool.ts'
import { fitApp, runsAsBuilt } from './fit.ts'
import { readVersions } from './versions.ts'

// node e2e/electron/run.ts --binary ELECTRON --results FOLDER [FILTER…] runs the end-to-end tests in a real Electron,
// on a screen and a keyring of their own. `scripts/electron-tests.ts` starts it, as an ordinary user.

/** All of them take a few minutes; what hangs is ended. */
const testsTime = 1_500_000

const project = fileURLToPath(new URL('../../', import.meta.url))
const { values, positionals } = parseArgs({
  options: { binary: { type: 'string', default: '' }, results: { type: 'string', default: '' } },
  allowPositionals: true,
})
const { binary, results } = values

const display = process.platform === 'linux' ? await startVirtualDisplay() : null
if (process.platform === 'linux' && display === null) throw new Error('Electron needs Xvfb, which is not here')
try {
  const versions = await readVersions(binary, join(results, 'versions'), display?.name ?? '')
  writeFileSync(join(results, 'versions.json'), JSON.stringify(versions))
  let app = project
  if (!runsAsBuilt(versions)) {
    app = join(results, 'app')
    await fitApp(project, app, versions)
  }
  Object.assign(process.env, {
    LATCHKEY_ELECTRON: binary,
    LATCHKEY_APP: app,
    LATCHKEY_KEPT_LOGS: join(results, 'logs'),
    ...(display && { DISPLAY: display.name }),
  })
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`]
  // Nothing is written to the project, which may be somebody else's.
  const quiet = ['--configLoader=native', '--cache=false', '--fsModuleCache=false']
  const command = [...toolCommand('vitest'), 'run', '--project=electron', ...quiet, ...report, ...positionals]
  process.exitCode = await runInKeyring(command, testsTime)
} finally {
  display?.stop()
}
