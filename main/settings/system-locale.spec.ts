import { expect, it } from 'vitest'
import { systemLocale } from './system-locale.ts'

it.each([
  ['the region of the system', ['en-GB', 'de-DE'], 'CH', 'CH'],
  ['the first region that a language names, where the system tells none', ['eo', 'zh-Hant-TW', 'en-US'], '', 'TW'],
  ['no region, when nothing names one', ['eo', 'not a tag'], '', null],
  ['no region for a group of countries', ['es-419'], '', null],
])('finds %s', (_, languages, code, region) => {
  const app = { getPreferredSystemLanguages: () => languages, getLocaleCountryCode: () => code }
  expect(systemLocale(app)).toEqual({ languages, region })
})
