import type { Messages } from '../locales/types.ts'
import { patternOf } from '../testing/sentences.ts'

/** The sentences about values that an attribute may not have. No screen of the app can bring `notOffered` about. */
export const wrongSentences = [
  'emailMissing',
  'valueMissing',
  'choiceMissing',
  'booleanMissing',
  'textTooShort',
  'textTooLong',
  'otherForm',
  'noAddress',
  'noNumber',
  'numberTooLow',
  'numberTooHigh',
  'dateUnreadable',
  'dateNone',
  'dateYearShort',
  'dateTooEarly',
  'dateTooLate',
] as const satisfies (keyof Messages['fields'])[]

/** Which of them the page says now. */
export function saidFacts({ fields }: Messages): string[] {
  const notes = [...document.querySelectorAll('form p')].map(({ textContent }) => textContent.trim())
  return wrongSentences
    .filter((key) => notes.some((note) => new RegExp(`^${patternOf(fields[key]).source}$`, 's').test(note)))
    .map((key) => `says ${key}`)
}
