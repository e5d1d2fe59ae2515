import { ConsoleLogger } from 'aws-amplify/utils'
import { useNativeArithmetic } from '../../main/account/testing/native-arithmetic.ts'

/**
 * Makes Amplify fit for hundreds of sessions in one process: with the arithmetic that the build gives it, without
 * which the sign-ins would take minutes, and without its line about the endpoint at each start.
 */
export async function prepareAmplify(): Promise<void> {
  ConsoleLogger.LOG_LEVEL = 'ERROR'
  await useNativeArithmetic()
}
