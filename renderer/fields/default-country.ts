import type { AppInfo, Country } from '../../preload/contract/machine.ts'
import { parseTag } from '../locales/formatting-locale.ts'

type Known = Pick<AppInfo, 'settings' | 'policy' | 'system'>

/**
 * The country to begin with: that of the last number, else the administrator's, else the system's region, else that of
 * its language; never one that the administrator does not allow. Null when nothing tells.
 */
export function defaultCountry({ settings, policy, system }: Known): Country | null {
  const regions = system.languages.map((tag) => parseTag(tag)?.region)
  const allowed = policy.allowedCountries
  const only = allowed?.length === 1 ? allowed[0] : null
  const candidates = [settings.country, policy.defaultCountry, system.region, ...regions, only]
  // A region may also be a part of the world: `es-419`.
  return candidates.find((code) => code && /^[A-Z]{2}$/.test(code) && isAllowed(code, allowed)) ?? null
}

/** Whether numbers of this country are taken; without a list all are. */
export function isAllowed(country: Country, allowed: readonly Country[] | null): boolean {
  return allowed === null || allowed.includes(country)
}
