import { ConsoleLogger } from 'aws-amplify/utils'
import { useNativeModPow } from '../../main/auth/mod-pow.ts'

const file = '../../node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils/srp/BigInteger/BigInteger.mjs'

/**
 * Makes Amplify fit for hundreds of sessions in one process: with the arithmetic that the build gives it, without
 * which the sign-ins would take minutes, and without its line about the endpoint at each start.
 */
export async function prepareAmplify(): Promise<void> {
  ConsoleLogger.LOG_LEVEL = 'ERROR'
  const module = (await import(new URL(file, import.meta.url).href)) as {
    default: Parameters<typeof useNativeModPow>[0]
  }
  useNativeModPow(module.default)
}
