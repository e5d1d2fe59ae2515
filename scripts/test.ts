import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, checks, checksOfTheRest, logsCheck, runCheck, type Check } from './checks.ts'
import { keptLogs, runElectronTests, type ElectronTally } from './electron-tests.ts'
import { ensureLocalBuild, ensureTestedBuilds, testedBrand } from './fresh-build.ts'
import { runInKeyring } from './keyring.ts'
import { describeMissing } from './platforms.ts'
import { describeReduced } from './reduced.ts'
import { describeRest, whichRun } from './short-run.ts'
import { projectsWith } from './test-files.ts'
import { addTallies, readReport, readTally, tallyTests, type Tally } from './test-report.ts'
import { toolCommand } from './tool.ts'

// npm test: runs every check and the short run of the tests, and counts them (decision 0075). npm run test:rest, which
// is this script with --rest, runs the tests that it left out. npm run test:whole, with --whole, runs all tests, and all
// cases of the long proofs, of which the others run a part. With arguments it runs only some tests and no checks, each
// of them whether short or not: npm test -- renderer/views

const root = fileURLToPath(new URL('../', import.meta.url))
const reportFile = join(root, 'out/test/vitest.json')
/** What the last short run came to, until the rest is added to it. */
const shortFile = join(root, 'out/test/short.json')
const nothing: Tally = { passed: 0, failed: 0, failures: [] }

/** The longest time for the tests, in milliseconds, whole. Tests that take longer are ended and count as failed. */
const testsTime = 4_560_000

/** Runs all of Vitest's projects but Electron's in a keyring. Vitest itself shows the progress. */
async function runTests(filters: string[]): Promise<Tally> {
  const projects = projectsWith(filters).filter((project) => project !== 'electron')
  if (projects.length === 0) return nothing
  rmSync(reportFile, { force: true })
  mkdirSync(join(root, 'out/test'), { recursive: true })
  const values = [
    'run',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...filters,
  ]
  const code = await runInKeyring([...toolCommand('vitest'), ...values], testsTime)
  return tallyTests(readReport(reportFile), code, filters.length > 0)
}

/** Runs the checks, as many at once as there are processors: each keeps one busy. */
async function runChecks(checks: readonly Check[]): Promise<Tally> {
  const waiting = [...checks]
  const lanes = Array.from({ length: availableParallelism() }, async () => {
    let tally = nothing
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
      tally = addTallies(tally, await runCheck(check))
    return tally
  })
  return (await Promise.all(lanes)).reduce(addTallies, nothing)
}

/** One line about a run, for the end of the output. */
function describe(name: string, { passed, failed }: Tally): string {
  return `${name}: ${String(passed)} passed, ${String(failed)} failed`
}

const started = performance.now()
const { values, positionals: filters } = parseArgs({
  options: { whole: { type: 'boolean' }, rest: { type: 'boolean' } },
  allowPositionals: true,
})
const narrowed = filters.length > 0
// Whatever somebody set before does not make a part of a whole run.
delete process.env.LATCHKEY_RUN
if (values.whole) process.env.LATCHKEY_WHOLE = '1'
else if (!narrowed) process.env.LATCHKEY_RUN = values.rest ? 'rest' : 'short'
const wanted = projectsWith(filters)

rmSync(keptLogs, { recursive: true, force: true })
if (whichRun() === 'short') rmSync(shortFile, { force: true })
let tally = nothing
let tests: Tally
let electron: ElectronTally | null = { ...nothing, version: null }
if (narrowed) {
  if ((wanted.includes('electron') || wanted.includes('chromium')) && !ensureTestedBuilds()) process.exit(1)
  tests = await runTests(filters)
  if (wanted.includes('electron')) electron = await runElectronTests(filters)
} else {
  if (!values.rest) tally = await runCheck(build)
  if (values.rest ? !ensureTestedBuilds() : !ensureLocalBuild(testedBrand)) process.exit(1)
  // Nothing runs beside the tests: on two cores both would take as long as one after the other, and tests that wait for
  // seconds fail on a machine with much to do.
  const some = values.rest ? checksOfTheRest : values.whole ? [...checks, ...checksOfTheRest] : checks
  tally = addTallies(tally, await runChecks(some))
  tests = await runTests([])
  // Alone, because what they hold the app to are times that somebody waits.
  electron = await runElectronTests([])
}
tally = addTallies(addTallies(tally, tests), electron ?? nothing)
if (tests.passed + tests.failed + (electron?.passed ?? 0) + (electron?.failed ?? 0) === 0) {
  tally = addTallies(tally, { passed: 0, failed: 1, failures: ['no test ran at all'] })
}
// Only a whole run leaves every log.
if (!narrowed) tally = addTallies(tally, await runCheck(logsCheck))

if (whichRun() === 'short') writeFileSync(shortFile, JSON.stringify(tally))
const before = whichRun() === 'rest' ? readTally(shortFile) : null
if (before !== null) {
  console.log(describe('the short run before', before))
  tally = addTallies(before, tally)
  rmSync(shortFile)
}

for (const failure of tally.failures) console.log(`FAILED ${failure}`)
for (const check of tally.notRun ?? []) console.log(`NOT RUN ${check}`)
for (const test of tally.triedAgain ?? []) console.log(`TRIED AGAIN, because the machine stood still: ${test}`)
if (wanted.includes('unit')) for (const line of [...describeReduced(), ...describeMissing()]) console.log(line)
if (whichRun() === 'short') console.log(`left to npm run test:rest: ${describeRest()}`)
console.log(describe('units, and screens and the main journey in Chromium', tests))
if (electron === null) {
  console.log(
    'electron: it is not here, so main and shell were not tested end to end. Run: npm run setup -- --tests --retry',
  )
} else if (wanted.includes('electron')) {
  console.log(describe(`electron ${electron.version ?? '(none)'}, main and shell end to end`, electron))
}
const seconds = Math.round((performance.now() - started) / 1000)
console.log(`took ${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`)
console.log(`${String(tally.passed)} passed, ${String(tally.failed)} failed`)
process.exitCode = tally.failed > 0 ? 1 : 0
