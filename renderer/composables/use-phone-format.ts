import { onMounted } from 'vue'
import { fetchPhoneLibrary, usePhoneLibrary } from './use-phone-library.ts'

/** How a whole number is shown. */
export interface PhoneFormat {
  /** `+44 7700 900123` for the E.164 number `+447700900123`. */
  format: (e164: string) => string
}

/**
 * Shows whole numbers as the field for them does. Until libphonenumber has been fetched, and where it does not know
 * better, a number stays as it is; what is rendered with it changes when it comes.
 */
export function usePhoneFormat(): PhoneFormat {
  const library = usePhoneLibrary()
  onMounted(fetchPhoneLibrary)
  return { format: (e164) => library.value?.readPhone(e164, null)?.international ?? e164 }
}
