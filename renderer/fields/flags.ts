import type { Country } from '../../preload/contract/machine.ts'

// Windows has no flags among its emoji, so each flag is a small file, fetched when it is shown. Import this on demand
// only.
const files = import.meta.glob<string>('../../node_modules/country-flag-icons/3x2/[A-Z][A-Z].svg', {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
})

const byCountry = new Map(Object.entries(files).map(([path, url]) => [path.slice(-6, -4), url]))

/** Address of the picture of a country's flag; undefined where there is none. */
export function flagOf(country: Country): string | undefined {
  return byCountry.get(country)
}
