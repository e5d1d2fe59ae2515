import { Secret, TOTP } from 'otpauth'
import type { LocalPool } from '../../infra/local-pool/server.ts'
import type { Factor } from '../../preload/contract/session.ts'
import { registerSecrets } from '../logs/kept.ts'
import { signInElsewhere, type OtherComputer } from './other-computer.ts'

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
  person: { phoneNumber: string; password: string },
  factors: Factor[],
  send: typeof fetch = fetch,
): Promise<string> {
  const computer = await signInElsewhere(pool, person, { send })
  const key = factors.includes('totp') ? await enrol(pool, computer) : ''
  const wanted = Object.fromEntries(factors.map((factor) => [names[factor], { Enabled: true }]))
  await computer.ask('SetUserMFAPreference', wanted)
  // The sign-in was for this alone, and is no place where somebody stays signed in.
  await computer.signOut()
  return key
}

/** What the authenticator app shows so many steps of 30 seconds after the pool's present one. */
export function appCode({ control }: LocalPool, key: string, steps = 0): string {
  const code = new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: control.now() + steps * 30_000 })
  registerSecrets([{ kind: 'code', value: code }])
  return code
}

/** Sets an authenticator app up from this computer, and leaves it off. @returns its key */
export async function enrol(pool: LocalPool, computer: OtherComputer): Promise<string> {
  const key = String((await computer.ask('AssociateSoftwareToken')).SecretCode)
  registerSecrets([{ kind: 'token', value: key }])
  // The code that proves the app is used up, so it is the one of before: the next sign-in takes the present one.
  await computer.ask('VerifySoftwareToken', { UserCode: appCode(pool, key, -1) })
  return key
}
