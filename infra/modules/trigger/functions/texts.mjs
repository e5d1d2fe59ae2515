import { readFileSync } from 'node:fs'

/**
 * What Terraform puts beside this file, and a spec and the local pool make in the same way: `app`, the product's name;
 * `language`, the stage's own; `texts`, the group `pool` of each file in `renderer/locales`, by its language.
 * @typedef {{ app: string, language: string, texts: Record<string, Record<string, string>> }} Catalogue
 */

/**
 * Reads `texts.json` beside this file.
 * @returns {Catalogue}
 * @throws when it is not there or no JSON: then the function has been put together wrongly
 */
export function readCatalogue() {
  return JSON.parse(readFileSync(new URL('texts.json', import.meta.url), 'utf8'))
}

/** These are written from right to left. As in the app, what is put into their texts is isolated. */
const fromRight = ['ar', 'he']

/**
 * A text in the language of whoever reads it: the one that the app sends as client metadata, else the attribute
 * `locale`, else the stage's.
 * @param {Catalogue} catalogue
 * @param {{ clientMetadata?: Record<string, string>, userAttributes?: Record<string, string> }} request of the event
 * @param {string} key such as `confirmation`
 * @param {Record<string, string>} values by the names that stand in braces in the text
 * @throws when a language has no such text
 */
export function sayIn({ app, language, texts }, { clientMetadata, userAttributes }, key, values = {}) {
  const spoken = [clientMetadata?.language, userAttributes?.locale, language].map((tag) => find(tag, texts))
  const chosen = spoken.find((found) => found !== undefined)
  const isolate = (value) => (fromRight.includes(chosen) ? `\u2068${value}\u2069` : value)
  // Digits need no isolation, and phones find a code best when nothing stands beside it.
  const all = { ...values, app: isolate(app) }
  for (const name of ['username', 'password']) if (name in values) all[name] = isolate(values[name])
  return texts[chosen][key].replaceAll(/\{(\w+)\}/g, (_, name) => {
    if (typeof all[name] !== 'string') throw new Error(`${key} wants ${name}`)
    return all[name]
  })
}

/** The catalogue's name for a language: of `de-AT` and `de_AT` `de`, of `zh-CN` `zh-Hans`. */
function find(tag, texts) {
  if (typeof tag !== 'string') return undefined
  if (Object.hasOwn(texts, tag)) return tag
  try {
    const wanted = new Intl.Locale(tag.replaceAll('_', '-')).language
    return Object.keys(texts).find((known) => new Intl.Locale(known).language === wanted)
  } catch {
    return undefined
  }
}
