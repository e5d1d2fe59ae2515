import { shallowRef, type ShallowRef } from 'vue'
import type * as PhoneLibrary from '../fields/phone-library.ts'

type Library = typeof PhoneLibrary

// Kept for the whole app, so that a later screen has the library from its first paint on (decision 0038).
const library = shallowRef<Library | null>(null)

/** The library that reads phone numbers; null until it has been fetched. The first paint does not wait for it. */
export function usePhoneLibrary(): Readonly<ShallowRef<Library | null>> {
  return library
}

/** Fetches the library unless it is there. Call it at once where a number is typed, else when the page is idle. */
export async function fetchPhoneLibrary(): Promise<void> {
  library.value ??= await import('../fields/phone-library.ts')
}
