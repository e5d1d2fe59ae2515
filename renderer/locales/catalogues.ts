import type { Language } from '../../preload/contract/machine.ts'
import type { AccountGroup } from './account-groups.ts'
import english from './en.json'
import type { Messages } from './types.ts'

/** The texts that a screen before the account can show. */
export type FirstMessages = Omit<Messages, AccountGroup>

// The build cuts each file in two: the texts of the account's rooms, and all others.
const first = import.meta.glob<FirstMessages>(['./*.json', '!./en.json'], { import: 'default' })
const account = import.meta.glob<Pick<Messages, AccountGroup>>('./*.json', { query: '?account', import: 'default' })

/**
 * The texts of a language but those of the account's rooms, fetched where they are not there yet. English, which most
 * start with, comes with the first screen.
 * @throws Error when the language has no file; the build makes sure that each has one
 */
export async function loadFirstMessages(language: Language): Promise<FirstMessages> {
  return language === 'en' ? english : await fetched(first, language)
}

/**
 * All texts of a language, fetched where they are not there yet.
 * @throws Error when the language has no file; the build makes sure that each has one
 */
export async function loadMessages(language: Language): Promise<Messages> {
  const [before, rooms] = await Promise.all([loadFirstMessages(language), fetched(account, language)])
  return { ...before, ...rooms }
}

function fetched<Part>(files: Record<string, () => Promise<Part>>, language: Language): Promise<Part> {
  const load = files[`./${language}.json`]
  if (load === undefined) throw new Error(`renderer/locales/${language}.json is missing.`)
  return load()
}
