import { describe, expect, it } from 'vitest'
import { countryOf, groupDigits, listCallingCodes, readPhone } from './phone-library.ts'
import { flagOf } from './flags.ts'

describe('reading a number', () => {
  it.each([
    ['07700 900123', 'GB', '+447700900123'],
    ['7700900123', 'GB', '+447700900123'],
    ['+44 07700 900123', 'DE', '+447700900123'],
    ['+44 (0) 7700 900123', null, '+447700900123'],
    ['0044 7700 900123', 'US', '+447700900123'],
    ['0151 23456789', 'DE', '+4915123456789'],
    ['06 6981 2345', 'IT', '+390669812345'],
    ['+39 06 6981 2345', null, '+390669812345'],
    ['312 345 6789', 'IT', '+393123456789'],
    ['07 01 23 45 67', 'CI', '+2250701234567'],
    ['(415) 555-0132', 'US', '+14155550132'],
    ['8 912 345 67 89', 'RU', '+79123456789'],
    ['+49 1511 234567890', null, '+491511234567890'],
  ])('%s, typed in %s, is %s', (typed, country, e164) => {
    expect(readPhone(typed, country)).toMatchObject({ e164, complete: true })
  })

  it.each([
    ['077', 'GB'],
    ['07700 900', 'GB'],
    ['07700 9001', 'GB'],
    ['+44 7700 90012', null],
    ['+44 7700 900123 45', null],
    ['415 555', 'US'],
  ])('%s in %s is not complete', (typed, country) => {
    expect(readPhone(typed, country)?.complete ?? false).toBe(false)
  })

  it.each([
    ['020 7946 0018', 'GB', true],
    ['030 901820', 'DE', true],
    ['07400 123456', 'GB', false],
    ['(415) 555-0132', 'US', false],
  ])('%s in %s is a fixed line: %s', (typed, country, fixedLine) => {
    expect(readPhone(typed, country)?.fixedLine).toBe(fixedLine)
  })
})

describe('the country of what is typed', () => {
  it.each([
    ['+', 'FR', 'FR'],
    ['+4', 'FR', 'FR'],
    ['+44', 'FR', 'GB'],
    ['+44', 'GG', 'GG'],
    ['+1', 'FR', 'US'],
    ['+1', 'CA', 'CA'],
    ['+1868', 'CA', 'TT'],
    ['+7', null, 'RU'],
    ['+77', 'RU', 'KZ'],
    ['+49151', 'GB', 'DE'],
  ])('%s after %s is %s', (typed, current, country) => {
    expect(countryOf(typed, current)).toBe(country)
  })
})

it.each([
  ['0770090', 'GB', '07700 90'],
  ['+447700', null, '+44 7700'],
  ['4155550132', 'US', '(415) 555-0132'],
  ['0770090', null, '0770090'],
])('groups %s in %s as %s', (typed, country, grouped) => {
  expect(groupDigits(typed, country)).toBe(grouped)
})

it('has a flag for each country', () => {
  expect(listCallingCodes().filter(({ country }) => flagOf(country) === undefined)).toEqual([])
})
