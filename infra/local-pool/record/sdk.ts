import { setTimeout as sleep } from 'node:timers/promises'
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
import { Interrupted } from './bench.ts'

export interface SdkOptions {
  region: string
  /** Of a local pool; AWS's unless given. */
  endpoint?: string
  /** How long each call waits first, in milliseconds. */
  pace: number
  /** Ends calls that wait, and refuses all others. */
  signal?: AbortSignal
}

/** Milliseconds until a call is tried again that AWS had no room for. After the last one its refusal counts. */
const retries = [1_000, 2_000, 4_000, 8_000]

/**
 * The SDK for a recording. It takes credentials from where the AWS CLI does. The SDK's own retries are off: it would
 * also repeat what Cognito refuses by its limits, and each wrong password counts.
 */
export function recordingSdk({ region, endpoint, pace, signal }: SdkOptions): CognitoIdentityProvider {
  const local = endpoint !== undefined && {
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
  const sdk = new CognitoIdentityProvider({
    region,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
    ...local,
  })
  sdk.middlewareStack.add(
    (next) => async (call) => {
      await wait(pace, signal)
      for (const patience of retries) {
        try {
          return await next(call)
        } catch (error) {
          if (!(error instanceof Error && error.name === 'TooManyRequestsException')) throw error
        }
        await wait(patience, signal)
      }
      return next(call)
    },
    { step: 'initialize', name: 'pace' },
  )
  return sdk
}

/** @throws {Interrupted} at once when the signal says so */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    if (milliseconds > 0) await sleep(milliseconds, undefined, { signal })
  } catch {
    throw new Interrupted()
  }
  if (signal?.aborted === true) throw new Interrupted()
}
