import { phoneNumber } from '../../preload/contract/fields.ts'
import type { Country } from '../../preload/contract/machine.ts'
import type { PlainKey } from '../locales/types.ts'
import { isAllowed } from './default-country.ts'
import type { readPhone } from './phone-library.ts'
import { numberIn } from './number-in-text.ts'
import { isInternational } from './phone-number.ts'
import type { FieldRule } from './rules.ts'

/** What the rule needs to know at the moment it judges. */
export interface PhoneContext {
  /** Null until libphonenumber has been fetched. Until then only a number with its calling code is understood. */
  read: typeof readPhone | null
  country: Country | null
  /** The countries whose numbers are accepted; null for all. */
  taken: readonly Country[] | null
}

/** The rule of a phone number. Its values leave the form as E.164. */
export function phoneRule(context: () => PhoneContext): FieldRule {
  return {
    schema: phoneNumber,
    prepare: (typed) => (problemOf(typed, context()) === null ? toE164(typed, context()) : ''),
    explain: (typed) => problemOf(typed, context()) ?? 'fields.phoneNumberInvalid',
  }
}

function toE164(typed: string, { read, country }: PhoneContext): string {
  return read === null ? withoutRules(typed) : (read(typed, country)?.e164 ?? '')
}

function problemOf(typed: string, { read, country, taken }: PhoneContext): PlainKey | null {
  if (typed.trim() === '') return 'fields.phoneNumberMissing'
  if (read === null) return null
  const reading = read(typed, country)
  if (reading?.complete !== true) {
    return country === null && !isInternational(typed)
      ? 'fields.phoneNumberCountryMissing'
      : 'fields.phoneNumberInvalid'
  }
  return reading.countries.some((code) => isAllowed(code, taken)) ? null : 'fields.phoneNumberCountryRefused'
}

// A calling code with a zero behind it. Some countries keep that zero and others don't; only their rules tell.
const trunkZero =
  /^\+([17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(2[1-689]|3[578]|42|5[09]|6[7-9]|8[03578]|9[679])\d)0/

/** The number in a text when it can be read without the countries' rules; empty when it can't. */
function withoutRules(typed: string): string {
  const found = numberIn(typed)
  const [spelling = '', ...others] = found?.spellings ?? []
  return found?.wrapped || others.length > 0 || trunkZero.test(spelling) ? '' : spelling
}
