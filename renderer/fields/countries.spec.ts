import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { findCountries, nameCountries } from './countries.ts'
import { listCallingCodes } from './phone-library.ts'

const codes = listCallingCodes()
const found = (search: string, locale = 'en'): string[] =>
  findCountries(nameCountries(codes, locale), search).map(({ code }) => code)

describe('the list of countries', () => {
  it('speaks the language of the user, in its order', () => {
    const german = nameCountries(codes, 'de').map(({ name }) => name)
    expect(german).toContain('Deutschland')
    expect(german.indexOf('Österreich')).toBeLessThan(german.indexOf('Polen'))
    expect(german.indexOf('Ägypten')).toBeLessThan(german.indexOf('Albanien'))
  })

  it('has a name for every country, and its dial code', () => {
    const entries = nameCountries(codes, 'en')
    expect(entries.filter(({ code, name }) => code === name)).toEqual([])
    expect(entries.find(({ code }) => code === 'GB')).toMatchObject({ name: 'United Kingdom', dialCode: '+44' })
  })
})

describe('searching', () => {
  it.each([
    ['germ', 'en', 'DE'],
    ['Deutschl', 'de', 'DE'],
    ['germany', 'de', 'DE'],
    ['osterreich', 'de', 'AT'],
    ['ÖSTERREICH', 'de', 'AT'],
    ['Cote d’Ivoire', 'fr', 'CI'],
    ["cote d'iv", 'en', 'CI'],
    ['ドイツ', 'ja', 'DE'],
    ['de', 'en', 'DE'],
    ['gb', 'en', 'GB'],
    ['wegry', 'pl', 'HU'],
    ['turkiye', 'tr', 'TR'],
    ['Trinidad and Tobago', 'en', 'TT'],
    ['Saint Lucia', 'en', 'LC'],
    ['niger', 'en', 'NE'],
  ])('%j in %s finds %s first', (search, locale, code) => {
    expect(found(search, locale)[0]).toBe(code)
  })

  it.each([
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['Scotland', 'GB'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['America', 'US'],
    ['UAE', 'AE'],
    ['Turkey', 'TR'],
    ['Holland', 'NL'],
    ['Czech Republic', 'CZ'],
    ['Ivory Coast', 'CI'],
    ['Korea', 'KR'],
    ['Macau', 'MO'],
    ['DEU', 'DE'],
    ['che', 'CH'],
  ])('%j finds %s first in every language', (search, code) => {
    expect(languages.filter((language) => found(search, language)[0] !== code)).toEqual([])
  })

  it.each([
    ['VAE', 'de', 'AE'],
    ['Tschechische Republik', 'de', 'CZ'],
    ['EE.UU.', 'es', 'US'],
    ['VS', 'nl', 'US'],
    ['ABD', 'tr', 'US'],
  ])('%j finds in %s what it is short for', (search, locale, code) => {
    expect(found(search, locale)[0]).toBe(code)
  })

  it('takes an ISO code for its country, whatever else it is short for', () => {
    expect(found('RU', 'es')[0]).toBe('RU')
  })

  it.each(['+49', '49', '0049', '+ 49', '(+49)', '(0049)', '+(49)', '+49 (0)', '＋４９'])(
    '%j finds the country of the dial code',
    (search) => {
      expect(found(search)).toEqual(['DE'])
    },
  )

  it.each([
    ['+44', 'GB'],
    ['(+44)', 'GB'],
    ['0044', 'GB'],
    ['+1', 'US'],
    ['+7', 'RU'],
    ['+39', 'IT'],
    ['+358', 'FI'],
  ])('%j, which several share, finds %s first', (search, code) => {
    expect(found(search)[0]).toBe(code)
    expect(found(search).length).toBeGreaterThan(1)
  })

  it('finds all that share a dial code, and nothing for what is none', () => {
    expect(found('+44').sort()).toEqual(['GB', 'GG', 'IM', 'JE'])
    expect(found('atlantis')).toEqual([])
    expect(found('')).toHaveLength(codes.length)
  })
})
