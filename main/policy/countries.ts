import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Country } from '../../preload/contract/machine.ts'

/** Whether there are phone numbers of this country, an ISO 3166-1 alpha-2 code in capitals. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code)
}

/**
 * Whether a phone number in E.164 belongs to one of these countries; null allows all. A number of no known country is
 * of none of them; one that may be of several counts as soon as one is allowed.
 */
export function isAllowed(phoneNumber: string, countries: readonly Country[] | null): boolean {
  if (countries === null) return true
  const possible = parsePhoneNumberFromString(phoneNumber)?.getPossibleCountries() ?? []
  return possible.some((code) => countries.includes(code))
}
