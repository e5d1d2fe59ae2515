import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import metadata from 'libphonenumber-js/max/metadata'
import examples from 'libphonenumber-js/mobile/examples'
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max'
import type { Country } from '../../preload/contract/machine.ts'
import { plainNumber } from './phone-number.ts'

// The only file that imports libphonenumber-js, and itself imported on demand only: the rules of all countries, with
// those that tell a mobile number from a fixed line, are 60 kB compressed.

/** What a text says as a phone number. */
export interface PhoneReading {
  e164: string
  /** As written in its own country, `07400 123456`, and everywhere, `+44 7400 123456`. */
  national: string
  international: string
  /** The countries whose number it can be: several share +1 or +44, and only a known range tells them apart. */
  countries: Country[]
  /** No digit is missing. Whether the number is in use is for the pool to find out. */
  complete: boolean
  /** A line that certainly is no mobile one; where the plan does not tell them apart this is false. */
  fixedLine: boolean
}

/** How a country is called from abroad. */
export interface CallingCode {
  country: Country
  /** Such as `44`, without the plus. */
  callingCode: string
  /** It is the first that one thinks of among those that share the code, as a country alone always is. */
  main: boolean
}

/** Reads a number; one without `+` or `00` is taken as one of `country`. Null when it cannot be any number. */
export function readPhone(text: string, country: Country | null): PhoneReading | null {
  const number = parsePhoneNumberFromString(plainNumber(text), toCode(country))
  if (number === undefined) return null
  return {
    e164: number.number,
    national: number.formatNational(),
    international: number.formatInternational(),
    countries: number.country === undefined ? number.getPossibleCountries() : [number.country],
    complete: isComplete(number),
    fixedLine: number.getType() === 'FIXED_LINE',
  }
}

/**
 * A number in a known range is as long as it must be. In another one it may be new, so it is taken when it is possible,
 * but not when digits are missing: it is shorter than a mobile number of its country, or its trunk zero could not be
 * told from its digits, because too few follow.
 */
function isComplete(number: PhoneNumber): boolean {
  if (number.isValid()) return true
  const mobile = mobileExample(number.country ?? number.getPossibleCountries()[0])
  const { nationalNumber } = number
  return (
    number.isPossible() &&
    !nationalNumber.startsWith('0') &&
    nationalNumber.length >= (mobile?.nationalNumber.length ?? 0)
  )
}

/** The number so far, grouped as in its country. The text has no other characters than digits and a leading plus. */
export function groupDigits(text: string, country: Country | null): string {
  return new AsYouType(toCode(country)).input(text)
}

/** The country that an international number is from, as far as it is typed; of those that share a code `current`. */
export function countryOf(text: string, current: Country | null): Country | null {
  const typing = new AsYouType()
  typing.input(plainNumber(text))
  const sharing = sharedBy[typing.getCallingCode() ?? ''] ?? []
  const known = typing.getCountry()
  if (known !== undefined) return known
  return sharing.find((code) => code === current) ?? sharing[0] ?? current
}

/** All countries with phone numbers. */
export function listCallingCodes(): CallingCode[] {
  return getCountries().map((country) => {
    const callingCode = getCountryCallingCode(country)
    return { country, callingCode, main: sharedBy[callingCode]?.[0] === country }
  })
}

/** A mobile number as it is written in this country; null where none is known. */
export function exampleFor(country: Country | null): string | null {
  return mobileExample(toCode(country))?.formatNational() ?? null
}

function mobileExample(code: CountryCode | undefined): PhoneNumber | undefined {
  return code && getExampleNumber(code, examples)
}

/** The first of each code is its main country. */
const sharedBy: Record<string, CountryCode[]> = metadata.country_calling_codes

function toCode(country: Country | null): CountryCode | undefined {
  return getCountries().find((code) => code === country)
}
