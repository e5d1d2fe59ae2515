import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keptLogs, runElectronTests } from './electron-tests.ts'
import { runInKeyring } from './keyring.ts'
import { addTallies, readReport, tallyTests, type Tally } from './test-report.ts'
import { toolCommand } from './tool.ts'

// npm test: every check and every test, counted. Arguments narrow the tests: npm test -- renderer/views

const root = fileURLToPath(new URL('../', import.meta.url))
const reportFile = join(root, 'out/test/vitest.json')

/** No check takes this long, in milliseconds; one that hangs is ended and has failed. */
const checkTime = 300_000
const testsTime = 1_800_000

const checks: { name: string; command: string[] }[] = [
  { name: 'lint', command: [...toolCommand('eslint'), '.', '--max-warnings', '0'] },
  { name: 'format', command: [...toolCommand('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'types of main, preload, infra and scripts', command: [...toolCommand('typescript', 'tsc'), '-p', '.'] },
  { name: 'types of the renderer', command: [...toolCommand('vue-tsc'), '-p', 'renderer'] },
  { name: 'types of the end-to-end tests', command: [...toolCommand('typescript', 'tsc'), '-p', 'e2e'] },
  { name: 'build', command: [process.execPath, 'scripts/build.ts', '--stage', 'local'] },
  { name: 'size of the first load', command: [process.execPath, 'scripts/size.ts', '--built'] },
  { name: 'package', command: [process.execPath, 'scripts/pack-check.ts'] },
  { name: 'known weaknesses of what ships', command: [process.execPath, 'scripts/audit.ts'] },
]

const logsCheck = { name: 'no secret in any log', command: [process.execPath, 'e2e/logs/check.ts'] }

/** Runs one check; its output is shown only when it fails. */
async function runCheck(name: string, [program = '', ...values]: string[]): Promise<Tally> {
  const started = performance.now()
  const child = spawn(program, values, { cwd: root, timeout: checkTime, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s  ${name}`)
  if (code === 0) return { passed: 1, failed: 0, failures: [] }
  console.log(output.trimEnd())
  return { passed: 0, failed: 1, failures: [name] }
}

/** Runs Vitest's projects in a keyring; Vitest itself shows the progress. */
async function runTests(filters: string[]): Promise<Tally> {
  rmSync(reportFile, { force: true })
  mkdirSync(join(root, 'out/test'), { recursive: true })
  const projects = ['unit', 'screens', 'chromium'].map((name) => `--project=${name}`)
  const values = [
    'run',
    ...projects,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...filters,
  ]
  const code = await runInKeyring([...toolCommand('vitest'), ...values], testsTime)
  return tallyTests(readReport(reportFile), code, filters.length > 0)
}

/** What a run says of itself at the end. */
function describe(name: string, { passed, failed }: Tally): string {
  return `${name}: ${String(passed)} passed, ${String(failed)} failed`
}

const filters = process.argv.slice(2)
rmSync(keptLogs, { recursive: true, force: true })
let tally: Tally = { passed: 0, failed: 0, failures: [] }
for (const { name, command } of checks) tally = addTallies(tally, await runCheck(name, command))
const chromium = await runTests(filters)
const electron = await runElectronTests(filters)
tally = addTallies(addTallies(tally, chromium), electron ?? { passed: 0, failed: 0, failures: [] })
if (chromium.passed + chromium.failed + (electron?.passed ?? 0) + (electron?.failed ?? 0) === 0) {
  tally = addTallies(tally, { passed: 0, failed: 1, failures: ['no test ran at all'] })
}
// Only a whole run has every log.
if (filters.length === 0) tally = addTallies(tally, await runCheck(logsCheck.name, logsCheck.command))

for (const failure of tally.failures) console.log(`FAILED ${failure}`)
console.log(describe('units, and screens and the main journey in Chromium', chromium))
console.log(
  electron === null
    ? 'electron: it is not here, so main and shell were not tested end to end. Run: npm run setup -- --tests --retry'
    : describe(`electron ${electron.version ?? '(none)'}, main and shell end to end`, electron),
)
console.log(`${String(tally.passed)} passed, ${String(tally.failed)} failed`)
process.exitCode = tally.failed > 0 ? 1 : 0
