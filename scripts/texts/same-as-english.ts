import type { ParsedMessage } from '../../renderer/locales/icu.ts'
import { kindOf } from './arguments.ts'
import type { Parsed } from './compare.ts'

/** The texts that may be the same as in English: for each path the languages, and the reason for each. */
export type SameTexts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The most words that two languages can share by chance. No exception covers a longer sentence. */
const mostShared = 3

/**
 * A sentence for each text that was left in English, wholly or in one of its sentences, and for each exception that is
 * needless or gives no reason. Capitals, spaces, punctuation and values are ignored. A sentence of several words is also
 * found when it was copied from another English text.
 */
export function findEnglish(language: string, messages: Parsed, english: Parsed, same: SameTexts): string[] {
  const anywhere = new Set([...english.values()].flatMap(listSentences).filter((sentence) => sentence.includes(' ')))
  const excused = Object.keys(same).filter((path) => same[path]?.[language] !== undefined)
  const faults = excused
    .filter((path) => same[path]?.[language]?.trim() === '')
    .map((path) => `${path} is excused without a reason.`)
  for (const [path, message] of messages) {
    const model = new Set(listSentences(english.get(path) ?? []))
    const left = listSentences(message).filter((sentence) => model.has(sentence) || anywhere.has(sentence))
    const excuse = excused.includes(path)
    const lengths = left.map((sentence) => sentence.split(' ').length)
    if (excuse && left.length === 0) faults.push(`${path} is excused, but not the same as in English.`)
    if (left.length > 0 && !(excuse && Math.max(...lengths) <= mostShared))
      faults.push(`${path} is the same as in English: "${left.join('", "')}".`)
  }
  return faults
}

/** The sentences of a message, including those in its plurals and selects, as their words in small letters. */
function listSentences(message: ParsedMessage): string[] {
  // Values are no words, so `Version {version}` is the same as in English if "Version" is.
  const text = message.map((part) => (kindOf(part) === 'literal' && 'value' in part ? part.value : ' ')).join('')
  const inside = message.flatMap((part) =>
    'options' in part ? Object.values(part.options).flatMap(({ value }) => listSentences(value)) : [],
  )
  const sentences = text.split(/[.!?:;。！？：；]/u).map(wordsOf)
  return [...sentences.filter((sentence) => sentence !== ''), ...inside]
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).join(' ')
}
