import { randomBytes } from 'node:crypto'
import BigInteger from '../node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils/srp/BigInteger/BigInteger.mjs'
import { modPow } from '../main/account/pool/mod-pow.ts'

// npm run bench:srp: the exponentiation that a sign-in waits for, Amplify's own against the one that the build puts
// in its place. Both in turns within one run, so that the ratio holds on a noisy machine.

const bits = { modulus: 3_072, exponent: 1_024 }
const rounds = 15
/** A random number of that many bits, odd as a prime is. */
const hex = (size: number): string =>
  `f${randomBytes(size / 8)
    .toString('hex')
    .slice(1, -1)}d`

const milliseconds = (work: () => void): number => {
  const started = performance.now()
  work()
  return performance.now() - started
}
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

const amplify: number[] = []
const ours: number[] = []
for (let round = 0; round < rounds; round += 1) {
  const [base, exponent, modulus] = [hex(bits.modulus), hex(bits.exponent), hex(bits.modulus)]
  const integers = [base, exponent, modulus].map((value) => new BigInteger(value, 16)) as [
    BigInteger,
    BigInteger,
    BigInteger,
  ]
  const natives = [base, exponent, modulus].map((value) => BigInt(`0x${value}`)) as [bigint, bigint, bigint]
  amplify.push(
    milliseconds(() => {
      integers[0].modPow(integers[1], integers[2], () => undefined)
    }),
  )
  ours.push(milliseconds(() => modPow(...natives)))
}

const [theirs, mine] = [median(amplify), median(ours)]
console.log(`modPow, ${String(bits.modulus)} bits, exponent ${String(bits.exponent)} bits, median of ${String(rounds)}`)
console.log(`amplify ${theirs.toFixed(1)} ms, ours ${mine.toFixed(1)} ms, ratio ${(theirs / mine).toFixed(1)}`)
