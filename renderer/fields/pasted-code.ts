import { asciiDigits } from './digits.ts'

/** How many digits a code has. */
export const codeLength = 6

/** What a text that came into the code field holds: a whole code, or its first digits and no other text. */
export interface CodeReading {
  whole: boolean
  /** As ASCII. */
  digits: string
}

// What may hold six digits and is no code. Each is taken out as a whole, before a code is looked for.
const others = [
  // Addresses of pages and of people.
  /\S+:\/\/\S+|\bwww\.\S+|[^\s@]+@[^\s@]+/giu,
  // Days and times of day: `2026-11-27`, `27.11.2026`, `12:34:56`.
  /(?<![\d.:/-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[:.]\d{2}:\d{2}|\d{1,2}:\d{2})(?![\d:/-]|\.\d)/gu,
  // Amounts, with the currency's sign or its letters on either side.
  /(?:\p{Sc}|\b(?:[A-Z]{2}\$|A?R\$|Rs\.?|INR|EUR|USD|GBP|CHF|JPY|CNY|RMB|PLN|TRY|kr\.?)) ?\d[\d ',.\u00a0\u202f]*/gu,
  /\d[\d ',.\u00a0\u202f]*(?: |\u00a0|\u202f)?(?:\p{Sc}|%|(?:INR|EUR|USD|GBP|CHF|JPY|CNY|RMB|PLN|TRY|kr|zł|TL|Rs|元|円|원)(?!\p{L}))/gu,
]

/** Digits with what stands between those of one number. A full stop or a comma before a space ends a sentence. */
const run = /[+*]?\d(?:(?:[.,:](?!\p{Zs})|[\p{Zs}\p{Pd}/()[\]_~'’\u2212]){0,3}\d)*/gu

/** How a code is written. */
const shape = /^(?:\d{6}|\d{3}[\p{Zs}\p{Pd}]\d{3}|\d{2}\p{Zs}\d{2}\p{Zs}\d{2}|\d(?:[\p{Zs}\p{Pd}]\d){5})$/u

/**
 * Letters and signs that make a number a part of something longer. Chinese, Japanese and Korean put no space between
 * words. Before the code may stand `G-` or `#`, as senders do.
 */
const before = /(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|[$*/\\%&_@]|\d[.,:])$/u
const after = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|[*/\\_@#]|[\p{Pd}][\p{L}\d])/u

/** The stops of East Asian texts, behind which no space stands. */
const wideStop = /[，。：；、！？]/gu

const nothingElse = /^[\p{Nd}\p{Zs}\p{Pd}\s]*$/u

/**
 * Reads the code in a text: `123456`, `123 456`, `123-456`, single digits with gaps, or a whole text message with the
 * code in it. The digits may be of any script. Null when it holds no code, and when it holds more than one number that
 * may be the code, as nobody can tell then.
 */
export function readCode(text: string): CodeReading | null {
  const plain = asciiDigits(text.replace(wideStop, '$& ')).replace(/\p{Cf}/gu, '')
  const digits = digitsOf(plain)
  if (nothingElse.test(plain) && digits.length > 0 && digits.length < codeLength) return { whole: false, digits }
  const codes = new Set(candidates(plain))
  const [code] = codes
  return code === undefined || codes.size > 1 ? null : { whole: true, digits: code }
}

function candidates(text: string): string[] {
  const left = others.reduce((rest, other) => rest.replace(other, '\n'), text)
  return Array.from(left.matchAll(run)).flatMap(({ 0: found, index }) => {
    const standsAlone = !before.test(left.slice(0, index)) && !after.test(left.slice(index + found.length))
    return standsAlone && shape.test(found) ? [digitsOf(found)] : []
  })
}

/** Only the digits of a text, in their order, as ASCII. */
export function digitsOf(text: string): string {
  return asciiDigits(text).replace(/\D/g, '')
}
