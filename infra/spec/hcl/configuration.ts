import { expandBody } from './expand.ts'
import { evaluate, type Scope } from './evaluate.ts'
import { parseHcl, type Block, type Body } from './parse.ts'
import { asText, isReference, type ObjectValue, type Value } from './value.ts'
import { readVariables } from './variables.ts'

/** Texts of HCL files by their path below `infra/`. */
export type Sources = ReadonlyMap<string, string>

/** One resource as it would be deployed. Nested blocks are lists under their type's name. */
export interface Resource {
  /** Such as `module.user_pool.aws_iam_role.sms`. */
  address: string
  type: string
  values: ObjectValue
}

/** A module with the variables that it was given. */
export interface Configuration {
  resources: Resource[]
  outputs: ObjectValue
  /** Messages of validations and preconditions that do not hold. */
  refusals: string[]
}

/**
 * What Terraform would deploy from `directory`, as far as that can be known without AWS.
 * @param given the variables' values; those left out take their defaults
 * @throws Error on HCL that is not known here, or on a variable without a value
 */
export function configure(sources: Sources, given: ObjectValue, directory = '', prefix = ''): Configuration {
  const body = readModule(sources, directory)
  const refusals: string[] = []
  const locals = new Map(
    body.blocks.filter(({ type }) => type === 'locals').flatMap((block) => [...block.body.attributes]),
  )
  const path = { module: directory === '' ? '.' : directory, root: '.' }
  const scope: Scope = {
    names: { path },
    prefix,
    local: (name) => evaluate(found(locals.get(name), `local.${name}`), scope),
  }
  scope.names.var = readVariables(body, given, scope)
  refusals.push(...broken(body, 'variable', 'validation', scope))
  // Terraform plans nothing with variables that it refuses, and what follows from them may make no sense.
  if (refusals.length > 0) return { resources: [], refusals, outputs: {} }

  const resources: Resource[] = []
  const modules: ObjectValue = {}
  scope.names.module = modules
  for (const { labels, body: call } of inOrder(body.blocks.filter(({ type }) => type === 'module'))) {
    const [name = ''] = labels
    const source = text(call, 'source', scope).replace('./', '')
    const once = (address: string): ObjectValue => {
      const inner = configure(sources, argumentsOf(call, scope), source, `${address}.`)
      resources.push(...inner.resources)
      refusals.push(...inner.refusals)
      return inner.outputs
    }
    const count = call.attributes.get('count')
    if (count === undefined) modules[name] = once(`${prefix}module.${name}`)
    else modules[name] = evaluate(count, scope) === 1 ? [once(`${prefix}module.${name}[0]`)] : []
  }
  for (const block of body.blocks.filter(({ type }) => type === 'resource')) {
    resources.push(...instances(block, scope))
    refusals.push(
      ...brokenConditions(block.body.blocks.find(({ type }) => type === 'lifecycle')?.body, 'precondition', scope),
    )
  }
  return { resources, refusals, outputs: readOutputs(body, scope) }
}

/** All files of one module as one body. */
export function readModule(sources: Sources, directory: string): Body {
  const files = [...sources].filter(
    ([path]) => path.endsWith('.tf') && path.split('/').slice(0, -1).join('/') === directory,
  )
  if (files.length === 0) throw new Error(`there is no module in ${directory}`)
  const bodies = files.map(([path, content]) => parseHcl(content, path))
  return { attributes: new Map(), blocks: bodies.flatMap(({ blocks }) => blocks) }
}

function readOutputs(body: Body, scope: Scope): ObjectValue {
  const outputs = body.blocks.filter(({ type }) => type === 'output')
  return Object.fromEntries(
    outputs.map(({ labels: [name = ''], body: { attributes } }) => [
      name,
      evaluate(found(attributes.get('value'), 'value'), scope),
    ]),
  )
}

function instances(block: Block, scope: Scope): Resource[] {
  const [type = '', name = ''] = block.labels
  const address = `${scope.prefix}${type}.${name}`
  const expand = (suffix: string, inner: Scope): Resource => ({
    address: address + suffix,
    type,
    values: expandBody(block.body, inner),
  })
  const count = block.body.attributes.get('count')
  if (count !== undefined) return evaluate(count, scope) === 1 ? [expand('[0]', scope)] : []
  const each = block.body.attributes.get('for_each')
  if (each === undefined) return [expand('', scope)]
  const items = evaluate(each, scope)
  if (typeof items !== 'object' || items === null) throw new Error(`${address}: for_each is neither a set nor a map`)
  const pairs: [string, Value][] = Array.isArray(items)
    ? items.map((item) => [asText(item), item])
    : Object.entries(items)
  return pairs.map(([key, value]) =>
    expand(`["${key}"]`, { ...scope, names: { ...scope.names, each: { key, value } } }),
  )
}

function argumentsOf(call: Body, scope: Scope): ObjectValue {
  const own = [...call.attributes].filter(([name]) => name !== 'source' && name !== 'count')
  return Object.fromEntries(own.map(([name, node]) => [name, evaluate(node, scope)]))
}

/** A module after those whose outputs it takes. */
function inOrder(calls: Block[]): Block[] {
  const before = (call: Block): string[] =>
    [...call.body.attributes.values()].flatMap(({ text: expression }) =>
      [...expression.matchAll(/module\.(\w+)/g)].map(([, name = '']) => name),
    )
  const sorted: Block[] = []
  const visit = (call: Block): void => {
    if (sorted.includes(call)) return
    for (const name of before(call))
      visit(
        found(
          calls.find(({ labels }) => labels[0] === name),
          `module.${name}`,
        ),
      )
    sorted.push(call)
  }
  calls.forEach(visit)
  return sorted
}

function broken(body: Body, type: string, condition: string, scope: Scope): string[] {
  return body.blocks
    .filter((block) => block.type === type)
    .flatMap((block) => brokenConditions(block.body, condition, scope))
}

function brokenConditions(body: Body | undefined, condition: string, scope: Scope): string[] {
  const blocks = body?.blocks.filter(({ type }) => type === condition) ?? []
  return blocks
    .filter((block) => evaluate(found(block.body.attributes.get('condition'), 'condition'), scope) !== true)
    .map((block) => text(block.body, 'error_message', scope))
}

function text(body: Body, name: string, scope: Scope): string {
  const value = evaluate(found(body.attributes.get(name), name), scope)
  if (typeof value !== 'string' || isReference(value)) throw new Error(`${name} is no text`)
  return value
}

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${name}`)
  return thing
}
