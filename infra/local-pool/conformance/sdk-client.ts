import { sdkFor } from '../testing/sdk.ts'
import { apiClient, type CallApi } from './api-client.ts'
import type { ConformanceClient, ConnectClient } from './client.ts'

/** @aws-sdk/client-cognito-identity-provider 3 with cognito-srp-helper. */
export const connectSdk: ConnectClient = ({ endpoint, userPoolId, clientId }): ConformanceClient => {
  const sdk = sdkFor({ endpoint })
  // The method is chosen at run time, which the SDK's overloads cannot express.
  const methods = sdk as unknown as Record<
    string,
    CallApi extends (name: never, input: infer I) => infer O ? (input: I) => O : never
  >
  return apiClient(
    (operation, input) => methods[operation]?.(input) ?? Promise.reject(new Error(operation)),
    userPoolId,
    clientId,
  )
}
