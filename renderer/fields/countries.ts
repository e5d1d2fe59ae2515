import type { Country } from '../../preload/contract/machine.ts'
import { codesOf, otherNamesOf } from './country-names.ts'
import type { CallingCode } from './phone-library.ts'
import { plainNumber } from './phone-number.ts'

/** A country as the list shows it, with the words by which the search finds it. */
export interface CountryEntry {
  code: Country
  /** In the user's language. */
  name: string
  /** `+44` */
  dialCode: string
  /** Whether it is the main country of those that share its dial code, such as the United States for +1. */
  main: boolean
  /** All of its names and ISO codes, simplified for the search. */
  names: readonly string[]
  isoCodes: readonly string[]
}

/** The countries with their names in this language, sorted as the language sorts. */
export function nameCountries(callingCodes: readonly CallingCode[], locale: string): CountryEntry[] {
  const named = new Intl.DisplayNames([locale], { type: 'region' })
  // The short names too, because people type them: `UK`, `USA`, `EE. UU.`.
  const known = (['long', 'short'] as const).flatMap((style) =>
    [locale, 'en'].map((language) => new Intl.DisplayNames([language], { type: 'region', style })),
  )
  const { compare } = new Intl.Collator(locale)
  return callingCodes
    .map(({ country, callingCode, main }) => ({
      code: country,
      name: named.of(country) ?? country,
      dialCode: `+${callingCode}`,
      main,
      names: [...known.map((names) => names.of(country) ?? country), ...otherNamesOf(country)].map(simplify),
      isoCodes: codesOf(country).map(simplify),
    }))
    .sort((one, other) => compare(one.name, other.name))
}

/**
 * Finds the countries that a search can mean: by name in the user's language or in English, with or without accents, by
 * dial code, or by ISO code. A country that is called exactly so comes first, then those whose name begins so.
 */
export function findCountries(countries: readonly CountryEntry[], search: string): CountryEntry[] {
  const digits = /^\+?(\d+)$/.exec(plainNumber(search))?.[1]
  const wanted = simplify(search)
  const ranked = countries.flatMap((country) => {
    const rank = digits === undefined ? rankByName(country, wanted) : rankByDialCode(country, digits)
    return rank === null ? [] : [{ country, rank }]
  })
  // Sorting is stable, so within a rank the countries stay in the order of the language.
  return ranked.sort((one, other) => one.rank - other.rank).map(({ country }) => country)
}

function rankByDialCode({ dialCode, main }: CountryEntry, digits: string): number | null {
  const code = dialCode.slice(1)
  if (code === digits) return main ? 0 : 1
  return code.startsWith(digits) ? 2 : null
}

function rankByName({ names, isoCodes }: CountryEntry, wanted: string): number | null {
  if (isoCodes.includes(wanted)) return 0
  if (names.includes(wanted)) return 1
  if (names.some((name) => name.startsWith(wanted))) return 2
  return names.some((name) => name.includes(wanted)) ? 3 : null
}

/**
 * Makes texts comparable: lower case, without accents and full stops, English abbreviations in full, and a space for
 * whatever stands between two words.
 */
function simplify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/^the /, '')
}
