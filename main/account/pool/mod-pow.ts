/** What `modPow` needs of Amplify's big integers. */
interface BigInteger {
  toString(radix: number): string
}

/** Amplify's `modPow` answers by a callback. */
type Callback = (error: Error | null, result: BigInteger | null) => void

/** How many bits of the exponent one step takes: 16 precomputed powers save three quarters of the multiplications. */
const windowBits = 4

/**
 * `base ** exponent % modulus`, for positive integers. Takes the exponent four bits at a time.
 *
 * Like Amplify's arithmetic, which it replaces, it does not run in constant time. Its exponents are a random number
 * that one sign-in uses once, and a hash that only this machine knows.
 *
 * @throws RangeError for a modulus below 1 or a negative exponent
 */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus < 1n || exponent < 0n) throw new RangeError('modPow takes a positive modulus and exponent')
  const powers = [1n % modulus]
  const start = ((base % modulus) + modulus) % modulus
  for (let index = 1; index < 1 << windowBits; index += 1) powers.push(((powers[index - 1] ?? 1n) * start) % modulus)

  let result = 1n % modulus
  for (const digit of exponent.toString(1 << windowBits)) {
    for (let bit = 0; bit < windowBits; bit += 1) result = (result * result) % modulus
    const power = powers[Number.parseInt(digit, 1 << windowBits)] ?? 1n
    if (power !== 1n) result = (result * power) % modulus
  }
  return result
}

/**
 * Replaces the exponentiation of Amplify's big integers by the engine's own BigInt, because Amplify's, in plain
 * JavaScript, holds up the window (decision 0014). The build adds the call (`scripts/amplify-arithmetic.ts`).
 * @param power what to use in its place; tests of hundreds of sign-ins have a quicker one
 */
export function useNativeModPow(
  type: { new (value: string, radix: number): BigInteger; prototype: { modPow: unknown } },
  power = modPow,
): void {
  const replacement = (base: BigInteger, exponent: BigInteger, modulus: BigInteger): BigInteger =>
    new type(power(toBigInt(base), toBigInt(exponent), toBigInt(modulus)).toString(16), 16)

  type.prototype.modPow = function (this: BigInteger, exponent: BigInteger, modulus: BigInteger, callback: Callback) {
    try {
      callback(null, replacement(this, exponent, modulus))
    } catch (error) {
      callback(error instanceof Error ? error : new Error('modPow failed', { cause: error }), null)
    }
  }
}

function toBigInt(integer: BigInteger): bigint {
  const hex = integer.toString(16)
  return hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)
}
