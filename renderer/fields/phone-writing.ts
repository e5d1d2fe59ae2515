import type { Country } from '../../preload/contract/machine.ts'
import { numberIn } from './number-in-text.ts'
import type * as PhoneLibrary from './phone-library.ts'
import { isInternational, plainNumber } from './phone-number.ts'

type Library = Pick<typeof PhoneLibrary, 'readPhone' | 'isAmbiguous' | 'groupDigits' | 'countryOf' | 'callingCodeOf'>

/** What the field shows: the text and the country whose flag stands before it. */
export interface Written {
  text: string
  country: Country | null
}

/**
 * Writes what was typed so far. The digits are grouped; once the number is complete, the text around it goes. A number
 * that says its country changes the flag. If that country has another calling code than the one before, the number is
 * written with it, because the national digits alone would reach somebody else.
 */
export function writePhone(library: Library, { text, country }: Written): Written {
  const reading = library.readPhone(text, country)
  if (reading?.complete) {
    const own = country !== null && reading.countries.includes(country) ? country : (reading.countries[0] ?? null)
    const fromAbroad = reading.callingCode !== library.callingCodeOf(country)
    return { text: library.groupDigits(fromAbroad ? reading.e164 : reading.typed, own), country: own }
  }
  // What is no number, or may be more than one, stays as it was typed, so that its author can see and correct it.
  const plain = plainNumber(text)
  const alone = /\d/.test(plain) ? numberIn(text)?.wrapped === false : true
  if (!alone || !/^\+?\d*$/.test(plain) || library.isAmbiguous(text, country)) return { text, country }
  const own = isInternational(plain) ? library.countryOf(plain, country) : country
  return { text: library.groupDigits(plain, own), country: own }
}

/** Writes a number when its field is left, without the trunk zero of `+44 07…`, and tells whether it is complete. */
export function finishPhone(library: Library, typed: Written): Written & { complete: boolean } {
  const { text, country } = writePhone(library, typed)
  const reading = library.readPhone(text, country)
  if (!reading?.complete) return { text, country, complete: false }
  return { text: isInternational(text) ? reading.international : reading.national, country, complete: true }
}
