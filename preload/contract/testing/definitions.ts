import fc from 'fast-check'
import { attributeDefinition, type AttributeDefinition } from '../attributes/definition.ts'
import type { Words } from '../words.ts'
import { knownAttribute, knownAttributes } from '../attributes/known.ts'
import { languages } from '../languages.ts'
import { valueFor } from './attribute-values.ts'
import { day, decimal, letters } from './words.ts'

// Attributes as any company could declare them, for tests that must hold whatever a stage says.

type Given = Partial<AttributeDefinition>

const custom = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,19}$/).map((name) => `custom:${name}`)
const name = fc.oneof(
  { arbitrary: fc.constantFrom(...Object.keys(knownAttributes)), weight: 2 },
  { arbitrary: custom, weight: 3 },
)

/** Forms that a company may ask for, each with lengths that its texts can have. */
const forms: Given[] = [
  { pattern: String.raw`\d{6}`, minLength: 6, maxLength: 6 },
  { pattern: '[A-Z]{2}-[0-9]{3}' },
  { pattern: '[a-z]+', maxLength: 12 },
]

const lengths = fc
  .record({ minLength: fc.integer({ min: 0, max: 8 }), more: fc.integer({ min: 0, max: 40 }) })
  .map(({ minLength, more }): Given => ({ minLength, maxLength: Math.max(1, minLength + more) }))

const text = fc.oneof(
  fc.constant<Given>({}),
  lengths,
  lengths.map(({ maxLength }): Given => ({ maxLength })),
  fc.constantFrom(...forms),
)

const choice = fc
  .uniqueArray(letters, { minLength: 1, maxLength: 12, selector: (value) => value.toLowerCase() })
  .chain((values) => fc.tuple(...values.map((value, index) => fc.tuple(fc.constant(value), labels(index)))))
  .map((choices): Given => ({ choices: choices.map(([value, label]) => (label ? { value, label } : { value })) }))

/** Bounds that leave room for a value; `today` too, for days. */
const numberBounds = fc
  .tuple(decimal, decimal)
  .map((bounds) => bounds.toSorted((one, other) => Number(one) - Number(other)))
const dayBounds = fc.oneof(
  fc.tuple(day, day).map((bounds): string[] => bounds.toSorted()),
  fc.constant<string[]>(['1950-01-01', 'today']),
  fc.constant<string[]>(['today', '2150-12-31']),
)
const bounds = (pairs: fc.Arbitrary<string[]>): fc.Arbitrary<Given> =>
  fc.tuple(pairs, fc.subarray(['min', 'max'] as const)).map(([pair, kept]) => {
    const [min = '', max = ''] = pair
    return Object.fromEntries(kept.map((key) => [key, { min, max }[key]]))
  })

const rulesOf: Record<AttributeDefinition['type'], fc.Arbitrary<Given>> = {
  text,
  choice,
  boolean: fc.constant({}),
  number: bounds(numberBounds),
  date: bounds(dayBounds),
}

/** Words in some languages. They end in the place in the list, so that no two of a form are alike. */
function words(index: number): fc.Arbitrary<Words> {
  const texts = fc.uniqueArray(fc.tuple(fc.constantFrom(...languages), letters), {
    minLength: 1,
    maxLength: 3,
    selector: ([language]) => language,
  })
  return texts.map((pairs) => Object.fromEntries(pairs.map(([language, word]) => [language, `${word} ${index + 1}`])))
}

function labels(index: number): fc.Arbitrary<Words | undefined> {
  return fc.option(words(index), { nil: undefined })
}

/** Standard claims are texts, but for the day of birth: their meaning says so. */
function typeOf(called: string): fc.Arbitrary<AttributeDefinition['type']> {
  if (called === 'birthdate') return fc.constant('date')
  if (!called.startsWith('custom:')) return fc.constant('text')
  return fc.constantFrom('text', 'choice', 'boolean', 'number', 'date')
}

function definition(called: string, index: number): fc.Arbitrary<AttributeDefinition> {
  const flags = fc.record({
    required: fc.boolean(),
    signUp: fc.boolean(),
    editable: fc.boolean(),
    visible: fc.boolean(),
  })
  const hint = fc.option(words(index), { nil: undefined })
  return typeOf(called)
    .chain((type) => fc.tuple(fc.constant(type), rulesOf[type], flags, words(index), hint))
    .map(([type, rules, asked, label, said]) =>
      attributeDefinition.parse({
        name: called,
        type,
        // An address has its own form, and no company shortens it.
        ...(called === 'email' ? {} : rules),
        ...asked,
        // A pool refuses a sign-up without a standard attribute that it requires.
        signUp: asked.signUp || (asked.required && !called.startsWith('custom:')),
        ...(knownAttribute(called) === null ? { label } : {}),
        ...(said ? { hint: said } : {}),
      }),
    )
}

/**
 * Lists of attributes that a stage may declare: one to six, each with at least one value that it may have. No two have
 * the same label.
 */
export function anyDefinitions(): fc.Arbitrary<AttributeDefinition[]> {
  const alike = (called: string): string => knownAttribute(called)?.label ?? called
  return fc
    .uniqueArray(name, { minLength: 1, maxLength: 6, selector: alike })
    .chain((names) => fc.tuple(...names.map(definition)))
}

/** One attribute that a stage may declare, with a value that it may have. */
export function anyDefinitionWithValue(): fc.Arbitrary<{ definition: AttributeDefinition; value: string }> {
  return anyDefinitions().chain(([one]) => {
    if (one === undefined) throw new Error('a list of attributes has one at least')
    return fc.record({ definition: fc.constant(one), value: valueFor(one) })
  })
}
