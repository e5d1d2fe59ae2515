import type { Attributes } from '../../preload/contract/session.ts'

/** Languages that say the family's name first. */
const familyFirst = ['ja', 'ko', 'zh-Hans']

/** What a person is called: by the whole name or, where the pool holds its parts, by those. Empty when it holds none. */
export function nameOf({ name, given_name: given, family_name: family }: Attributes, language: string): string {
  if (name !== undefined && name.trim() !== '') return name
  const parts = familyFirst.includes(language) ? [family, given] : [given, family]
  return parts.filter((part) => part !== undefined && part.trim() !== '').join(' ')
}

/**
 * How somebody is greeted: by the first name where the pool holds it, otherwise by the whole name, because nobody can
 * tell which part of a name is the first one. Empty when the pool holds none.
 */
export function greetingName(attributes: Attributes, language: string): string {
  const given = attributes.given_name?.trim() ?? ''
  return given === '' ? nameOf(attributes, language).trim() : given
}

/** Scripts that write a name without spaces; its first character stands for it. */
const unspaced = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * The first characters of a name's first and last word, as the language capitalises them; one where the script writes
 * names in one piece. Signs that are no letters, such as quotation marks, do not count. Empty when nothing is left.
 */
export function initialsOf(name: string, language: string): string {
  const words = name.split(/[\s\u00A0.,]+/u).flatMap((word) => /[\p{L}\p{N}].*/u.exec(word)?.[0] ?? [])
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  const shown = unspaced.test(first) ? [first] : [first, last]
  // A capital may be several letters, as that of ß is.
  return shown
    .map((word) => firstCharacter(firstCharacter(word, language).toLocaleUpperCase(language), language))
    .join('')
}

/** What a reader sees as one character may be several code points. */
function firstCharacter(word: string, language: string): string {
  return [...new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(word)][0]?.segment ?? ''
}
