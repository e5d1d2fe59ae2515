import type { Language } from '../../preload/contract/machine.ts'
import { makeJudge, type Judge, type Words } from './strength.ts'

// Import this on demand only, where a password is chosen. zxcvbn has no words of Hebrew, Korean, Turkish and Chinese, and
// of Arabic a few names (docs/libraries.md).

type Load = () => Promise<{ dictionary: Words }>

/** The lists of each language, each a file of its own that is fetched when somebody reads the app in that language. */
const lists: Readonly<Partial<Record<string, Load>>> = {
  de: () => import('@zxcvbn-ts/language-de'),
  es: () => import('@zxcvbn-ts/language-es-es'),
  fr: () => import('@zxcvbn-ts/language-fr'),
  it: () => import('@zxcvbn-ts/language-it'),
  ja: () => import('@zxcvbn-ts/language-ja'),
  nl: () => import('@zxcvbn-ts/language-nl-be'),
  pl: () => import('@zxcvbn-ts/language-pl'),
  pt: () => import('@zxcvbn-ts/language-pt-br'),
} satisfies Partial<Record<Language, Load>>

let last: { language: string; judge: Promise<Judge> } | null = null

/**
 * What judges passwords of people who speak this language. English words are always among those it knows.
 * @param language of the screens, as a BCP 47 tag
 */
export async function judgeFor(language: string): Promise<Judge> {
  if (last?.language !== language) last = { language, judge: build(language) }
  return last.judge
}

async function build(language: string): Promise<Judge> {
  const words = await lists[language]?.()
  return makeJudge(words?.dictionary ?? {})
}
