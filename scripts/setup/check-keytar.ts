import { fileURLToPath } from 'node:url'
import { findKeytar } from '../pack/keytar.ts'

// node scripts/setup/check-keytar.ts [FOLDER] says why the keytar in the folder (by default the project's) cannot work
// on this machine, and then fails. Set-up goes on in any case, because the app runs without a keychain too.

const installed = process.argv[2] ?? fileURLToPath(new URL('../../node_modules/keytar', import.meta.url))

try {
  findKeytar(process, { installed })
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.log(`setup: sessions end when the app closes: ${reason}`)
  process.exitCode = 1
}
