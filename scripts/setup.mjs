import { fetchElectron } from './setup/electron.mjs'
import { installModules } from './setup/modules.mjs'
import { installPackages } from './setup/packages.mjs'
import { layOutTestElectron } from './setup/test-electron.mjs'

// Prepares a fresh clone; when everything is prepared, it does next to nothing. It is plain JavaScript without
// dependencies, because nothing is installed yet and Node may still be version 20.
//   --electron  also fetches Electron's binary, once
//   --tests     also gets an Electron for the tests: Electron's own, or else an old one (Linux x64)
//   --retry     tries again what failed within the last day, and takes the time that it needs

const tests = process.argv.includes('--tests')
const electron = tests || process.argv.includes('--electron')
const retry = process.argv.includes('--retry')

await installPackages({ retry })
if (!(await installModules())) process.exit(1)
const fetched = electron && (await fetchElectron({ retry }))
if (tests && !fetched) await layOutTestElectron({ retry })
