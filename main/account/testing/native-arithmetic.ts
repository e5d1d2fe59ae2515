import { modPow } from '../../../infra/local-pool/srp.ts'
import { useNativeModPow } from '../pool/mod-pow.ts'

const file = '../../../node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils/srp/BigInteger/BigInteger.mjs'

/**
 * Gives Amplify the local pool's arithmetic, which is OpenSSL's: a third of the processor's time in these tests went into
 * powers. The one that the build gives it is shown in `mod-pow.spec.ts` and by each sign-in of the built app; Electron's
 * library has no such function.
 */
export async function useNativeArithmetic(): Promise<void> {
  const module = (await import(new URL(file, import.meta.url).href)) as {
    default: Parameters<typeof useNativeModPow>[0]
  }
  // The modulus is always SRP's own, which the pool knows.
  const power = (base: bigint, exponent: bigint, modulus: bigint): bigint =>
    modPow(((base % modulus) + modulus) % modulus, exponent)
  useNativeModPow(module.default, power)
}
