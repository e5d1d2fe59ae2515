import { runElectronTests } from './electron-tests.ts'
import { ensureTestedBuilds } from './fresh-build.ts'

// npm run e2e:electron [-- FILTER]: runs the end-to-end tests of main and shell in a real Electron.

if (!ensureTestedBuilds()) process.exit(1)
const tally = await runElectronTests(process.argv.slice(2))
if (tally === null) console.error('There is no Electron here. Run: npm run setup -- --tests --retry')
if (tally?.passed === 0 && tally.failed === 0) console.error('No test has such a path.')
for (const failure of tally?.failures ?? []) console.log(`FAILED ${failure}`)
console.log(`electron ${tally?.version ?? '(none)'}: ${tally?.passed ?? 0} passed, ${tally?.failed ?? 1} failed`)
process.exitCode = tally?.failed === 0 && tally.passed > 0 ? 0 : 1
