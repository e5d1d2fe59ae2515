import type { Language } from '../../preload/contract/machine.ts'
import english from './en.json'
import type { Messages } from './types.ts'

/** The languages that are fetched when they are wanted, each a chunk of its own. */
const fetched = import.meta.glob<Messages>(['./*.json', '!./en.json'], { import: 'default' })

/**
 * The messages of a language, fetched where they are not there yet. English, which most start with, comes with the
 * first screen.
 * @throws Error when the language has no file; the build makes sure that each has one
 */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'en') return english
  const load = fetched[`./${language}.json`]
  if (load === undefined) throw new Error(`renderer/locales/${language}.json is missing.`)
  return await load()
}
