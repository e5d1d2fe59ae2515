import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureLocalBuild } from './fresh-build.ts'
import { measureFirstScreen } from './size-measure.ts'
import { reportFetched } from './size-report.ts'

// npm run size: measures what a browser fetches before the first screen is usable, and fails above the limits. It also
// shows what the page fetches by itself afterwards (decision 0039). With `--built` it measures out/ as it is.

const { values } = parseArgs({ options: { built: { type: 'boolean', default: false } } })
if (!values.built && !ensureLocalBuild()) process.exit(1)

const folder = fileURLToPath(new URL('../out/renderer', import.meta.url))
const { lines, excesses } = reportFetched(await measureFirstScreen(folder))
for (const line of [...lines, ...excesses]) console.log(line)
if (excesses.length === 0) console.log('The first screen is within its limits (1 kB = 1000 bytes, compressed).')
process.exitCode = excesses.length > 0 ? 1 : 0
