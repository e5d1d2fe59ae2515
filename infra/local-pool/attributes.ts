import { errors } from './errors.ts'
import type { Pool } from './pool.ts'
import type { SchemaAttribute } from './settings.ts'

/** An attribute on the wire. */
interface AttributeValue {
  Name: string
  Value?: string | undefined
}

const phoneFormat = /^\+[1-9]\d{1,14}$/

// OpenID Connect's standard claims, which every pool has. The settings name those that differ from these defaults.
const standardText = [
  'address birthdate email family_name gender given_name locale middle_name name nickname phone_number picture',
  'preferred_username profile website zoneinfo',
]
  .join(' ')
  .split(' ')

const standardAttributes: SchemaAttribute[] = [
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
    StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' },
  })),
  { Name: 'email_verified', AttributeDataType: 'Boolean', Mutable: true, Required: false },
  { Name: 'phone_number_verified', AttributeDataType: 'Boolean', Mutable: true, Required: false },
  { Name: 'updated_at', AttributeDataType: 'Number', Mutable: true, Required: false },
]

/** The pool's whole schema: the standard attributes, with what the settings say about them, and the custom ones. */
export function schemaOf({ settings }: Pool): SchemaAttribute[] {
  const own = settings.UserPool.SchemaAttributes
  const untouched = standardAttributes.filter(({ Name }) => !own.some((attribute) => attribute.Name === Name))
  return [...untouched, ...own]
}

/** @throws {CognitoError} InvalidParameterException "Invalid phone number format." */
export function checkPhone(phone: string): void {
  if (!phoneFormat.test(phone)) throw errors.phoneFormat()
}

/**
 * Brings attributes of a request into the form in which they are kept, after holding each against the schema.
 * An empty value removes an attribute.
 * @throws {CognitoError} InvalidParameterException
 */
export function conform(pool: Pool, given: readonly AttributeValue[]): Record<string, string> {
  const schema = new Map(schemaOf(pool).map((attribute) => [attribute.Name, attribute]))
  const values: Record<string, string> = {}
  for (const { Name, Value = '' } of given) {
    const attribute = schema.get(Name)
    if (attribute === undefined) throw errors.attributeUnknown(Name)
    if (Object.hasOwn(values, Name)) throw errors.attributeTwice(Name)
    if (Name === 'phone_number') checkPhone(Value)
    checkLength(attribute, Value)
    values[Name] = Value
  }
  return values
}

function checkLength({ Name, StringAttributeConstraints: limits }: SchemaAttribute, value: string): void {
  if (limits === undefined) return
  const { MinLength, MaxLength } = limits
  if (value.length > Number(MaxLength) || (value !== '' && value.length < Number(MinLength))) {
    throw errors.attributeLength(Name, MinLength, MaxLength)
  }
}

/** @throws {CognitoError} InvalidParameterException for an attribute that is not in the schema. */
export function checkKnown(pool: Pool, names: readonly string[]): void {
  const known = schemaOf(pool).map(({ Name }) => Name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw errors.attributeUnknown(unknown)
}

/** @throws {CognitoError} InvalidParameterException for a required attribute that is missing or empty. */
export function checkRequired(pool: Pool, attributes: Readonly<Record<string, string>>): void {
  for (const { Name, Required } of schemaOf(pool)) {
    if (Required && Name !== 'sub' && !attributes[Name]) throw errors.attributeRequired(Name)
  }
}

/** @throws {CognitoError} InvalidParameterException for an attribute that was set once and for all. */
export function checkMutable(pool: Pool, names: readonly string[]): void {
  for (const { Name, Mutable } of schemaOf(pool)) {
    if (!Mutable && names.includes(Name)) throw errors.attributeImmutable(Name)
  }
}

/** @throws {CognitoError} NotAuthorizedException for an attribute that the app client may not write. */
export function checkWritable({ settings }: Pool, names: readonly string[]): void {
  const { WriteAttributes } = settings.UserPoolClient
  if (names.some((name) => !WriteAttributes.includes(name))) throw errors.attributeNotWritable()
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
