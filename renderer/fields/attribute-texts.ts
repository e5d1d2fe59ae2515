import type { AttributeDefinition, Choice } from '../../preload/contract/attributes/definition.ts'
import type { Words } from '../../preload/contract/words.ts'
import { knownAttribute, type KnownLabel } from '../../preload/contract/attributes/known.ts'

// What the company calls its attributes and their choices, and what the app calls those that it knows.

/** The text in this language, else in English, else the first there is. */
export function textIn(words: Words, language: string): string {
  const texts: Partial<Record<string, string>> = words
  return texts[language] ?? texts.en ?? Object.values(texts)[0] ?? ''
}

/**
 * The label of an attribute: the company's own, else the app's.
 * @param known the app's labels in this language
 */
export function labelOf(
  { name, label }: AttributeDefinition,
  language: string,
  known: (key: KnownLabel) => string,
): string {
  if (label !== undefined) return textIn(label, language)
  const key = knownAttribute(name)?.label
  return key === undefined ? name : known(key)
}

/** What a choice is called. */
export function choiceLabel({ value, label }: Choice, language: string): string {
  return label === undefined ? value : textIn(label, language)
}

/** Whether a field of this attribute may share a line with another one. */
export function isShort({ name, type }: AttributeDefinition): boolean {
  return knownAttribute(name)?.short ?? (type === 'number' || type === 'date')
}

/** The definitions in lines: two short ones that follow each other share one. */
export function inLines(
  definitions: readonly AttributeDefinition[],
): { definition: AttributeDefinition; half: boolean }[] {
  let open = false
  return definitions.map((definition, index) => {
    const next = definitions[index + 1]
    const half = isShort(definition) && (open || (next !== undefined && isShort(next)))
    open = half && !open
    return { definition, half }
  })
}
