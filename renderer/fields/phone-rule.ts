import { phoneNumber } from '../../preload/contract/fields.ts'
import type { Country } from '../../preload/contract/machine.ts'
import type { PlainKey } from '../locales/types.ts'
import { isAllowed } from './default-country.ts'
import type { readPhone } from './phone-library.ts'
import { isInternational, plainNumber } from './phone-number.ts'
import type { FieldRule } from './rules.ts'

/** What a phone number is judged by, as it is at the moment. */
export interface PhoneContext {
  /** Null until libphonenumber is there: then only a number with its country code is understood. */
  read: typeof readPhone | null
  country: Country | null
  /** The only countries whose numbers are taken; null for all. */
  taken: readonly Country[] | null
}

/** The rule of a phone number: what goes on is E.164. */
export function phoneRule(context: () => PhoneContext): FieldRule {
  return {
    schema: phoneNumber,
    prepare: (typed) => (problemOf(typed, context()) === null ? toE164(typed, context()) : ''),
    explain: (typed) => problemOf(typed, context()) ?? 'fields.phoneNumberInvalid',
  }
}

function toE164(typed: string, { read, country }: PhoneContext): string {
  return read?.(typed, country)?.e164 ?? plainNumber(typed)
}

function problemOf(typed: string, { read, country, taken }: PhoneContext): PlainKey | null {
  if (typed.trim() === '') return 'fields.phoneNumberMissing'
  if (read === null) return null
  if (country === null && !isInternational(typed)) return 'fields.phoneNumberCountryMissing'
  const reading = /[^+\d]/.test(plainNumber(typed)) ? null : read(typed, country)
  if (reading?.complete !== true) return 'fields.phoneNumberInvalid'
  return reading.countries.some((code) => isAllowed(code, taken)) ? null : 'fields.phoneNumberCountryRefused'
}
