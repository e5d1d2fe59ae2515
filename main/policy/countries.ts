import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Country } from '../../preload/contract/machine.ts'

/** Whether this country (an ISO 3166-1 alpha-2 code in capitals) has phone numbers. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code)
}

/**
 * Whether a phone number in E.164 belongs to one of these countries; null allows all. A number of an unknown country
 * belongs to none. A number that may belong to several countries is allowed when one of them is.
 */
export function isAllowed(phoneNumber: string, countries: readonly Country[] | null): boolean {
  if (countries === null) return true
  const possible = parsePhoneNumberFromString(phoneNumber)?.getPossibleCountries() ?? []
  return possible.some((code) => countries.includes(code))
}
