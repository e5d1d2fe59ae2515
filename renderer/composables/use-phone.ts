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
 * The phone number of a form: its country, the rule that judges it, and how it is written. libphonenumber is fetched
 * when the page is idle after its first paint, and at once when there is a number to read (decision 0038). Until then
 * only a number with its calling code is taken, as it stands. `restricted` is for a new account: it takes only the
 * countries that the administrator allows. An account that exists may have a number from anywhere.
 */
export function usePhone({ restricted = false }: { restricted?: boolean } = {}) {
  const app = useAppStore()
  const library = usePhoneLibrary()
  useIdle(fetchPhoneLibrary)

  const info = app.info
  const allowed = info?.policy.allowedCountries ?? null
  const taken = restricted ? allowed : null
  const country = ref<Country | null>(info && defaultCountry(info))

  const context = (): PhoneContext => ({
    read: library.value?.readPhone ?? null,
    country: country.value,
    existing: !restricted,
    taken,
  })

  /** The countries that can be chosen, with their calling codes; null until libphonenumber has been fetched. */
  const callingCodes = computed(
    () => library.value?.listCallingCodes().filter((code) => isAllowed(code.country, taken)) ?? null,
  )
  const example = computed(() => library.value?.exampleFor(country.value) ?? null)

  /** Writes what was typed so far. A number that says its country changes the country of the field. */
  function write(text: string): string {
    void fetchPhoneLibrary()
    if (!library.value) return text
    const written = writePhone(library.value, { text, country: country.value })
    country.value = written.country
    return written.text
  }

  /** Writes a number that is finished, without the trunk zero of `+44 07…`, and remembers its country. */
  function finish(text: string): string {
    if (!library.value) return text
    const finished = finishPhone(library.value, { text, country: country.value })
    country.value = finished.country
    if (finished.complete) remember()
    return finished.text
  }

  /** Changes the country. The national digits stay; a calling code in the text becomes that of the new country. */
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

  // Raw, because the rule holds a schema, and zod's schemas do not work behind Vue's proxies.
  const rule = markRaw(phoneRule(context))

  /** The text for another screen, which does not know this field's country: E.164, or as typed when it is wrong. */
  function carry(text: string): string {
    const e164 = rule.prepare?.(text) ?? ''
    return e164 === '' ? text : e164
  }

  return reactive({ country, callingCodes, example, rule, write, finish, choose, isFixedLine, carry })
}

export type Phone = ReturnType<typeof usePhone>
