import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// RFC 6238 with the values that every authenticator app takes for granted: SHA-1, six digits, 30 seconds.

const stepMs = 30_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret in Base32: 32 bytes, 52 characters, as Cognito's. */
export function newTotpSecret(): string {
  const bits = [...randomBytes(32)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)] ?? '').join('')
}

function fromBase32(text: string): Buffer {
  const bits = text.replaceAll(/./g, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)))
}

function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = digest.readUInt8(digest.length - 1) & 0x0f
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/**
 * The number of the 30-second step that a code belongs to: the present one, or one before or after, since clocks
 * differ a little. Undefined for a wrong code.
 */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  const present = Math.floor(now / stepMs)
  return [present, present - 1, present + 1].find((step) => {
    const expected = Buffer.from(codeAt(secret, step))
    const given = Buffer.from(code)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
