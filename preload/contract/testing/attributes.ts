import { usualAttributes, type AttributeDefinition } from '../attributes/definition.ts'
import { knownAttribute } from '../attributes/known.ts'

// The usual attributes for tests: those of a stage whose file names none.

/** What a person of the tests calls each of the usual attributes. */
export type UsualWord = 'name' | 'company' | 'role'

/** The usual attributes, each with its word. */
export const attributes = usualAttributes.map((definition) => ({
  ...definition,
  word: (knownAttribute(definition.name)?.label ?? '') as UsualWord,
}))

/** Makes something for each usual attribute, under its name. */
export function forEachAttribute<Value>(
  make: (attribute: AttributeDefinition & { word: UsualWord }) => Value,
): Record<string, Value> {
  return Object.fromEntries(attributes.map((one) => [one.name, make(one)]))
}
