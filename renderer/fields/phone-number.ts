import { asciiDigits } from './digits.ts'

/** What people and address books put between digits, for use in a pattern. The last two are East Asian dashes. */
export const separators = String.raw`\p{Zs}\p{Pd}().[\]/~\u2212\u30fc`

const separator = new RegExp(`[${separators}]`, 'gu')

/** The trunk zero that international notation shows in brackets, as in `+44 (0) 7700 900123`. */
const bracketedTrunkZero = /[([]\s*0\s*[)\]]/u

/** Makes a text readable for patterns: ASCII digits and plus, without the invisible marks that copying brings along. */
export function legible(typed: string): string {
  return asciiDigits(typed)
    .replace(/\p{Cf}/gu, '')
    .trim()
}

/** Removes the separators from a legible text. */
export function withoutSeparators(text: string): string {
  return text.replace(separator, '')
}

/** Removes the trunk zero in brackets from a legible international number. */
export function withoutTrunkZero(text: string): string {
  return /^[([]*(\+|00)/u.test(text) ? text.replace(bracketedTrunkZero, '') : text
}

/**
 * A number as typed, without separators, and with `+` for a leading `00`. Any other character stays, so that the field
 * can show it and its author can correct it. Whose number it is, `readPhone` tells.
 */
export function plainNumber(typed: string): string {
  return withoutSeparators(withoutTrunkZero(legible(typed))).replace(/^00/, '+')
}

/** Whether a text begins as an international number does: with a plus, or with `00`. */
export function isInternational(typed: string): boolean {
  return plainNumber(typed).startsWith('+')
}
