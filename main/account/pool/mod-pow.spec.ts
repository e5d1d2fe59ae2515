import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
// Amplify's package does not export its big integers, so they are imported by file.
import BigInteger from '../../../node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils/srp/BigInteger/BigInteger.mjs'
import { modPow, useNativeModPow } from './mod-pow.ts'

function amplifyModPow(type: typeof BigInteger, base: bigint, exponent: bigint, modulus: bigint): string {
  const integer = (value: bigint): BigInteger => new type(value.toString(16), 16)
  let answer = ''
  integer(base).modPow(integer(exponent), integer(modulus), (error, result) => {
    answer = error?.message ?? result?.toString(16) ?? ''
  })
  return answer
}

const big = fc.bigInt({ min: 0n, max: 2n ** 512n })
const positive = fc.bigInt({ min: 1n, max: 2n ** 512n })

describe('modPow', () => {
  it('agrees with Amplify’s arithmetic, and takes its place with the same answers', () => {
    class Replaced extends BigInteger {}
    useNativeModPow(Replaced)
    fc.assert(
      fc.property(big, positive, fc.bigInt({ min: 3n, max: 2n ** 512n }), (base, exponent, half) => {
        // Amplify's reduction needs an odd modulus (SRP's is a prime), and its modPow never answers an exponent of 0.
        const modulus = half | 1n
        const expected = amplifyModPow(BigInteger, base, exponent, modulus)
        expect(modPow(base, exponent, modulus).toString(16)).toBe(expected)
        expect(amplifyModPow(Replaced, base, exponent, modulus)).toBe(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('takes a negative base, as S = (B - k·g^x)^(a + u·x) may have', () => {
    fc.assert(
      fc.property(big, big, fc.bigInt({ min: 3n, max: 2n ** 256n }), (base, exponent, modulus) => {
        const above = modulus - (base % modulus)
        expect(modPow(-base, exponent, modulus)).toBe(modPow(above, exponent, modulus))
      }),
    )
  })

  it('answers the edges', () => {
    expect(modPow(0n, 0n, 7n)).toBe(1n)
    expect(modPow(5n, 0n, 1n)).toBe(0n)
    expect(modPow(2n, 10n, 1_000n)).toBe(24n)
    expect(() => modPow(2n, -1n, 7n)).toThrow(RangeError)
    expect(() => modPow(2n, 1n, 0n)).toThrow(RangeError)
  })
})
