import type { Language } from '../../preload/contract/machine.ts'

/**
 * Each language's name in itself, as its speakers look for it in a list: CLDR's, with a capital letter. They stand here
 * because the first screen shows one, and asking `Intl` for it there costs 3 MB of memory.
 */
const names: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  it: 'Italiano',
  nl: 'Nederlands',
  pl: 'Polski',
  tr: 'Türkçe',
  ja: '日本語',
  ko: '한국어',
  'zh-Hans': '简体中文',
  ar: 'العربية',
  he: 'עברית',
}

/** The language's name in itself: `Deutsch`, `Français`, `العربية`. */
export function languageName(language: Language): string {
  return names[language]
}
