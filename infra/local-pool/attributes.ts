import { errors, type SchemaViolation } from './errors.ts'
import type { Pool } from './pool.ts'
import type { SchemaAttribute } from './settings.ts'

/** An attribute on the wire. */
interface AttributeValue {
  Name: string
  Value?: string | undefined
}

const phoneFormat = /^\+[1-9]\d{1,14}$/

/** Something, an @, and a host with a point. Cognito does not say what it takes for an address. */
const emailFormat = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

// OpenID Connect's standard claims, which every pool has. The settings name those that differ from these defaults.
const standardText = [
  'address birthdate email family_name gender given_name locale middle_name name nickname phone_number picture',
  'preferred_username profile website zoneinfo',
]
  .join(' ')
  .split(' ')

/** `YYYY-MM-DD`; Cognito looks at the length alone. */
const birthdate = { MinLength: '10', MaxLength: '10' }

/** What every pool has of itself, in the order of its description. */
export const standardAttributes: SchemaAttribute[] = [
  {
    Name: 'sub',
    AttributeDataType: 'String',
    Mutable: false,
    Required: true,
    StringAttributeConstraints: { MinLength: '1', MaxLength: '2048' },
  },
  ...standardText.map((Name): SchemaAttribute => ({
    Name,
    AttributeDataType: 'String',
    Mutable: true,
    Required: false,
    StringAttributeConstraints: Name === 'birthdate' ? birthdate : { MinLength: '0', MaxLength: '2048' },
  })),
  { Name: 'email_verified', AttributeDataType: 'Boolean', Mutable: true, Required: false },
  { Name: 'phone_number_verified', AttributeDataType: 'Boolean', Mutable: true, Required: false },
  {
    Name: 'updated_at',
    AttributeDataType: 'Number',
    Mutable: true,
    Required: false,
    NumberAttributeConstraints: { MinValue: '0' },
  },
]

/** The pool's whole schema: the standard attributes, with what the settings say about them, and the custom ones. */
export function schemaOf({ settings }: Pick<Pool, 'settings'>): SchemaAttribute[] {
  const own = settings.UserPool.SchemaAttributes
  const untouched = standardAttributes.filter(({ Name }) => !own.some((attribute) => attribute.Name === Name))
  return [...untouched, ...own]
}

/** @throws {CognitoError} InvalidParameterException "Invalid phone number format." */
export function checkPhone(phone: string): void {
  if (!phoneFormat.test(phone)) throw errors.phoneFormat()
}

interface Conditions {
  /** What the user will have with these values. Required attributes must be among them; unless given, none is asked for. */
  whole?: (values: Record<string, string>) => Record<string, string>
  /** Whether the user has attributes that were set once and for all. */
  existing?: boolean
}

/**
 * Brings attributes of a request into the form in which they are kept, after holding each against the schema.
 * An empty value removes an attribute.
 * @throws {CognitoError} InvalidParameterException, which names everything that does not conform, a line each; when all
 * does, for a number or an e-mail address that has not the form of one
 */
export function conform(
  pool: Pool,
  given: readonly AttributeValue[],
  { whole, existing = false }: Conditions = {},
): Record<string, string> {
  const values: Record<string, string> = {}
  for (const { Name, Value = '' } of given) {
    if (Object.hasOwn(values, Name)) throw errors.attributeTwice(Name)
    values[Name] = Value
  }
  const violations = violationsOf(pool, values, existing)
  for (const name of whole === undefined ? [] : missingFrom(pool, whole(values))) {
    violations.push([name, existing && values[name] === '' ? 'emptied' : 'required'])
  }
  if (violations.length > 0) throw errors.schemaViolated(violations)
  // An empty number is no removal: that is what DeleteUserAttributes is for.
  if (values.phone_number !== undefined) checkPhone(values.phone_number)
  if (values.email !== undefined && values.email !== '' && !emailFormat.test(values.email)) throw errors.emailFormat()
  return values
}

/**
 * Holds attributes that are to be removed against the schema.
 * @throws {CognitoError} as `conform`
 */
