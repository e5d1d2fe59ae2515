import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const arithmetic = fileURLToPath(new URL('../main/account/pool/mod-pow.ts', import.meta.url))

/**
 * Replaces the exponentiation of Amplify's big integers by the engine's own (decision 0014). Amplify has no setting for
 * that, so this adds a line to the module that defines them. The build fails when the module is somewhere else, so that
 * no update of Amplify makes sign-in slow unnoticed.
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
