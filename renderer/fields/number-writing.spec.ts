import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { decimal } from '../../preload/contract/testing/words.ts'
import { formattingLocale } from '../locales/formatting-locale.ts'
import { decimalRows, writtenWith } from '../testing/decimal-digits.ts'
import { readNumber, writeNumber } from './number-writing.ts'

const locales = [...languages.map((language) => formattingLocale(language, [])), 'de-CH', 'en-IN', 'pt-PT', 'es-MX']

describe.each(locales)('a number in %s', (locale) => {
  it('that is written is read as the same, with groups or without, and each of its decimals', () => {
    const property = fc.property(decimal, fc.boolean(), (value, grouped) => {
      const written = writeNumber(value, locale, grouped)
      expect(readNumber(written, locale), written).toBe(value)
    })
    fc.assert(property)
  })

  it('may be typed as the pool keeps it, unless the language reads a group there', () => {
    const property = fc.property(decimal, (value) => {
      const read = readNumber(value, locale)
      const grouped = writeNumber(value.replace('.', ''), locale, true)
      if (/\.\d{3}$/.test(value) && grouped === value) expect(read).toBe(value.replace('.', ''))
      else expect(read).toBe(value)
    })
    fc.assert(property)
  })

  it('keeps what is no number as it is', () => {
    expect(writeNumber('about 5', locale)).toBe('about 5')
    expect(writeNumber('', locale)).toBe('')
  })
})

it('is read in the digits of every script', () => {
  for (const row of decimalRows()) expect(readNumber(writtenWith(row, '-1204.5'), 'en')).toBe('-1204.5')
})

it.each([
  ['1.234', 'de', '1234'],
  ['1.234', 'fr', '1.234'],
  ['1,234', 'en', '1234'],
  ['1 234,5', 'pl', '1234.5'],
  ['1’234.5', 'de-CH', '1234.5'],
  ['12,34,567', 'en-IN', '1234567'],
  ['١٬٢٣٤٫٥', 'ar', '1234.5'],
  ['－１２．５', 'ja', '-12.5'],
  ['\u22125', 'en', '-5'],
  ['\u200f-5\u200f', 'he', '-5'],
  ['+5', 'en', '5'],
  ['.5', 'en', '0.5'],
  ['5,', 'de', '5'],
  ['007', 'en', '7'],
  ['1,50', 'de', '1.50'],
])('%s is in %s %s', (typed, locale, value) => {
  expect(readNumber(typed, locale)).toBe(value)
})

it.each([
  ['1,5', 'en'],
  ['1.5.2', 'de'],
  ['1,23,4', 'en'],
  ['12 34', 'fr'],
  ['1.2,3.4', 'de'],
  ['five', 'en'],
  ['5 kg', 'en'],
  ['1e5', 'en'],
  ['', 'en'],
  ['-', 'en'],
  ['.', 'en'],
  ['1234567890123456', 'en'],
])('%j is no number in %s', (typed, locale) => {
  expect(readNumber(typed, locale)).toBeNull()
})
