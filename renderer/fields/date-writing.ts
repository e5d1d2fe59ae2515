import { isDay } from '../../preload/contract/attributes/wire.ts'
import { legible } from './phone-number.ts'

// A day between the pool's form, `YYYY-MM-DD`, and the user's. The calendar is the Gregorian one in every language.

const separator = String.raw`(?:[\s.,/\\·:\p{Pd}\u2212]+|\s*[年月년월]\s*)`
const threeNumbers = new RegExp(String.raw`^(\d+)${separator}(\d+)${separator}(\d+)[\s.]*[日일]?[\s.]*$`, 'u')

/** Why a text is no day: it has another form, its year is short, or the calendar has no such day. */
export type DateProblem = 'form' | 'yearShort' | 'none'

type DateReading = { day: string } | { problem: DateProblem }

/** The last day of a year shows which number is the day. */
const sample = '2026-12-31'

function partsOf(locale: string): Intl.DateTimeFormatPart[] {
  const format = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return format.formatToParts(Date.parse(sample))
}

/** A day of the pool as this locale writes it in numbers. A text that is no day stays as it is. */
export function writeDate(value: string, locale: string): string {
  if (!isDay(value)) return value
  const [year = '', month = '', day = ''] = value.split('-')
  const numbers: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = { year, month, day }
  const text = partsOf(locale).map(({ type, value: literal }) => numbers[type] ?? literal)
  // Without the marks that turn a date around in Arabic: they would stand in the field like letters.
  return text.join('').replace(/\p{Cf}/gu, '')
}

/** A date as this locale writes it, to show how it is typed. */
export function exampleDate(locale: string): string {
  return writeDate(sample, locale)
}

/**
 * The day that a text means: in the order of the locale, or with the year first. Any sign may stand between its numbers,
 * which are in the digits of any script. A year has four digits, because nobody knows which century two of them mean.
 */
export function readDate(typed: string, locale: string): DateReading {
  const numbers = threeNumbers.exec(legible(typed))?.slice(1)
  const [first = '', second = '', third = ''] = numbers ?? []
  const ordered = order({ first, second, third }, locale)
  if (numbers === undefined || ordered === null) return { problem: 'form' }
  const [year, month, date] = ordered
  if (year.length < 4) return { problem: year.length <= 2 ? 'yearShort' : 'form' }
  const day = [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-')
  return isDay(day) ? { day } : { problem: 'none' }
}

/** Year, month and day among three numbers; null when nobody can tell which is which. */
function order(
  { first, second, third }: Record<'first' | 'second' | 'third', string>,
  locale: string,
): [string, string, string] | null {
  if ([first, second, third].some(({ length }) => length > 4) || second.length > 2) return null
  if (first.length > 2) return third.length > 2 ? null : [first, second, third]
  const types = partsOf(locale).map(({ type }) => type)
  if (types.indexOf('year') < types.indexOf('day')) return third.length > 2 ? null : [first, second, third]
  return types.indexOf('day') < types.indexOf('month') ? [third, second, first] : [third, first, second]
}
