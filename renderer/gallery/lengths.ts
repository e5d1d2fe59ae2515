import { languages } from '../../preload/contract/languages.ts'
import type { Language } from '../../preload/contract/machine.ts'
import { loadMessages } from '../locales/catalogues.ts'

/** How much there is to read in a language, in characters. */
async function lengthOf(language: Language): Promise<number> {
  return JSON.stringify(await loadMessages(language)).length
}

const lengths = await Promise.all(languages.map(lengthOf))

/** The language with the longest texts. */
export const longest = languages[lengths.indexOf(Math.max(...lengths))] ?? 'en'
