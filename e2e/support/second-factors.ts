import { Secret, TOTP } from 'otpauth'
import type { LocalPool } from '../../infra/local-pool/server.ts'
import type { Factor } from '../../preload/contract/session.ts'
import { registerSecrets } from '../logs/kept.ts'
import { callPool } from './pool-client.ts'

// What a pool asks for beside the password, and the phone with the authenticator app.

const names = { sms: 'SMSMfaSettings', totp: 'SoftwareTokenMfaSettings' } as const

/** Sets what the pool requires and offers; counts from the next sign-in. */
export function poolRequires({ settings }: LocalPool, mode: 'OFF' | 'OPTIONAL' | 'ON', offered: Factor[]): void {
  settings.UserPool.MfaConfiguration = mode
  settings.UserPoolMfaConfig.SmsMfaConfiguration.Enabled = offered.includes('sms')
  settings.UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled = offered.includes('totp')
}

/** Turns factors on for somebody who can sign in. @returns the authenticator's key; empty without one */
export async function turnOn(
  pool: LocalPool,
  { phoneNumber, password }: { phoneNumber: string; password: string },
  factors: Factor[],
  send: typeof fetch = fetch,
): Promise<string> {
  const ask: Ask = (operation, input) => succeed({ pool, send }, operation, input)
  const AccessToken = await accessTokenOf(pool, ask, phoneNumber, password)
  const key = factors.includes('totp') ? await enrol(pool, ask, AccessToken) : ''
  const wanted = Object.fromEntries(factors.map((factor) => [names[factor], { Enabled: true }]))
  await ask('SetUserMFAPreference', { AccessToken, ...wanted })
  return key
}

/** What the authenticator app shows so many steps of 30 seconds after the pool's present one. */
export function appCode({ control }: LocalPool, key: string, steps = 0): string {
  const code = new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: control.now() + steps * 30_000 })
  registerSecrets([{ kind: 'code', value: code }])
  return code
}

/** The app client of the tests' pool sends no password, so it may for this one call. */
async function accessTokenOf(pool: LocalPool, ask: Ask, USERNAME: string, PASSWORD: string): Promise<string> {
  const { UserPoolClient } = pool.settings
  const flows = UserPoolClient.ExplicitAuthFlows
  UserPoolClient.ExplicitAuthFlows = [...flows, 'ALLOW_USER_PASSWORD_AUTH']
  try {
    const input = { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } }
    const { AuthenticationResult } = await ask('InitiateAuth', { ClientId: pool.clientId, ...input })
    return (AuthenticationResult as { AccessToken: string }).AccessToken
  } finally {
    UserPoolClient.ExplicitAuthFlows = flows
  }
}

async function enrol(pool: LocalPool, ask: Ask, AccessToken: string): Promise<string> {
  const key = String((await ask('AssociateSoftwareToken', { AccessToken })).SecretCode)
  registerSecrets([{ kind: 'token', value: key }])
  // The code that proves the app is used up, so it is the one of before: the next sign-in takes the present one.
  await ask('VerifySoftwareToken', { AccessToken, UserCode: appCode(pool, key, -1) })
  return key
}

type Ask = (operation: string, input: object) => Promise<Record<string, unknown>>

async function succeed(
  { pool, send }: { pool: LocalPool; send: typeof fetch },
  operation: string,
  input: object,
): Promise<Record<string, unknown>> {
  const { status, body } = await callPool(pool, operation, input, send)
  if (status !== 200) throw new Error(`${operation} answered ${JSON.stringify(body)}`)
  return body
}
