import type { Language } from '../../preload/contract/machine.ts'
import type { Messages } from './types.ts'

/** Each language's messages, in a chunk of their own; the order is the order of display. */
const catalogues: Record<Language, () => Promise<Messages>> = {
  en: () => import('./en.ts').then(({ en }) => en),
  de: () => import('./de.ts').then(({ de }) => de),
  fr: () => import('./fr.ts').then(({ fr }) => fr),
  es: () => import('./es.ts').then(({ es }) => es),
  pt: () => import('./pt.ts').then(({ pt }) => pt),
  it: () => import('./it.ts').then(({ it }) => it),
  nl: () => import('./nl.ts').then(({ nl }) => nl),
  pl: () => import('./pl.ts').then(({ pl }) => pl),
  tr: () => import('./tr.ts').then(({ tr }) => tr),
  ja: () => import('./ja.ts').then(({ ja }) => ja),
  ko: () => import('./ko.ts').then(({ ko }) => ko),
  'zh-Hans': () => import('./zh-Hans.ts').then(({ zhHans }) => zhHans),
  ar: () => import('./ar.ts').then(({ ar }) => ar),
  he: () => import('./he.ts').then(({ he }) => he),
}

/** The languages that the user can choose from. */
export const offeredLanguages = Object.keys(catalogues) as Language[]

/** Fetches the messages of a language. */
export function loadMessages(language: Language): Promise<Messages> {
  return catalogues[language]()
}
