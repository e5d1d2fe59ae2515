import type { Language } from '../../preload/contract/machine.ts'

const writtenRightToLeft: readonly string[] = ['ar', 'he'] satisfies Language[]

/** The direction in which the language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return writtenRightToLeft.includes(language) ? 'rtl' : 'ltr'
}
