import type { z } from './schema.ts'
import { attribute, optionalAttribute } from './fields.ts'

/**
 * The attributes of a user that the app knows beside the phone number, in the order of display. Each entry here is an
 * attribute: the forms, the profile, and what is sent and kept all follow from this list. The pool must have the
 * attribute too, and the app client must be allowed to read and write it (`infra/modules/user-pool`,
 * `infra/local-pool/settings.json`).
 */
const known = [
  { name: 'name', label: 'name', missing: 'nameMissing', short: false, autocomplete: 'name' },
  { name: 'custom:company', label: 'company', missing: 'companyMissing', short: true, autocomplete: 'organization' },
  { name: 'custom:role_name', label: 'role', missing: 'roleMissing', short: true, autocomplete: 'organization-title' },
] as const

type Known = (typeof known)[number]
export type AttributeName = Known['name']

/** An attribute that the app knows. Its texts are keys of `fields` in `renderer/locales`. */
export interface Attribute {
  /** Cognito's name: a standard claim, or `custom:` and the name in the pool's schema. */
  readonly name: AttributeName
  /** The key of its name in the forms. */
  readonly label: Known['label']
  /**
   * The key of the sentence that asks for it. Null when the form may leave it empty; Cognito itself cannot require
   * custom attributes.
   */
  readonly missing: Known['missing'] | null
  /** Whether its field may share a line with another. */
  readonly short: boolean
  /** The value of HTML's `autocomplete` for its field. */
  readonly autocomplete: string
}

export const attributes: readonly Attribute[] = known

/** Makes something for each attribute that the app knows, under the attribute's name. */
export function forEachAttribute<Value>(make: (attribute: Attribute) => Value): Record<AttributeName, Value> {
  const entries = attributes.map((one) => [one.name, make(one)] as const)
  return Object.fromEntries(entries) as Record<AttributeName, Value>
}

/**
 * The attributes among these values that the app knows. It keeps texts that are not empty, cut to so many UTF-16 units.
 * @param values claims, an answer of the pool, or a file's content
 */
export function knownOf(values: Readonly<Record<string, unknown>>, longest: number): Record<string, string> {
  const found = attributes.flatMap(({ name }): [string, string][] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return typeof value === 'string' && value !== '' ? [[name, value.slice(0, longest)]] : []
  })
  return Object.fromEntries(found)
}

/** The schema of a value that is to be sent. It cuts white space at both ends. */
export function valueSchema({ missing }: Pick<Attribute, 'missing'>): z.ZodMiniType<string> {
  return missing === null ? optionalAttribute : attribute
}

/**
 * Judges values that are to be sent, by the same rules as the forms' fields. It refuses names that the app does not
 * know, values that an attribute may not have and, for a new account, a required attribute without a value.
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
