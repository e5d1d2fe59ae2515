import type { Language } from '../../preload/contract/machine.ts'

/** The language's name in itself, as its speakers look for it in a list: `Deutsch`, `Français`, `العربية`. */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
  const [first = '', ...rest] = name
  return first.toLocaleUpperCase(language) + rest.join('')
}
