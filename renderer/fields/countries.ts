import type { Country } from '../../preload/contract/machine.ts'
import { codesOf, otherNamesOf } from './country-names.ts'
import type { CallingCode } from './phone-library.ts'
import { plainNumber } from './phone-number.ts'

/** A country as the list shows it, with what it is found by. */
export interface CountryEntry {
  code: Country
  /** In the user's language. */
  name: string
  /** `+44` */
  dialCode: string
  /** It is the main one of those that share its dial code. */
  main: boolean
  /** All of its names and ISO codes, simplified. */
  names: readonly string[]
  isoCodes: readonly string[]
}

/** The countries with their names in this language, in its order. */
export function nameCountries(callingCodes: readonly CallingCode[], locale: string): CountryEntry[] {
  const named = new Intl.DisplayNames([locale], { type: 'region' })
  // The short ones are those that everybody uses: `UK`, `USA`, `EE. UU.`.
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
 * The countries that somebody means who types this: by name, in their own language or in English, with or without
 * accents; by dial code; by ISO code. Those that are called exactly so come first, then those whose name begins so.
 */
export function findCountries(countries: readonly CountryEntry[], search: string): CountryEntry[] {
  const digits = /^\+?(\d+)$/.exec(plainNumber(search))?.[1]
  const wanted = simplify(search)
  const ranked = countries.flatMap((country) => {
    const rank = digits === undefined ? rankByName(country, wanted) : rankByDialCode(country, digits)
    return rank === null ? [] : [{ country, rank }]
  })
  // Sorting is stable: within a rank the order of the language stays.
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
 * Lower case, without accents and full stops, and English names in the form in which they are spoken; what stands
 * between words is a space.
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
