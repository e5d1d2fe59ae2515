import { fetchElectron } from './setup/electron.mjs'
import { installModules } from './setup/modules.mjs'
import { installPackages } from './setup/packages.mjs'

// Makes a fresh clone ready; does next to nothing when it is. Plain JavaScript without dependencies, because nothing
// is installed yet and Node may still be 20.
//   --electron  also fetch Electron's binary, once
//   --retry     try again what failed within the last day, and take the time it needs

const electron = process.argv.includes('--electron')
const retry = process.argv.includes('--retry')

// In this order: keytar is compiled while npm installs, and needs libsecret then.
await installPackages({ retry })
if (!(await installModules())) process.exit(1)
if (electron) await fetchElectron({ retry })
