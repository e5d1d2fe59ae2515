import { asciiDigits } from './digits.ts'

/** How many digits a code has. */
export const codeLength = 6

const shapes = [/(?<!\d)\d{6}(?!\d)/u, /(?<!\d)\d{3}[\s\p{Pd}]\d{3}(?!\d)/u]

/**
 * Finds the code in a pasted text: `123456`, `123 456`, `123-456`, single digits with gaps, or a whole text message
 * with the code in it. The digits may be of any script. Null when there is no code.
 */
export function findCode(text: string): string | null {
  const plain = asciiDigits(text)
  for (const shape of shapes) {
    const match = shape.exec(plain)
    if (match !== null) return digitsOf(match[0])
  }
  const digits = digitsOf(plain)
  return digits.length === codeLength ? digits : null
}

/** Only the digits of a text, in their order, as ASCII. */
export function digitsOf(text: string): string {
  return asciiDigits(text).replace(/\D/g, '')
}
