import { parseMessage, type ParsedMessage } from '../../renderer/locales/icu.ts'
import { allParts, usedValues } from './arguments.ts'
import type { Texts } from './catalogue.ts'

/** Messages by their paths, as FormatJS parses them. */
export type Parsed = ReadonlyMap<string, ParsedMessage>

/**
 * Parses every text of a language.
 * @returns the messages, and a sentence for each text that is no ICU message
 */
export function parseTexts(texts: Texts, language: string): { messages: Parsed; faults: string[] } {
  const messages = new Map<string, ParsedMessage>()
  const faults: string[] = []
  for (const [path, text] of texts) {
    try {
      messages.set(path, parseMessage(text, language))
    } catch (error) {
      faults.push(`${path} is no ICU message: ${String(error)}`)
    }
  }
  return { messages, faults }
}

/** A sentence for each path that the language lacks, or that English does not have. */
export function comparePaths(texts: Texts, english: Texts): string[] {
  return [
    ...[...english.keys()].filter((path) => !texts.has(path)).map((path) => `${path} is missing.`),
    ...[...texts.keys()].filter((path) => !english.has(path)).map((path) => `${path} is not in English.`),
  ]
}

/** A sentence for each message that does not use its values as the English one does. */
export function compareValues(messages: Parsed, english: Parsed): string[] {
  return [...messages].flatMap(([path, message]) => {
    const model = english.get(path)
    if (model === undefined) return []
    const [wanted, used] = [usedValues(model).join(', '), usedValues(message).join(', ')]
    return used === wanted ? [] : [`${path} uses ${used || 'no value'}, and in English ${wanted || 'no value'}.`]
  })
}

/** A sentence for each plural that lacks a form of its language, or has a form that the language does not use. */
export function checkPlurals(messages: Parsed, language: string): string[] {
  return [...messages].flatMap(([path, message]) =>
    allParts(message).flatMap((part) => {
      if (!('pluralType' in part)) return []
      const { pluralCategories } = new Intl.PluralRules(language, {
        type: part.pluralType ?? 'cardinal',
      }).resolvedOptions()
      const wanted = pluralCategories.toSorted().join(', ')
      const found = Object.keys(part.options).filter((form) => !form.startsWith('='))
      return found.sort().join(', ') === wanted ? [] : [`${path} has the forms ${found.join(', ')}, not ${wanted}.`]
    }),
  )
}
