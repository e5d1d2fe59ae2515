import { onMounted, shallowRef, type ShallowRef } from 'vue'
import type * as PhoneLibrary from '../fields/phone-library.ts'

type Library = typeof PhoneLibrary

// One for the whole app, as the module itself is: a later screen has it from its first paint on.
const library = shallowRef<Library | null>(null)

/** What understands phone numbers; null until it has been fetched, which the first paint does not wait for. */
export function usePhoneLibrary(): Readonly<ShallowRef<Library | null>> {
  onMounted(async () => {
    library.value ??= await import('../fields/phone-library.ts')
  })
  return library
}
