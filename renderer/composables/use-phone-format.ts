import { onMounted } from 'vue'
import { fetchPhoneLibrary, usePhoneLibrary } from './use-phone-library.ts'

/** How a whole number is shown. */
export interface PhoneFormat {
  /** `+44 7700 900123` for the E.164 number `+447700900123`. */
  format: (e164: string) => string
}

/**
 * Groups whole numbers as their field does. A number stays E.164 where libphonenumber does not know it, and until
 * libphonenumber has been fetched (decision 0038); then everything that was rendered with `format` is rendered again.
 */
export function usePhoneFormat(): PhoneFormat {
  const library = usePhoneLibrary()
  onMounted(fetchPhoneLibrary)
  return { format: (e164) => library.value?.readPhone(e164, null)?.international ?? e164 }
}
