import fc from 'fast-check'

// What generated stages and their users write.

/** Scripts of all directions, and a character of two UTF-16 units. */
const alphabet = Array.from('abcdefghijklmnopqrstuvwxyzABCXYZéßłçğıøñ李日한국עבריתعربية0123456789&<>"\'@.,-😀')

/** A short text: no space at its ends, no line break. */
export const letters = fc
  .string({ unit: fc.constantFrom(...alphabet, ' '), minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/ +/g, ' ').trim())
  .filter((text) => text !== '')

/** A text of so many UTF-16 units, both ends included. */
export function textOf(shortest: number, longest: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: fc.constantFrom(...alphabet), minLength: Math.max(1, shortest), maxLength: Math.max(1, longest) })
    .map((text) => (text.length > longest ? text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, 'x') : text))
}

/** A day as the pool keeps it, from 1900 to 2150. */
export const day = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2150, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

/** A number as the pool keeps it, with up to three decimals. */
export const decimal = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 3 }))
  .map(([digits, decimals]) => (digits / 10 ** decimals).toFixed(decimals))
