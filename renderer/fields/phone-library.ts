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
import { isInternational, plainNumber } from './phone-number.ts'

// The only file that imports libphonenumber-js. Import it on demand only (decision 0038): the rules of all countries,
// with those that tell a mobile number from a fixed line, are 60 kB compressed.

/** A phone number that was read from a text. */
export interface PhoneReading {
  e164: string
  /** The number as it stands in the text: digits, perhaps with a leading plus. */
  typed: string
  /** As it is written in its own country, `07400 123456`, and below from abroad, `+44 7400 123456`. */
  national: string
  international: string
  /** Such as `44`, without the plus. */
  callingCode: string
  /** Whether the text says its calling code, and so its country. */
  saysCountry: boolean
  /** The countries that it can be from. Several share +1 or +44, and only numbers in a known range tell them apart. */
  countries: Country[]
  /** Whether no digit is missing. Whether anybody has this number, only the pool finds out. */
  complete: boolean
  /** Whether it is certainly no mobile number. False where a country's numbers do not tell the two apart. */
  fixedLine: boolean
}

/** How a country is called from abroad. */
export interface CallingCode {
  country: Country
  /** Such as `44`, without the plus. */
  callingCode: string
  /** Whether it is the main country of those that share the code. A country with a code of its own always is. */
  main: boolean
}

/**
 * Reads the number in a text. A number without a calling code counts as one of `country`. Null when there is no number,
 * and when the text can mean more than one.
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
    saysCountry: isInternational(typed) || number.countryCallingCode !== callingCodeOf(country),
    countries: number.country === undefined ? number.getPossibleCountries() : [number.country],
    complete: isComplete(number),
    fixedLine: number.getType() === 'FIXED_LINE',
  }
}

/** Whether the text can mean different numbers, so that only its author knows which one. */
export function isAmbiguous(text: string, country: Country | null): boolean {
  return meanings(text, country).length > 1
}

interface Meaning {
  typed: string
  number: PhoneNumber
}

/**
 * The numbers that a text can mean. When one is in a known range, those that merely have a right length don't count.
 */
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
 * Whether no digit of the number is missing. A number in a known range has the right length. Any other may be in a
 * range that is new, so its length decides: it must have as many digits as a mobile number of its country, and must not
 * begin with a zero, which would be a trunk zero that libphonenumber could not recognise because digits are missing.
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

/** Whether it has more digits than a mobile number of its country: the last ones may be something else, behind it. */
function isLong(number: PhoneNumber): boolean {
  const mobile = mobileExample(number.country ?? number.getPossibleCountries()[0])
  return number.nationalNumber.length > (mobile?.nationalNumber.length ?? 0)
}

/** Groups the number so far as its country does. @param text digits and perhaps a leading plus, nothing else */
export function groupDigits(text: string, country: Country | null): string {
  return new AsYouType(toCode(country)).input(text)
}

/** The country of an international number that is still being typed. Where several share the code, `current` wins. */
export function countryOf(text: string, current: Country | null): Country | null {
  const typing = new AsYouType()
  typing.input(plainNumber(text))
  const sharing = sharedBy[typing.getCallingCode() ?? ''] ?? []
  const known = typing.getCountry()
  if (known !== undefined) return known
  return sharing.find((code) => code === current) ?? sharing[0] ?? current
}

/** The calling code of a country, such as `44`. */
export function callingCodeOf(country: Country | null): string | null {
  const code = toCode(country)
  return code === undefined ? null : getCountryCallingCode(code)
}

/** All countries that have phone numbers, with their calling codes. */
export function listCallingCodes(): CallingCode[] {
  return getCountries().map((country) => {
    const callingCode = getCountryCallingCode(country)
    return { country, callingCode, main: sharedBy[callingCode]?.[0] === country }
  })
}

/** An example of a mobile number, as it is written in this country; null where none is known. */
export function exampleFor(country: Country | null): string | null {
  return mobileExample(toCode(country))?.formatNational() ?? null
}

function mobileExample(code: CountryCode | undefined): PhoneNumber | undefined {
  return code && getExampleNumber(code, examples)
}

/** The countries of each calling code, the main one first. */
const sharedBy: Record<string, CountryCode[]> = metadata.country_calling_codes

function toCode(country: Country | null): CountryCode | undefined {
  return getCountries().find((code) => code === country)
}
