import { TOTP } from 'otpauth'
import type { PoolUser } from './sdk.ts'

const step = 30_000

/** What an authenticator app with this secret shows now, by the pool's clock, or so many milliseconds later. */
export function totpCode(user: PoolUser, secret: string, later = 0): string {
  return new TOTP({ secret }).generate({ timestamp: user.pool.control.now() + later })
}

/** The app's next code: each counts once, so the pool's clock moves on for it. */
export function nextTotpCode(user: PoolUser, secret: string): string {
  user.pool.control.advanceClock(step)
  return totpCode(user, secret)
}

/** Sets an authenticator app up and turns it on. Answers its secret. */
export async function enrol(user: PoolUser, AccessToken: string): Promise<string> {
  const { SecretCode = '' } = await user.sdk.associateSoftwareToken({ AccessToken })
  await user.sdk.verifySoftwareToken({ AccessToken, UserCode: totpCode(user, SecretCode) })
  await user.sdk.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } })
  return SecretCode
}
