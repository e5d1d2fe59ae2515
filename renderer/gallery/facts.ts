import type { z } from '../../preload/contract/schema.ts'

// What a value of the contract can be, as a list of facts (decision 0040): `session.signedOut.notice=sessionEnded`,
// `info.keychain=locked`. The values of texts and numbers are no facts, because no list could hold them all.

interface Definition {
  type: string
  shape?: Record<string, z.ZodMiniType>
  options?: z.ZodMiniType[]
  discriminator?: string
  entries?: Record<string, string>
  innerType?: z.ZodMiniType
  element?: z.ZodMiniType
  values?: unknown[]
}

/** Every fact that a value of this schema can show. It is read from the schema alone. */
export function possibleFacts(path: string, schema: z.ZodMiniType): string[] {
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'union':
      return variantsOf(definition).flatMap(({ name, schema: variant }) => {
        const inside = possibleFacts(`${path}.${name}`, variant)
        return [`${path}.${name}`, ...inside]
      })
    case 'object':
      return Object.entries(definition.shape ?? {}).flatMap(([key, member]) => possibleFacts(`${path}.${key}`, member))
    case 'enum':
      return Object.values(definition.entries ?? {}).map((value) => `${path}=${value}`)
    case 'boolean':
      return [`${path}=true`, `${path}=false`]
    case 'nullable':
      return [`${path}=null`, `${path}=set`, ...possibleFacts(path, innerOf(definition))]
    case 'default':
      return possibleFacts(path, innerOf(definition))
    case 'array':
      return definition.element ? possibleFacts(`${path}[]`, definition.element) : []
    default:
      return []
  }
}

/** The facts that a value shows. @param value must be one of the schema */
export function shownFacts(path: string, schema: z.ZodMiniType, value: unknown): string[] {
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'union': {
      const { discriminator = '' } = definition
      const name = String(members(value)[discriminator])
      const variant = variantsOf(definition).find((option) => option.name === name)
      return variant ? [`${path}.${name}`, ...shownFacts(`${path}.${name}`, variant.schema, value)] : []
    }
    case 'object':
      return Object.entries(definition.shape ?? {}).flatMap(([key, member]) =>
        shownFacts(`${path}.${key}`, member, members(value)[key]),
      )
    case 'enum':
    case 'boolean':
      return [`${path}=${String(value)}`]
    case 'nullable':
      return value === null ? [`${path}=null`] : [`${path}=set`, ...shownFacts(path, innerOf(definition), value)]
    case 'default':
      return shownFacts(path, innerOf(definition), value)
    case 'array': {
      const { element } = definition
      return element && Array.isArray(value) ? value.flatMap((one) => shownFacts(`${path}[]`, element, one)) : []
    }
    default:
      return []
  }
}

function definitionOf(schema: z.ZodMiniType): Definition {
  return schema.def
}

function innerOf({ innerType }: Definition): z.ZodMiniType {
  if (!innerType) throw new Error('a schema without the schema inside')
  return innerType
}

/** The variants of a discriminated union, each with the value that tells it from the others. */
function variantsOf({ options = [], discriminator = '' }: Definition): { name: string; schema: z.ZodMiniType }[] {
  return options.map((schema) => {
    const literal = definitionOf(schema).shape?.[discriminator]
    return { name: String(literal && definitionOf(literal).values?.[0]), schema }
  })
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
