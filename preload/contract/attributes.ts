import type { z } from './schema.ts'
import { attribute, optionalAttribute } from './fields.ts'

/**
 * The attributes of a user beside the phone number that the app knows, in the order of display. One entry here is an
 * attribute: both forms, the profile, what is sent and what is kept follow from it. The pool has to have it too, and
 * the app client has to be allowed to read and write it (`infra/modules/user-pool`, `infra/local-pool/settings.json`).
 */
const known = [
  { name: 'name', label: 'name', missing: 'nameMissing', short: false, autocomplete: 'name' },
  { name: 'custom:company', label: 'company', missing: 'companyMissing', short: true, autocomplete: 'organization' },
  { name: 'custom:role_name', label: 'role', missing: 'roleMissing', short: true, autocomplete: 'organization-title' },
] as const

type Known = (typeof known)[number]
export type AttributeName = Known['name']

/** One of them. Texts are keys of `fields` in `renderer/locales`. */
export interface Attribute {
  /** As Cognito calls it: a standard claim, or `custom:` and the name in the pool's schema. */
  readonly name: AttributeName
  /** What it is called. */
  readonly label: Known['label']
  /** The sentence that asks for it. Null where a form takes nothing; Cognito itself requires no custom attribute. */
  readonly missing: Known['missing'] | null
  /** Whether its field may share a line with another. */
  readonly short: boolean
  /** HTML's token for the kind of text. */
  readonly autocomplete: string
}

export const attributes: readonly Attribute[] = known

/** Something for each attribute that the app knows, by the attribute's name. */
export function forEachAttribute<Value>(make: (attribute: Attribute) => Value): Record<AttributeName, Value> {
  const entries = attributes.map((one) => [one.name, make(one)] as const)
  return Object.fromEntries(entries) as Record<AttributeName, Value>
}

/**
 * What the app knows of these, whatever else they hold: texts that are not empty, cut to so many UTF-16 units.
 * @param values of claims, of an answer of the pool, or of a file
 */
export function knownOf(values: Readonly<Record<string, unknown>>, longest: number): Record<string, string> {
  const found = attributes.flatMap(({ name }): [string, string][] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return typeof value === 'string' && value !== '' ? [[name, value.slice(0, longest)]] : []
  })
  return Object.fromEntries(found)
}

/** What a value must be before it is sent. White space at its ends is cut. */
export function valueSchema({ missing }: Pick<Attribute, 'missing'>): z.ZodMiniType<string> {
  return missing === null ? optionalAttribute : attribute
}

/**
 * Judges values that are to be sent, by the same rules as the forms' fields: no name that the app does not know, no
 * value that an attribute may not have and, of a new account, none missing that is required.
 * @param of a new account, which leaves out what is empty, or a change, where an empty value removes the attribute
 * @returns the values as the pool is to get them, and the names of those that are refused
 */
export function judgeAttributes(
  values: Readonly<Record<string, string>>,
  of: 'newAccount' | 'change',
): { values: Record<string, string>; refused: string[] } {
  const names: string[] = attributes.map(({ name }) => name)
  const refused = Object.keys(values).filter((name) => !names.includes(name))
  const kept: Record<string, string> = {}
  for (const one of attributes) {
    const given = Object.hasOwn(values, one.name) ? values[one.name] : undefined
    if (given === undefined && of === 'change') continue
    const judged = valueSchema(one).safeParse(given ?? '')
    if (!judged.success) refused.push(one.name)
    else if (judged.data !== '' || of === 'change') kept[one.name] = judged.data
  }
  return { values: kept, refused }
}
