import { fileURLToPath } from 'node:url'
import { findKeytar } from '../pack/keytar.ts'

// node scripts/setup/check-keytar.ts [FOLDER] says why keytar as installed in the folder, the project's unless given,
// cannot work on this machine, and fails then. Set-up goes on all the same: the app runs without a keychain.

const installed = process.argv[2] ?? fileURLToPath(new URL('../../node_modules/keytar', import.meta.url))

try {
  findKeytar(process, { installed })
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.log(`setup: sessions end when the app closes: ${reason}`)
  process.exitCode = 1
}
