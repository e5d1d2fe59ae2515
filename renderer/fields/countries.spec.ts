import { describe, expect, it } from 'vitest'
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
    expect(entries.find(({ code }) => code === 'GB')).toEqual({ code: 'GB', name: 'United Kingdom', dialCode: '+44' })
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
  ])('%j in %s finds %s first', (search, locale, code) => {
    expect(found(search, locale)[0]).toBe(code)
  })

  it.each(['+49', '49', '0049', '+ 49'])('%j finds the country of the dial code', (search) => {
    expect(found(search)).toEqual(['DE'])
  })

  it('finds all that share a dial code, and nothing for what is none', () => {
    expect(found('+44').sort()).toEqual(['GB', 'GG', 'IM', 'JE'])
    expect(found('atlantis')).toEqual([])
    expect(found('')).toHaveLength(codes.length)
  })
})
