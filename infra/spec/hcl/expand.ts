import { evaluate, type Scope } from './evaluate.ts'
import type { Block, Body } from './parse.ts'
import type { ObjectValue, Value } from './value.ts'

/** Read by Terraform itself, not by a provider. */
const metaArguments = ['count', 'for_each', 'depends_on']

/** The values of a resource: its attributes, and its nested blocks as lists under their type's name. */
export function expandBody(body: Body, scope: Scope): ObjectValue {
  const values: ObjectValue = {}
  for (const [name, node] of body.attributes) if (!metaArguments.includes(name)) values[name] = evaluate(node, scope)
  for (const block of body.blocks) {
    if (block.type === 'lifecycle') continue
    const dynamic = block.type === 'dynamic'
    const name = dynamic ? (block.labels[0] ?? '') : block.type
    const items = dynamic ? expandDynamic(block, scope) : [expandBody(block.body, scope)]
    const before = values[name]
    values[name] = [...(Array.isArray(before) ? before : []), ...items]
  }
  return values
}

function expandDynamic({ labels, body }: Block, scope: Scope): Value[] {
  const [name = ''] = labels
  const each = body.attributes.get('for_each')
  const content = body.blocks.find(({ type }) => type === 'content')
  const items = each === undefined ? null : evaluate(each, scope)
  if (content === undefined || !Array.isArray(items)) throw new Error(`dynamic "${name}" needs a list and a content`)
  return items.map((value, key) =>
    expandBody(content.body, { ...scope, names: { ...scope.names, [name]: { key, value } } }),
  )
}
