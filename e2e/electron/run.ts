import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { runInKeyring } from '../../scripts/keyring.ts'
import { toolCommand } from '../../scripts/tool.ts'
import { prepareElectron } from './prepare.ts'

// Runs the end-to-end tests in a real Electron, on a screen and a keyring of their own; `scripts/electron-tests.ts`
// starts it. The rest of the command line narrows the tests.

/** All of them take a few minutes; what hangs is ended. */
const testsTime = 1_500_000

const { binary, app, env, results, rest, close } = await prepareElectron()
try {
  Object.assign(process.env, env, {
    LATCHKEY_ELECTRON: binary,
    LATCHKEY_APP: app,
    LATCHKEY_KEPT_LOGS: join(results, 'logs'),
  })
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`]
  // Nothing is written to the project, which may be somebody else's.
  const quiet = ['--configLoader=native', '--cache=false', '--fsModuleCache=false']
  // They wait more than the others, and nothing runs beside them.
  const workers = `--maxWorkers=${String(Math.max(3, availableParallelism() - 1))}`
  const command = [...toolCommand('vitest'), 'run', '--project=electron', workers, ...quiet, ...report, ...rest]
  process.exitCode = await runInKeyring(command, testsTime)
} finally {
  close()
}
