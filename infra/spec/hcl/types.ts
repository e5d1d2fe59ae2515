import type { Node } from 'web-tree-sitter'
import { evaluate, type Scope } from './evaluate.ts'
import { named } from './parse.ts'
import { isObject, type ObjectValue, type Value } from './value.ts'

/**
 * Adds the defaults that `optional(…, default)` in the variable's type gives to attributes that are missing, and turns
 * numbers and truth values into texts where the type is one.
 */
export function applyType(type: Node | undefined, value: Value, scope: Scope): Value {
  if (type === undefined || value === null) return value
  const call = named(type)[0]
  if (call?.type !== 'function_call') {
    return call?.text === 'string' && typeof value !== 'object' ? String(value) : value
  }
  const [name, list] = named(call)
  const [first, second] = list === undefined ? [] : named(list)
  switch (name?.text) {
    case 'object':
      return fillObject(first, value, scope)
    case 'list':
    case 'set':
      return Array.isArray(value) ? value.map((item) => applyType(first, item, scope)) : value
    case 'optional':
      return applyType(first, value, scope)
    default:
      if (second !== undefined)
        throw new Error(`line ${type.startPosition.row + 1}: the type ${type.text} is not known here`)
      return value
  }
}

function fillObject(definition: Node | undefined, value: Value, scope: Scope): ObjectValue {
  const object =
    definition === undefined ? undefined : named(definition)[0]?.children.find(({ type }) => type === 'object')
  if (object === undefined || !isObject(value)) throw new Error('an object is needed')
  const filled: ObjectValue = {}
  for (const element of named(object).filter(({ type }) => type === 'object_elem')) {
    const key = element.childForFieldName('key')?.text ?? ''
    const type = element.childForFieldName('val') ?? undefined
    filled[key] = applyType(type, value[key] ?? missing(type, key, Object.hasOwn(value, key), scope), scope)
  }
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(filled, key))
  // Terraform leaves out what the type does not name. In a stage's file that is a mistake that nobody would see, whereas
  // a module says so what it needs of an object.
  if (unknown.length > 0 && scope.prefix === '') throw new Error(`there is no ${unknown.join(', ')}`)
  return filled
}

/** What stands for an attribute that was left out, or given as null. */
function missing(type: Node | undefined, key: string, isNull: boolean, scope: Scope): Value {
  const call = type === undefined ? undefined : named(type)[0]
  const [name, list] = call?.type === 'function_call' ? named(call) : []
  const preset = name?.text === 'optional' && list !== undefined ? named(list)[1] : undefined
  if (preset !== undefined) return evaluate(preset, scope)
  if (isNull || name?.text === 'optional') return null
  throw new Error(`${key} is missing`)
}
