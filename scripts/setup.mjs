import { fetchElectron } from './setup/electron.mjs'
import { installModules } from './setup/modules.mjs'
import { installPackages } from './setup/packages.mjs'
import { layOutTestElectron } from './setup/test-electron.mjs'

// Makes a fresh clone ready; does next to nothing when it is. Plain JavaScript without dependencies, because nothing
// is installed yet and Node may still be 20.
//   --electron  also fetch Electron's binary, once
//   --tests     also have an Electron for the tests: Electron's own, or else an old one (Linux x64)
//   --retry     try again what failed within the last day, and take the time it needs

const tests = process.argv.includes('--tests')
const electron = tests || process.argv.includes('--electron')
const retry = process.argv.includes('--retry')

await installPackages({ retry })
if (!(await installModules())) process.exit(1)
const fetched = electron && (await fetchElectron({ retry }))
if (tests && !fetched) await layOutTestElectron({ retry })
