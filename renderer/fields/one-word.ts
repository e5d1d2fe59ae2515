import { disguises, fold } from './fold.ts'

/** In letters. Longer ones are as good as several words. */
const longestWord = 12
/** Of digits and signs around the word. More of them are a password of their own. */
const longestTrim = 8
const mostDisguised = 2
/** Of capitals, so that `MotDePasse` is a word and a row of letters by chance is none. */
const mostCapitals = 3

const disguised = Object.values(disguises).join('')

/**
 * Whether a password is one word with a few digits and signs around it, as in `Şifre123!`. Whoever guesses begins with
 * those, in every language; for some of them nobody keeps a list of words.
 */
export function isOneWord(password: string): boolean {
  const [, before = '', word = '', after = ''] = /^(\P{L}*)(.*?)(\P{L}*)$/su.exec(password) ?? []
  const letters = Array.from(word)
  const hidden = letters.filter((letter) => disguised.includes(letter)).length
  return (
    letters.length > 0 &&
    Array.from(before + after).length <= longestTrim &&
    Array.from(fold(word)).length <= longestWord &&
    hidden <= mostDisguised &&
    letters.every((letter) => /[\p{L}\p{M}]/u.test(letter) || disguised.includes(letter)) &&
    (word === word.toUpperCase() || (word.match(/\p{Lu}/gu) ?? []).length <= mostCapitals)
  )
}
