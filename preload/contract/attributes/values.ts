import * as z from 'zod/mini'
import type { AttributeDefinition } from './definition.ts'
import { meant } from './meant.ts'
import { dayOf, isDay, isNumber } from './wire.ts'

// The stage's rules for values. The page and main both call these functions, so that they cannot disagree.

/** How long a text may be where the stage does not say it, in UTF-16 units. */
export const usualLength = 256

/** What is wrong with a value. The renderer has a sentence for each (`renderer/fields/attribute-rules.ts`). */
export type ValueProblem =
  | 'missing'
  | 'tooShort'
  | 'tooLong'
  | 'otherForm'
  | 'noAddress'
  | 'notOffered'
  | 'notSaid'
  | 'noNumber'
  | 'noDay'
  | 'tooLow'
  | 'tooHigh'

/** As Cognito wants an address to look: something, an @, and a name with a point. */
const address = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

/**
 * What is wrong with a value as the pool is to keep it; null when nothing is. An empty one is right where nothing is
 * required: it removes the attribute.
 */
export function problemOf(definition: AttributeDefinition, value: string): ValueProblem | null {
  if (value === '') return definition.required ? 'missing' : null
  switch (definition.type) {
    case 'text':
      return problemOfText(definition, value)
    case 'choice':
      return (definition.choices ?? []).some((choice) => choice.value === value) ? null : 'notOffered'
    case 'boolean':
      return value === 'true' || value === 'false' ? null : 'notSaid'
    case 'number':
      return isNumber(value) ? outside(definition, (bound) => Number(value) - Number(bound)) : 'noNumber'
    case 'date':
      return isDay(value) ? outside(definition, (bound) => value.localeCompare(dayOf(bound), 'en')) : 'noDay'
  }
}

function problemOfText(definition: AttributeDefinition, value: string): ValueProblem | null {
  const { name, minLength = 0, maxLength = usualLength, pattern } = definition
  if (value.length > maxLength) return 'tooLong'
  if (value.length < minLength) return 'tooShort'
  if (name === 'email' && !address.test(value)) return 'noAddress'
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value) ? null : 'otherForm'
}

/** @param compare below 0 when the value is less than the bound */
function outside({ min, max }: AttributeDefinition, compare: (bound: string) => number): 'tooLow' | 'tooHigh' | null {
  if (min !== undefined && compare(min) < 0) return 'tooLow'
  return max !== undefined && compare(max) > 0 ? 'tooHigh' : null
}

/** The schema of a value that is to be sent. It cuts white space at both ends, and what shows nothing is empty. */
export function valueSchema(definition: AttributeDefinition): z.ZodMiniType<string> {
  return z.string().check(
    z.overwrite(meant),
    z.refine((value) => problemOf(definition, value) === null),
  )
}

/** Where values are asked for: the form of a new account, or the form that changes the profile. */
export type Asking = 'newAccount' | 'change'

/** The attributes that a form asks for, in the order of display. */
export function askedFor(definitions: readonly AttributeDefinition[], of: Asking): AttributeDefinition[] {
  return definitions.filter(({ signUp, editable, visible }) => (of === 'newAccount' ? signUp : editable && visible))
}

/**
 * Judges values that are to be sent, by the same rules as the forms' fields. It refuses names that the form does not ask
 * for, values that an attribute may not have and, for a new account, a required attribute without a value.
 * @param of a new account, which leaves out what is empty, or a change, where an empty value removes the attribute
 * @returns the values as the pool is to get them, and the names of those that are refused
 */
export function judgeAttributes(
  definitions: readonly AttributeDefinition[],
  values: Readonly<Record<string, string>>,
  of: Asking,
): { values: Record<string, string>; refused: string[] } {
  const asked = askedFor(definitions, of)
  const names = asked.map(({ name }) => name)
  const refused = Object.keys(values).filter((name) => !names.includes(name))
  const kept: Record<string, string> = {}
  for (const one of asked) {
    const given = Object.hasOwn(values, one.name) ? values[one.name] : undefined
    if (given === undefined && of === 'change') continue
    const judged = valueSchema(one).safeParse(given ?? '')
    if (!judged.success) refused.push(one.name)
    else if (judged.data !== '' || of === 'change') kept[one.name] = judged.data
  }
  return { values: kept, refused }
}

/**
 * The attributes among these values that the stage declares. It keeps texts that are not empty, cut to so many UTF-16
 * units.
 * @param values claims, an answer of the pool, or a file's content
 */
export function declaredOf(
  definitions: readonly AttributeDefinition[],
  values: Readonly<Record<string, unknown>>,
  longest: number,
): Record<string, string> {
  const found = definitions.flatMap(({ name }): [string, string][] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return typeof value === 'string' && value !== '' ? [[name, value.slice(0, longest)]] : []
  })
  return Object.fromEntries(found)
}
