import { legible, separators, withoutSeparators, withoutTrunkZero } from './phone-number.ts'

/** A number as it stands in a text. */
export interface FoundNumber {
  /** What it may mean: digits, perhaps with a leading plus; the usual meaning first. */
  spellings: string[]
  /** There is more around it than separators: only a number that is certain may be taken out of that. */
  wrapped: boolean
}

// Digits with what may stand between them. A number does not go on in another line or cell.
const run = new RegExp(String.raw`(?:\+[${separators}]*)?\d(?:[${separators}]*\d)*`, 'gu')
const lineEnd = /[\t\n\v\f\r\u0085\u2028\u2029]/u
const noSeparator = new RegExp(`[^${separators}]`, 'u')

/** More digits than this may be another number; a house number or an extension has fewer. */
const fewDigits = 5

/**
 * The one number in a text: alone, or with a label before it, an extension or anything else after it. Null when there is
 * none or more than one, or when a digit could belong to it or not: a wrong guess would reach a stranger.
 */
export function numberIn(typed: string): FoundNumber | null {
  const text = legible(typed)
  const runs = Array.from(text.matchAll(run), (match) => describe(text, match))
  const long = runs.length === 1 ? runs : runs.filter(({ marked, digits }) => marked || digits.length > fewDigits)
  const number = long.find(({ marked }) => marked) ?? long[0]
  if (number === undefined || pluses(text) !== pluses(runs.map(({ written }) => written).join())) return null

  const wrapped = noSeparator.test(number.before + number.after)
  const others = runs.filter(({ digits }) => digits !== number.digits)
  if (goesOnLate(number) || (wrapped && !standsAlone(number))) return null
  return others.every((other) => isApart(other, number, text)) ? { spellings: spell(number.written), wrapped } : null
}

interface Run {
  written: string
  /** Without what stands between them, and without the plus or the `00` of an international one. */
  digits: string
  /** It says its country. */
  marked: boolean
  start: number
  before: string
  after: string
}

function describe(text: string, match: RegExpExecArray): Run {
  const [written] = match
  const compact = withoutSeparators(written)
  const end = match.index + written.length
  return {
    written,
    digits: compact.replace(/^(\+|00)/, ''),
    marked: compact.startsWith('+') || /^00[1-9]\d{5}/.test(compact),
    start: match.index,
    before: text.slice(0, match.index),
    after: text.slice(end),
  }
}

/** Nothing that touches the number can be a part of it, or of an address that it is in. */
function standsAlone({ written, digits, before, after }: Run): boolean {
  const opened = before === '' || written.startsWith('+') || /[\s:;,.>([<"'“„«]$/u.test(before)
  const closed = /^($|[\s\p{Pd}.,;:!?)\]>"'”’»<|…。、]|x\.?\s?\d{1,5}(?!\d))/u.test(after)
  return opened && closed && digits.length > fewDigits
}

/** `901820 (2)`, `901820/21`: whether that is a part of it, or another number, only its author knows. */
function goesOnLate({ written }: Run): boolean {
  return /\d{7}[([]|\d{8}\//u.test(written.replace(/^00|[^\d([/]/gu, ''))
}

/**
 * A few digits that are no part of the number: letters or a line's end part them from it, and no mere comma. A plus
 * does so too; before a number that has none stand no digits in its line.
 */
function isApart(other: Run, { marked, start, after }: Run, text: string): boolean {
  if (other.digits.length > fewDigits || other.marked) return false
  if (other.start < start) return marked || lineEnd.test(text.slice(other.start, start))
  return /\p{L}|[\t\n\v\f\r\u0085\u2028\u2029]/u.test(text.slice(text.length - after.length, other.start))
}

/**
 * A zero in brackets is left out nearly everywhere, but belongs to the number in Italy; `00` is the plus nearly
 * everywhere, but a part of `0011` in Australia. Who knows the countries' rules can tell.
 */
function spell(written: string): string[] {
  const plain = [withoutTrunkZero(written), written].map(withoutSeparators)
  return [
    ...new Set(plain.flatMap((digits) => (digits.startsWith('00') ? [digits.replace('00', '+'), digits] : digits))),
  ]
}

function pluses(text: string): number {
  return text.split('+').length - 1
}
