import { evaluate, type Scope } from './evaluate.ts'
import { parseHcl, type Body } from './parse.ts'
import { applyType } from './types.ts'
import type { ObjectValue } from './value.ts'

/** Reads a `.tfvars` or `.tfbackend` file. */
export function readValues(content: string, file: string): ObjectValue {
  const local = (name: string): never => {
    throw new Error(`${file}: there is no local.${name}`)
  }
  const scope: Scope = { names: {}, prefix: '', local }
  return Object.fromEntries(
    [...parseHcl(content, file).attributes].map(([name, node]) => [name, evaluate(node, scope)]),
  )
}

/** The variables of a module with the values given to them, or their defaults. */
export function readVariables(body: Body, given: ObjectValue, scope: Scope): ObjectValue {
  const blocks = body.blocks.filter(({ type }) => type === 'variable')
  const unknown = Object.keys(given).filter((name) => !blocks.some(({ labels }) => labels[0] === name))
  if (unknown.length > 0) throw new Error(`there is no variable ${unknown.join(', ')}`)
  return Object.fromEntries(
    blocks.map(({ labels, body: { attributes } }) => {
      const [name = ''] = labels
      const preset = attributes.get('default')
      const value = given[name] ?? (preset === undefined ? given[name] : evaluate(preset, scope))
      if (value === undefined) throw new Error(`the variable ${name} needs a value`)
      return [name, applyType(attributes.get('type'), value, scope)]
    }),
  )
}
