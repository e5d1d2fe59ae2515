import { legible, separators, withoutSeparators, withoutTrunkZero } from './phone-number.ts'

/** A number as it stands in a text. */
export interface FoundNumber {
  /** The ways to read it: digits, perhaps with a leading plus. The usual way comes first. */
  spellings: string[]
  /** Whether words or other signs stand around it. A number may be taken out of those only when it is certain. */
  wrapped: boolean
}

// Digits with separators between them. A line's end or a tab is no separator, so a number ends there.
const run = new RegExp(String.raw`(?:\+[${separators}]*)?\d(?:[${separators}]*\d)*`, 'gu')
const lineEnd = /[\t\n\v\f\r\u0085\u2028\u2029]/u
const noSeparator = new RegExp(`[^${separators}]`, 'u')

/** More digits than this may be a second phone number. A house number or an extension has at most so many. */
const fewDigits = 5

/**
 * Finds the one number in a text: alone, or with a label before it, an extension or anything else behind it. Null when
 * there is none, when there is more than one, and when nobody can tell whether a digit belongs to it: a wrong guess
 * would send a text message to a stranger.
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
  /** The digits alone, without separators and without the plus or `00` of an international number. */
  digits: string
  /** Whether it begins as an international number does, and so says its country. */
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

/**
 * Whether the characters beside the number show that it ends there: it is no part of a longer word or of an address.
 */
function standsAlone({ written, digits, before, after }: Run): boolean {
  const opened = before === '' || written.startsWith('+') || /[\s:;,.>([<"'“„«]$/u.test(before)
  const closed = /^($|[\s\p{Pd}.,;:!?)\]>"'”’»<|…。、]|x\.?\s?\d{1,5}(?!\d))/u.test(after)
  return opened && closed && digits.length > fewDigits
}

/** Whether it ends as `901820 (2)` or `901820/21` do: only the author knows if that part belongs to the number. */
function goesOnLate({ written }: Run): boolean {
  return /\d{7}[([]|\d{8}\//u.test(written.replace(/^00|[^\d([/]/gu, ''))
}

/**
 * Whether other digits are surely no part of the number. Those behind it are when letters or a line's end stand
 * between; a comma is not enough. Those before it are when the number begins with a plus or `00`, or a line ends
 * between.
 */
function isApart(other: Run, { marked, start, after }: Run, text: string): boolean {
  if (other.digits.length > fewDigits || other.marked) return false
  if (other.start < start) return marked || lineEnd.test(text.slice(other.start, start))
  return /\p{L}|[\t\n\v\f\r\u0085\u2028\u2029]/u.test(text.slice(text.length - after.length, other.start))
}

/**
 * The ways to read a number. `(0)` is left out when dialling from abroad, but not in Italy. `00` stands for the plus,
 * but in Australia it may begin `0011`. Only the countries' rules tell, so the caller gets all ways.
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
