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
import { numberIn } from './number-in-text.ts'
import { plainNumber } from './phone-number.ts'

// The only file that imports libphonenumber-js, and itself imported on demand only: the rules of all countries, with
// those that tell a mobile number from a fixed line, are 60 kB compressed.

/** What a text says as a phone number. */
export interface PhoneReading {
  e164: string
  /** As it stands there: digits, perhaps with a leading plus. */
  typed: string
  /** As written in its own country, `07400 123456`, and everywhere, `+44 7400 123456`. */
  national: string
  international: string
  /** Such as `44`, without the plus. */
  callingCode: string
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

/**
 * Reads the number in a text; one without its calling code is taken as one of `country`. Null when there is no number,
 * or when more than one can be meant.
 */
export function readPhone(text: string, country: Country | null): PhoneReading | null {
  const [meant, ...others] = meanings(text, country)
  if (meant === undefined || others.length > 0) return null
  const { typed, number } = meant
  return {
    e164: number.number,
    typed,
    national: number.formatNational(),
    international: number.formatInternational(),
    callingCode: number.countryCallingCode,
    countries: number.country === undefined ? number.getPossibleCountries() : [number.country],
    complete: isComplete(number),
    fixedLine: number.getType() === 'FIXED_LINE',
  }
}

/** Whether the text can be read as different numbers, so that only its author knows which one is meant. */
export function isAmbiguous(text: string, country: Country | null): boolean {
  return meanings(text, country).length > 1
}

interface Meaning {
  typed: string
  number: PhoneNumber
}

/** The numbers that a text can mean. A valid one leaves no room for those that are only as long as one. */
function meanings(text: string, country: Country | null): Meaning[] {
  const found = numberIn(text)
  const possible = (found?.spellings ?? []).flatMap((typed) => {
    const number = parsePhoneNumberFromString(typed, toCode(country))
    return number === undefined ? [] : [{ typed, number }]
  })
  const valid = possible.filter(({ number }) => number.isValid())
  if (valid.length > 0) return distinct(valid)
  const complete = possible.filter(({ number }) => isComplete(number) && !(found?.wrapped && isLong(number)))
  if (found?.wrapped) return distinct(complete)
  return complete.length > 0 ? distinct(complete) : possible.slice(0, 1)
}

function distinct(meanings: readonly Meaning[]): Meaning[] {
  return meanings.filter(
    ({ number }, index) => meanings.findIndex((other) => other.number.number === number.number) === index,
  )
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

/** It has more digits than a mobile number of its country: the last ones may be something else that stands behind it. */
function isLong(number: PhoneNumber): boolean {
  const mobile = mobileExample(number.country ?? number.getPossibleCountries()[0])
  return number.nationalNumber.length > (mobile?.nationalNumber.length ?? 0)
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

/** How this country is called from abroad, such as `44`. */
export function callingCodeOf(country: Country | null): string | null {
  const code = toCode(country)
  return code === undefined ? null : getCountryCallingCode(code)
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