export function checkRemoval(pool: Pool, names: readonly string[], kept: Readonly<Record<string, string>>): void {
  const violations = violationsOf(pool, Object.fromEntries(names.map((name) => [name, ''])), true)
  for (const name of missingFrom(pool, kept)) violations.push([name, names.includes(name) ? 'emptied' : 'required'])
  if (violations.length > 0) throw errors.schemaViolated(violations)
}

function violationsOf(pool: Pool, values: Readonly<Record<string, string>>, existing: boolean): SchemaViolation[] {
  const schema = new Map(schemaOf(pool).map((attribute) => [attribute.Name, attribute]))
  return Object.entries(values).flatMap(([name, value]): SchemaViolation[] => {
    const attribute = schema.get(name)
    if (attribute === undefined) return [[name, 'unknown']]
    if (existing && !attribute.Mutable) return [[name, 'fixed']]
    return value === '' ? [] : violationsOfValue(attribute, value)
  })
}

// As Java's BigDecimal reads a number.
const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** What is wrong with a value that is not empty. Cognito keeps a date and time as text, and does not look at it. */
function violationsOfValue(attribute: SchemaAttribute, value: string): SchemaViolation[] {
  const { Name: name } = attribute
  if (attribute.AttributeDataType === 'Boolean') return /^(true|false)$/i.test(value) ? [] : [[name, 'noBoolean']]
  if (attribute.AttributeDataType === 'Number') {
    if (!number.test(value)) return [[name, 'noNumber']]
    const { MinValue, MaxValue } = attribute.NumberAttributeConstraints ?? {}
    if (MaxValue !== undefined && Number(value) > Number(MaxValue)) return [[name, 'tooHigh', MaxValue]]
    if (MinValue !== undefined && Number(value) < Number(MinValue)) return [[name, 'tooLow', MinValue]]
    return []
  }
  const { MinLength, MaxLength } = attribute.StringAttributeConstraints ?? {}
  if (MaxLength !== undefined && value.length > Number(MaxLength)) return [[name, 'tooLong', MaxLength]]
  if (MinLength !== undefined && value.length < Number(MinLength)) return [[name, 'tooShort', MinLength]]
  return []
}

/** The required attributes that are missing or empty. */
export function missingFrom(pool: Pool, attributes: Readonly<Record<string, string>>): string[] {
  return schemaOf(pool)
    .filter(({ Name, Required }) => Required && Name !== 'sub' && !attributes[Name])
    .map(({ Name }) => Name)
}

/** @throws {CognitoError} InvalidParameterException for attributes that are not in the schema. */
export function checkKnown(pool: Pool, names: readonly string[]): void {
  const known = schemaOf(pool).map(({ Name }) => Name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw errors.schemaViolated(unknown.map((name) => [name, 'unknown']))
}

/**
 * What is not in the schema at all is no matter of rights: `conform` names it.
 * @throws {CognitoError} NotAuthorizedException for an attribute that the app client may not write
 */
export function checkWritable(pool: Pool, names: readonly string[]): void {
  const { WriteAttributes } = pool.settings.UserPoolClient
  const known = schemaOf(pool).map(({ Name }) => Name)
  if (names.some((name) => known.includes(name) && !WriteAttributes.includes(name))) throw errors.attributeNotWritable()
}

/** The names of attributes on the wire. */
export function namesOf(given: readonly AttributeValue[]): string[] {
  return given.map(({ Name }) => Name)
}

/** What is left after the attributes with an empty value are taken out. */
export function withoutEmpty(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''))
}

/** The attributes that the app client may read; `sub` always. */
export function readable(pool: Pool, attributes: Readonly<Record<string, string>>): [name: string, value: string][] {
  const { ReadAttributes } = pool.settings.UserPoolClient
  return Object.entries(attributes).filter(([name]) => ReadAttributes.includes(name))
}

/** Attributes as GetUser and the admin side list them. */
export function listed(sub: string, attributes: readonly [name: string, value: string][]): Required<AttributeValue>[] {
  return [['sub', sub] as const, ...attributes].map(([Name, Value]) => ({ Name, Value }))
}
