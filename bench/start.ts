import { ensureLocalBuild } from '../scripts/fresh-build.ts'
import { runInElectron } from '../scripts/in-electron.ts'

// npm run bench:start: how long the app takes to a usable first screen and how much memory it holds, against an empty
// window in the same Electron, in turns within one run. `bench/start/run.ts` measures.

if (!ensureLocalBuild()) process.exit(1)
const code = await runInElectron('bench/start/run.ts', process.argv.slice(2), (exitCode) => exitCode)
if (code === null) console.error('There is no Electron here. Run: npm run setup -- --tests --retry')
process.exitCode = code ?? 1
