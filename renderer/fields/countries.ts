import type { Country } from '../../preload/contract/machine.ts'

/** A country as the list shows it. */
export interface CountryEntry {
  code: Country
  /** In the user's language. */
  name: string
  /** `+44` */
  dialCode: string
}

/** The countries with their names in this language, in its order. */
export function nameCountries(callingCodes: readonly [Country, string][], locale: string): CountryEntry[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const { compare } = new Intl.Collator(locale)
  return callingCodes
    .map(([code, callingCode]) => ({ code, name: names.of(code) ?? code, dialCode: `+${callingCode}` }))
    .sort((one, other) => compare(one.name, other.name))
}

/**
 * The countries that somebody means who types this: by name, in their own language or in English, with or without
 * accents; by dial code; by ISO code. Those whose name begins so come first.
 */
export function findCountries(countries: readonly CountryEntry[], search: string): CountryEntry[] {
  const wanted = simplify(search)
  const digits = /^(?:\+|00)?(\d+)$/.exec(search.replace(/\s/g, ''))?.[1]
  if (digits !== undefined) return countries.filter(({ dialCode }) => dialCode.slice(1).startsWith(digits))

  const ranked = countries.flatMap((country) => {
    const rank = rankOf(country, wanted)
    return rank === null ? [] : [{ country, rank }]
  })
  // Sorting is stable: within a rank the order of the language stays.
  return ranked.sort((one, other) => one.rank - other.rank).map(({ country }) => country)
}

const englishNames = new Intl.DisplayNames(['en'], { type: 'region' })

function rankOf({ code, name }: CountryEntry, wanted: string): number | null {
  const names = [name, englishNames.of(code) ?? ''].map(simplify)
  if (code.toLowerCase() === wanted) return 0
  if (names.some((known) => known.startsWith(wanted))) return 1
  return names.some((known) => known.includes(wanted)) ? 2 : null
}

/** Lower case, without accents; what stands between words is a space. */
function simplify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
