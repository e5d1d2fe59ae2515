import { z } from './schema.ts'

/**
 * What an authenticator app needs to make codes. `key`: the shared secret in base 32, as the pool gave it. `uri`: the
 * same as an `otpauth:` address for a QR code, with the company as issuer and the phone number as account.
 */
export const totpKey = z.strictObject({
  key: z.string().check(z.regex(/^[A-Z2-7]{16,256}$/)),
  uri: z.string().check(z.maxLength(1_024), z.regex(/^otpauth:\/\/totp\/\S+$/)),
})
export type TotpKey = z.output<typeof totpKey>
