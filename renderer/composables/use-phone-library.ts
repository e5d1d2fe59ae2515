import { shallowRef, type ShallowRef } from 'vue'
import type * as PhoneLibrary from '../fields/phone-library.ts'

type Library = typeof PhoneLibrary

// One for the whole app, as the module itself is: a later screen has it from its first paint on.
const library = shallowRef<Library | null>(null)

/** What understands phone numbers; null until it has been fetched, which the first paint does not wait for. */
export function usePhoneLibrary(): Readonly<ShallowRef<Library | null>> {
  return library
}

/** Fetches it, unless it is there: at once where a number is shown or typed, else when the page has time. */
export async function fetchPhoneLibrary(): Promise<void> {
  library.value ??= await import('../fields/phone-library.ts')
}
