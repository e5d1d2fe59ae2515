import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { day } from '../../preload/contract/testing/words.ts'
import { formattingLocale } from '../locales/formatting-locale.ts'
import { decimalRows, writtenWith } from '../testing/decimal-digits.ts'
import { exampleDate, readDate, writeDate } from './date-writing.ts'

/** Calendars of a system that are not the Gregorian one, too. */
const systems = ['en-GB', 'en-US', 'fa-IR', 'th-TH-u-ca-buddhist', 'ar-SA', 'ja-JP-u-ca-japanese', 'de-AT']
const locales = [
  ...languages.map((language) => formattingLocale(language, [])),
  ...systems.map((system) => formattingLocale(system.slice(0, 2), [system])),
]

describe.each(locales)('a date in %s', (locale) => {
  it('that is written is read as the same', () => {
    const property = fc.property(day, (value) => {
      const written = writeDate(value, locale)
      expect(written.replace(/\D/g, ''), written).toHaveLength(8)
      expect(readDate(written, locale), written).toEqual({ day: value })
    })
    fc.assert(property)
  })

  it('may be typed with the year first, with any sign between, and without its zeros', () => {
    const signs = fc.constantFrom('-', '.', '/', ' ', '. ', ' / ', '–', '\u2212')
    const property = fc.property(day, signs, fc.boolean(), (value, sign, short) => {
      const numbers = value.split('-').map((number) => (short ? number.replace(/^0/, '') : number))
      expect(readDate(numbers.join(sign), locale)).toEqual({ day: value })
      const own = writeDate(value, locale).replaceAll(/\D+(?=\d)/g, sign)
      expect(readDate(short ? own.replaceAll(/\b0/g, '') : own, locale)).toEqual({ day: value })
    })
    fc.assert(property)
  })

  it('with a year of two digits is asked back', () => {
    const property = fc.property(day, (value) => {
      const written = writeDate(value, locale).replace(/\d{2}(\d{2})(?=\D|$)/, (year, end: string) =>
        year.length === 4 ? end : year,
      )
      expect(readDate(written, locale), written).toEqual({ problem: 'yearShort' })
    })
    fc.assert(property)
  })

  it('that the calendar does not have is told', () => {
    for (const value of ['2023-02-29', '2100-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00']) {
      expect(readDate(value, locale)).toEqual({ problem: 'none' })
    }
  })
})

it('is read in the digits of every script', () => {
  for (const row of decimalRows()) {
    expect(readDate(writtenWith(row, '31/12/2026'), 'en-GB')).toEqual({ day: '2026-12-31' })
  }
})

it.each([
  ['3/4/2026', 'en-GB', '2026-04-03'],
  ['3/4/2026', 'en-US', '2026-03-04'],
  ['2026年12月31日', 'ja', '2026-12-31'],
  ['2026년 12월 31일', 'ko', '2026-12-31'],
  ['2026. 12. 31.', 'ko', '2026-12-31'],
  ['31\u200f/12\u200f/2026', 'ar', '2026-12-31'],
  ['２０２６／１２／３１', 'ja', '2026-12-31'],
])('%s is in %s %s', (typed, locale, value) => {
  expect(readDate(typed, locale)).toEqual({ day: value })
})

it.each(['', 'soon', '12', '31.12.', '31.12.20266', '31/12/2026 or so', '31122026', '1.2.3.4', '2026-1'])(
  '%j has another form',
  (typed) => {
    expect(readDate(typed, 'de')).toEqual({ problem: 'form' })
  },
)

it('nobody can tell the day from the month where the year is first', () => {
  expect(readDate('3/4/2026', 'ja')).toEqual({ problem: 'form' })
})

it('shows how it is typed', () => {
  expect([exampleDate('de'), exampleDate('en-GB'), exampleDate('ko')]).toEqual([
    '31.12.2026',
    '31/12/2026',
    '2026. 12. 31.',
  ])
})
