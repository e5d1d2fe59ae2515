import fc from 'fast-check'
import { attributeDefinitions } from '../attributes/definition.ts'
import type { z } from '../schema.ts'
import { anyDefinitions } from './definitions.ts'

// Generates values for the contract's schemas from their definitions, so that every declared call is tested without
// inputs written by hand. The library for this, zod-fast-check, knows zod 3 alone.

type Schema = z.ZodMiniType

interface Definition {
  type: string
  checks?: { _zod: { def: Check } }[]
  shape?: Record<string, Schema>
  options?: Schema[]
  entries?: Record<string, string>
  values?: unknown[]
  innerType?: Schema
  element?: Schema
  keyType?: Schema
  valueType?: Schema
}

interface Check {
  check: string
  pattern?: RegExp
  minimum?: number
  maximum?: number
}

/**
 * Values that this schema takes.
 * @throws for a kind of schema that this file does not know yet
 */
export function valid(schema: Schema): fc.Arbitrary<unknown> {
  // Checks may refuse more than patterns and lengths, so the schema itself decides about each value.
  return made(schema).filter((value) => schema.safeParse(value).success)
}

function made(schema: Schema): fc.Arbitrary<unknown> {
  // Its keys depend on each other, so values by the shape alone are hardly ever right.
  if (schema === attributeDefinitions) return anyDefinitions()
  const definition: Definition = schema.def
  const {
    type,
    shape = {},
    options = [],
    entries = {},
    values = [],
    innerType,
    element,
    keyType,
    valueType,
  } = definition
  switch (type) {
    case 'string':
      return text(definition)
    case 'number':
      return fc.oneof(fc.integer(), fc.integer({ min: 0, max: 100 }), fc.maxSafeInteger())
    case 'boolean':
      return fc.boolean()
    case 'undefined':
      return fc.constant(undefined)
    case 'null':
      return fc.constant(null)
    case 'literal':
      return fc.constantFrom(...values)
    case 'enum':
      return fc.constantFrom(...Object.values(entries))
    case 'nullable':
      return fc.option(valid(present(innerType)))
    case 'default':
      return valid(present(innerType))
    case 'optional':
      return fc.option(valid(present(innerType)), { nil: undefined })
    case 'array':
      return fc.array(valid(present(element)), { maxLength: 5 })
    case 'union':
      return fc.oneof(...options.map(valid))
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(shape).map(([key, member]) => [key, valid(member)])))
    case 'record': {
      const [keys, members] = [present(keyType), valid(present(valueType))]
      const listed: Definition = keys.def
      if (listed.entries) return fc.record(mapped(Object.values(listed.entries), members))
      return fc.dictionary(valid(keys) as fc.Arbitrary<string>, members, { minKeys: 1, maxKeys: 8 })
    }
    default:
      throw new Error(`no value is known for a schema of type ${type}`)
  }
}

/** Texts of the first pattern that fast-check can follow, otherwise of the right lengths. */
function text({ checks = [] }: Definition): fc.Arbitrary<string> {
  const wanted = checks.map(({ _zod }) => _zod.def)
  const minLength = wanted.find(({ check }) => check === 'min_length')?.minimum ?? 0
  const maxLength = Math.max(minLength, Math.min(wanted.find(({ check }) => check === 'max_length')?.maximum ?? 40, 40))
  const pattern = wanted.find((check) => check.pattern)?.pattern
  // fast-check cannot follow classes such as \p{L}.
  if (pattern && !pattern.unicode) return fc.stringMatching(pattern)
  return fc.oneof(fc.string({ minLength, maxLength }), fc.string({ unit: 'binary', minLength, maxLength }))
}

/** Values that are almost right: in one place something was added, left out or replaced by anything. */
export function nearly(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const ways = fc.constantFrom('added', 'left out', 'replaced')
  return fc.tuple(values, fc.nat(), fc.nat(), ways, fc.anything()).map(([value, place, at, way, other]) => {
    const changed = structuredClone(value)
    const places = placesIn(changed)
    const node = places[place % places.length]
    if (node === undefined) return other
    const keys = Object.keys(node)
    const key = keys[at % keys.length]
    if (way === 'added' || key === undefined) node.added = other
    else if (way === 'replaced') node[key] = other
    else Reflect.deleteProperty(node, key)
    return changed
  })
}

/** Every object and list in this value. */
function placesIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(placesIn)]
}

function mapped<Value>(keys: string[], value: Value): Record<string, Value> {
  return Object.fromEntries(keys.map((key) => [key, value]))
}

function present(schema: Schema | undefined): Schema {
  if (!schema) throw new Error('a schema without the schema inside')
  return schema
}
