import type { AppInfo, Country } from '../../preload/contract/machine.ts'
import { parseTag } from '../locales/formatting-locale.ts'

type Known = Pick<AppInfo, 'settings' | 'policy' | 'system'>

/**
 * The country that the field begins with: the last number's, else the administrator's, else the system's region, else
 * the region of the system's language. Never one that the administrator does not allow; null when none of them is
 * known.
 */
export function defaultCountry({ settings, policy, system }: Known): Country | null {
  const regions = system.languages.map((tag) => parseTag(tag)?.region)
  const allowed = policy.allowedCountries
  const only = allowed?.length === 1 ? allowed[0] : null
  const candidates = [settings.country, policy.defaultCountry, system.region, ...regions, only]
  // A locale's region may also be a part of the world, as in `es-419`, which has no phone numbers.
  return candidates.find((code) => code && /^[A-Z]{2}$/.test(code) && isAllowed(code, allowed)) ?? null
}

/** Whether numbers of this country are allowed. Without a list all are. */
export function isAllowed(country: Country, allowed: readonly Country[] | null): boolean {
  return allowed === null || allowed.includes(country)
}
