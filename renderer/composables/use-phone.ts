import { computed, markRaw, reactive, ref } from 'vue'
import type { Country } from '../../preload/contract/machine.ts'
import { defaultCountry, isAllowed } from '../fields/default-country.ts'
import { isInternational } from '../fields/phone-number.ts'
import { phoneRule, type PhoneContext } from '../fields/phone-rule.ts'
import { finishPhone, writePhone } from '../fields/phone-writing.ts'
import { useAppStore } from '../stores/app.ts'
import { useIdle } from './use-idle.ts'
import { fetchPhoneLibrary, usePhoneLibrary } from './use-phone-library.ts'

/**
 * The phone number of a form: its country, the rule that judges it, and how it is written. Numbers are understood once
 * libphonenumber has been fetched: when the page has time after its first paint, and at once when there is something to
 * understand. Until then one with its country code is taken as it is. With `restricted` only the countries that the
 * administrator allows are taken, as for a new account; one that exists may be from anywhere.
 */
export function usePhone({ restricted = false }: { restricted?: boolean } = {}) {
  const app = useAppStore()
  const library = usePhoneLibrary()
  useIdle(fetchPhoneLibrary)

  const info = app.info
  const allowed = info?.policy.allowedCountries ?? null
  const taken = restricted ? allowed : null
  const country = ref<Country | null>(info && defaultCountry(info))

  const context = (): PhoneContext => ({ read: library.value?.readPhone ?? null, country: country.value, taken })

  /** Where numbers may be from, with their calling codes; null until libphonenumber is there. */
  const callingCodes = computed(
    () => library.value?.listCallingCodes().filter((code) => isAllowed(code.country, taken)) ?? null,
  )
  const example = computed(() => library.value?.exampleFor(country.value) ?? null)

  /** The text as it is written so far. A number brings its country along. */
  function write(text: string): string {
    void fetchPhoneLibrary()
    if (!library.value) return text
    const written = writePhone(library.value, { text, country: country.value })
    country.value = written.country
    return written.text
  }

  /** The text when it is finished: without the trunk zero of `+44 07…`. Its country is remembered. */
  function finish(text: string): string {
    if (!library.value) return text
    const finished = finishPhone(library.value, { text, country: country.value })
    country.value = finished.country
    if (finished.complete) remember()
    return finished.text
  }

  /** The text for another country: its digits stay, and the code that it began with is the new one's. */
  function choose(code: Country, text: string): string {
    const reading = isInternational(text) ? library.value?.readPhone(text, null) : null
    country.value = code
    remember()
    return write(reading?.national ?? (isInternational(text) ? '' : text))
  }

  function remember(): void {
    const known = country.value
    if (known === null || !isAllowed(known, allowed) || known === (app.info && defaultCountry(app.info))) return
    void app.changeSettings({ country: known })
  }

  const isFixedLine = (text: string): boolean => library.value?.readPhone(text, country.value)?.fixedLine ?? false

  // A schema is no state, and does not work behind a proxy.
  const rule = markRaw(phoneRule(context))

  /** The text for a screen that knows nothing of this one's country: E.164, unless something is wrong with it. */
  function carry(text: string): string {
    const e164 = rule.prepare?.(text) ?? ''
    return e164 === '' ? text : e164
  }

  return reactive({ country, callingCodes, example, rule, write, finish, choose, isFixedLine, carry })
}

export type Phone = ReturnType<typeof usePhone>
