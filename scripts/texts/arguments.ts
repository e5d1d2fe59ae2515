import type { ParsedMessage } from '../../renderer/locales/icu.ts'

/** The kinds of a message's parts, in the order of FormatJS' numbers for them. */
const kinds = ['literal', 'value', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const
type Kind = (typeof kinds)[number]

/** A part of a message as FormatJS parses it. */
export type Part = ParsedMessage[number]

/** The kind of a message's part. `pound` is the `#` in a plural. */
export function kindOf(part: Part): Kind {
  return kinds[part.type]
}

/** Every part of a message, including those within its plurals and selects. */
export function allParts(message: ParsedMessage): Part[] {
  return message.flatMap((part) =>
    'options' in part ? [part, ...Object.values(part.options).flatMap(({ value }) => allParts(value))] : [part],
  )
}

/** What the build puts in from the brand (`renderer/locales/in-name.ts`). A language may name it elsewhere, or not. */
const ofBrand: ReadonlySet<string> = new Set(['app', 'company'])

/** The type of the value that each kind needs. Other kinds need none. */
const types: Partial<Record<Kind, string>> = {
  select: 'string',
  plural: 'number',
  number: 'number',
  date: 'Date | number',
  time: 'Date | number',
  value: 'string | number',
}

/**
 * The values that a message needs, by name, with their types in TypeScript. When a value is used several times, a
 * plural, a select or a format decides its type, and not a place that only shows it.
 */
export function valueTypes(message: ParsedMessage): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of allParts(message)) {
    const type = types[kindOf(part)]
    if (type === undefined || !('value' in part) || typeof part.value !== 'string') continue
    if (ofBrand.has(part.value)) continue
    if (kindOf(part) !== 'value' || !found.has(part.value)) found.set(part.value, type)
  }
  return found
}

/** How a message uses its values, such as `count (plural)`, sorted. For a select also what it chooses from. */
export function usedValues(message: ParsedMessage): string[] {
  const uses = allParts(message).flatMap((part) => {
    if (kindOf(part) === 'literal') return []
    if ('value' in part && typeof part.value === 'string' && ofBrand.has(part.value)) return []
    const name = 'value' in part && typeof part.value === 'string' ? part.value : '#'
    return [`${name} (${useOf(part)})`]
  })
  return [...new Set(uses)].sort()
}

function useOf(part: Part): string {
  if ('pluralType' in part) return part.pluralType === 'ordinal' ? 'selectordinal' : 'plural'
  return 'options' in part ? `select: ${Object.keys(part.options).sort().join(', ')}` : kindOf(part)
}
