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
  /**
   * Whether the number belongs to an account that exists. Its country may have given out other numbers then, so whatever
   * says its calling code is taken as it is written.
   */
  existing?: boolean
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

/** `00` stands for the plus in most countries only, so the rules have to read such a number. */
const plainStart = /^[^+\p{Nd}]*\p{Nd}/u

/** Empty when the text is no number that the form takes. */
function toE164(typed: string, { read, country, existing }: PhoneContext): string {
  if (read === null) return withoutRules(typed)
  const reading = read(typed, country)
  if (reading?.complete) return reading.e164
  const found = existing ? numberIn(typed) : null
  if (found === null || found.wrapped) return ''
  const [spelling = '', ...others] = found.spellings
  // Without a reading nobody knows which one is meant.
  if (!plainStart.test(typed)) return reading === null && others.length > 0 ? '' : spelling
  return reading?.saysCountry ? reading.e164 : ''
}

function problemOf(typed: string, context: PhoneContext): PlainKey | null {
  const { read, country, existing, taken } = context
  if (typed.trim() === '') return 'fields.phoneNumberMissing'
  if (read === null) return null
  if (toE164(typed, context) === '') {
    if (isInternational(typed)) return 'fields.phoneNumberInvalid'
    if (country === null) return 'fields.phoneNumberCountryMissing'
    return existing ? 'fields.phoneNumberNotKnown' : 'fields.phoneNumberInvalid'
  }
  const countries = read(typed, country)?.countries ?? []
  const accepted = taken === null || countries.some((code) => isAllowed(code, taken))
  return accepted ? null : 'fields.phoneNumberCountryRefused'
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
