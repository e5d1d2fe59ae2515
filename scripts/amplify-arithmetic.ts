import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const arithmetic = fileURLToPath(new URL('../main/account/pool/mod-pow.ts', import.meta.url))

/**
 * Gives Amplify's big integers the engine's own exponentiation (decision 0014). Amplify has no setting for it, so the
 * module that defines them gets one more line. The build fails when that module is no longer where it was, so that an
 * update of Amplify can't slow sign-in down unseen.
 */
export function amplifyArithmetic(): Plugin {
  let replaced = false
  return {
    name: 'amplify-arithmetic',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').endsWith('/srp/BigInteger/BigInteger.mjs')) return null
      replaced = true
      return {
        code: `import { useNativeModPow } from ${JSON.stringify(arithmetic)}\n${code}\nuseNativeModPow(BigInteger)\n`,
        map: null,
      }
    },
    buildEnd(error) {
      if (!error && !replaced) this.error('Amplify’s BigInteger was not found: see scripts/amplify-arithmetic.ts')
    },
  }
}
