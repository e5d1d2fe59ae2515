import { asciiDigits } from './digits.ts'

/** What people and address books put between digits, as a part of a pattern; the last two are East Asian dashes. */
export const separators = String.raw`\p{Zs}\p{Pd}().[\]/~\u2212\u30fc`

const separator = new RegExp(`[${separators}]`, 'gu')

/** The trunk zero that international notation shows in brackets, as in `+44 (0) 7700 900123`. */
const bracketedTrunkZero = /[([]\s*0\s*[)\]]/u

/** A text with ASCII digits and plus, and without the invisible marks that copying brings along. */
export function legible(typed: string): string {
  return asciiDigits(typed)
    .replace(/\p{Cf}/gu, '')
    .trim()
}

/** What is left of a legible text without the marks between digits. */
export function withoutSeparators(text: string): string {
  return text.replace(separator, '')
}

/** A legible international number without its trunk zero in brackets. */
export function withoutTrunkZero(text: string): string {
  return /^[([]*(\+|00)/u.test(text) ? text.replace(bracketedTrunkZero, '') : text
}

/**
 * A number as typed, without the marks between its digits: those are cut, and a leading `00` becomes `+`. What is no
 * digit stays, so that it can be told and corrected. Which number of the world it is, `readPhone` tells.
 */
export function plainNumber(typed: string): string {
  return withoutSeparators(withoutTrunkZero(legible(typed))).replace(/^00/, '+')
}

/** Whether this begins as an international number does. */
export function isInternational(typed: string): boolean {
  return plainNumber(typed).startsWith('+')
}
