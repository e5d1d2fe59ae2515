/** Amplify's big integers. Its package neither exports nor types them; only specs and the bench import them. */
declare module '*/srp/BigInteger/BigInteger.mjs' {
  class BigInteger {
    constructor(value: string, radix: number)
    toString(radix: number): string
    modPow(
      exponent: BigInteger,
      modulus: BigInteger,
      callback: (error: Error | null, result: BigInteger | null) => void,
    ): void
  }
  export { BigInteger as default }
}
