import { constants, createHash, createHmac, createPublicKey, getDiffieHellman, publicEncrypt } from 'node:crypto'

// Secure Remote Password as Cognito speaks it: RFC 5054's arithmetic with the 3072-bit prime of RFC 3526 (group 15),
// SHA-256, and Cognito's own padding and key derivation.

const group = getDiffieHellman('modp15')
const N = toBigInt(group.getPrime())
const g = 2n
const modulusLength = 384
const modulus = group.getPrime('base64url')

/**
 * `base ** exponent mod N`. RSA's public operation without padding is just that, and OpenSSL does it much faster than
 * BigInt (decision 0046). The exponent may have 256 bits because OpenSSL limits it only above 3072-bit moduli.
 */
export function modPow(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n
  const e = toBytes(exponent).toString('base64url')
  const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: modulus, e } })
  const block = Buffer.from(base.toString(16).padStart(2 * modulusLength, '0'), 'hex')
  return toBigInt(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block))
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

function toBytes(value: bigint): Buffer {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 === 1 ? `0${hex}` : hex, 'hex')
}

/**
 * The bytes that go into a hash: as few as the number needs, and a zero in front when the top bit is set.
 * Never a fixed width: about one handshake in 250 has a number that is shorter than N.
 */
export function pad(value: bigint): Buffer {
  const bytes = toBytes(value)
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes
}

function sha256(...parts: (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function hmac(key: Uint8Array, ...parts: (Uint8Array | string)[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

const k = toBigInt(sha256(pad(N), pad(g)))

/** What is kept of a password; the password cannot be had from it but by guessing. Both are hexadecimal. */
export interface Verifier {
  salt: string
  verifier: string
}

/** Whose password it is: both names go into the hash, so a verifier is of no use in another pool. */
export interface SrpIdentity {
  /** What follows the `_` in the pool id. */
  poolName: string
  /** `USER_ID_FOR_SRP`: the sub, not the phone number. */
  userId: string
}

/** The verifier of a password, for a 16-byte salt given as hexadecimal. */
export function createVerifier({ poolName, userId }: SrpIdentity, password: string, salt: string): Verifier {
  const x = sha256(pad(BigInt(`0x${salt}`)), sha256(`${poolName}${userId}:${password}`))
  return { salt, verifier: modPow(g, toBigInt(x)).toString(16) }
}

/** The client's public number, or undefined where it is no hexadecimal or a multiple of N. */
export function parseClientNumber(text: string): bigint | undefined {
  if (!/^[0-9a-f]{1,1024}$/i.test(text)) return undefined
  const A = BigInt(`0x${text}`)
  return A % N === 0n ? undefined : A
}

/** The server's public number `B = k·v + g^b`, for a secret `b` of 32 bytes. */
export function serverNumber(verifier: string, b: bigint): bigint {
  return (k * BigInt(`0x${verifier}`) + modPow(g, b)) % N
}

/** One handshake: the public numbers, the server's secret and the user's verifier. */
interface Handshake {
  A: bigint
  B: bigint
  b: bigint
  verifier: string
}

/** The 16-byte key that only somebody who knows the password arrives at too. */
export function sessionKey({ A, B, b, verifier }: Handshake): Buffer {
  const u = toBigInt(sha256(pad(A), pad(B)))
  const S = modPow((A * modPow(BigInt(`0x${verifier}`), u)) % N, b)
  const prk = hmac(pad(u), pad(S))
  return hmac(prk, 'Caldera Derived Key', Uint8Array.of(1)).subarray(0, 16)
}

/** What the client proves its key with; `secretBlock` and the answer are the raw bytes. */
export function signature(
  key: Uint8Array,
  { poolName, userId }: SrpIdentity,
  secretBlock: Uint8Array,
  timestamp: string,
): Buffer {
  return hmac(key, poolName, userId, secretBlock, timestamp)
}
