import { Secret, TOTP } from 'otpauth'

// The library's defaults are what every authenticator app expects: SHA-1, six digits, 30 seconds (RFC 6238).
const stepMs = 30_000

/** A new secret in Base32: 32 bytes, 52 characters, as Cognito's. */
export function newTotpSecret(): string {
  return new Secret({ size: 32 }).base32
}

/**
 * The number of the 30-second step that a code belongs to: the present one, or one before or after, since clocks
 * differ a little. Undefined for a wrong code.
 */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  const difference = new TOTP({ secret }).validate({ token: code, timestamp: now, window: 1 })
  return difference === null ? undefined : Math.floor(now / stepMs) + difference
}
