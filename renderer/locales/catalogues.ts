import type { Language } from '../../preload/contract/machine.ts'
import { en } from './en.ts'
import type { Messages } from './types.ts'

/**
 * Each language's messages; the order is the order of display. English, which most start with, comes with the first
 * screen, and the others are chunks of their own.
 */
const catalogues: Record<Language, () => Promise<Messages>> = {
  en: () => Promise.resolve(en),
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

/** The messages of a language, fetched where they are not there yet. */
export function loadMessages(language: Language): Promise<Messages> {
  return catalogues[language]()
}
