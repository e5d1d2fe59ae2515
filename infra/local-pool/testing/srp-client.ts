import { createHash, createHmac, getDiffieHellman, randomBytes } from 'node:crypto'

// The client's half of SRP in plain BigInt: it shares no arithmetic with the server, and takes a tenth of the time of
// the clients in JavaScript that the conformance suite uses.

const hexToBig = (hex: string): bigint => BigInt(`0x${hex}`)
const N = hexToBig(getDiffieHellman('modp15').getPrime('hex'))

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base % N
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % N
    square = (square * square) % N
  }
  return result
}

/** Two's complement of a positive number, as Java's BigInteger writes it. */
function padded(value: bigint): Buffer {
  const hex = value.toString(16)
  const even = hex.length % 2 === 1 ? `0${hex}` : hex
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
}

function hash(...parts: (Uint8Array | string)[]): string {
  return parts
    .reduce<ReturnType<typeof createHash>>((sum, part) => sum.update(part), createHash('sha256'))
    .digest('hex')
}

function mac(key: Uint8Array, ...parts: (Uint8Array | string)[]): Buffer {
  return parts
    .reduce<ReturnType<typeof createHmac>>((sum, part) => sum.update(part), createHmac('sha256', key))
    .digest()
}

const k = hexToBig(hash(padded(N), padded(2n)))

/** What PASSWORD_VERIFIER asks with. */
export interface Challenge {
  SALT: string
  SRP_B: string
  SECRET_BLOCK: string
  USER_ID_FOR_SRP: string
}

/** One attempt: the number to begin with, and the answer to the challenge. */
interface SrpAttempt {
  SRP_A: string
  answer: (challenge: Challenge, poolId: string, password: string, now?: Date) => Record<string, string>
}

/** Begins an attempt. */
export function beginSrp(): SrpAttempt {
  const a = hexToBig(randomBytes(32).toString('hex'))
  const A = power(2n, a)
  return {
    SRP_A: A.toString(16),
    answer(challenge, poolId, password, now = new Date()) {
      const poolName = poolId.split('_')[1] ?? ''
      const { USER_ID_FOR_SRP: userId, SECRET_BLOCK } = challenge
      const B = hexToBig(challenge.SRP_B)
      const u = hexToBig(hash(padded(A), padded(B)))
      const inner = Buffer.from(hash(`${poolName}${userId}:${password}`), 'hex')
      const x = hexToBig(hash(padded(hexToBig(challenge.SALT)), inner))
      const base = (((B - k * power(2n, x)) % N) + N) % N
      const S = power(base, a + u * x)
      const key = mac(mac(padded(u), padded(S)), 'Caldera Derived Key', Uint8Array.of(1)).subarray(0, 16)
      const TIMESTAMP = timestamp(now)
      const signature = mac(key, poolName, userId, Buffer.from(SECRET_BLOCK, 'base64'), TIMESTAMP)
      return {
        USERNAME: userId,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: signature.toString('base64'),
        TIMESTAMP,
      }
    },
  }
}

/** `Sun Nov 22 16:16:24 UTC 2026` */
export function timestamp(at: Date): string {
  const [weekday = '', day = '', month = '', year = '', time = ''] = at.toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${String(Number(day))} ${time} UTC ${year}`
}
