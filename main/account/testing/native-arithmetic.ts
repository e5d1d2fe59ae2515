import { useNativeModPow } from '../pool/mod-pow.ts'

const file = '../../../node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils/srp/BigInteger/BigInteger.mjs'

/** Gives Amplify the fast arithmetic that the build gives it. Without it hundreds of sign-ins take minutes. */
export async function useNativeArithmetic(): Promise<void> {
  const module = (await import(new URL(file, import.meta.url).href)) as {
    default: Parameters<typeof useNativeModPow>[0]
  }
  useNativeModPow(module.default)
}
