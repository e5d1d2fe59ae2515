import { expect, it } from 'vitest'
import { appInfo } from '../testing/samples.ts'
import { defaultCountry } from './default-country.ts'

const { settings, policy } = appInfo
const nothing = { settings, policy, system: { languages: ['de'], region: null } }

it('prefers the last choice, then the administrator, then the region, then the language', () => {
  const language = { ...nothing, system: { languages: ['es-419', 'fr-BE', 'de-CH'], region: null } }
  const region = { ...language, system: { ...language.system, region: 'AT' } }
  const administrator = { ...region, policy: { ...policy, defaultCountry: 'PL' } }
  const chosen = { ...administrator, settings: { ...settings, country: 'JP' } }
  expect([nothing, language, region, administrator, chosen].map(defaultCountry)).toEqual([null, 'BE', 'AT', 'PL', 'JP'])
})

it('is never a country that the administrator does not allow', () => {
  const chosen = { settings: { ...settings, country: 'JP' }, system: { languages: ['fr-BE'], region: 'AT' } }
  const among = (...allowedCountries: string[]): string | null =>
    defaultCountry({ ...chosen, policy: { ...policy, allowedCountries } })
  expect(among('AT', 'BE')).toBe('AT')
  expect(among('BE', 'NL')).toBe('BE')
  expect(among('NL')).toBe('NL')
  expect(among('NL', 'DK')).toBeNull()
})
