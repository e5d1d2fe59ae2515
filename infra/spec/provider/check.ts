import type { Node } from 'web-tree-sitter'
import type { Sources } from '../hcl/configuration.ts'
import { named, type Block, type Body } from '../hcl/parse.ts'
import { enumOf } from './enums.ts'
import { providerSchema, type BlockSchema, type NestedBlock } from './schema.ts'
import { writtenTypes } from './walk.ts'

/** Read by Terraform itself, whatever the type. */
const metaArguments = new Set(['count', 'for_each', 'depends_on', 'provider'])
const metaBlocks = new Set(['lifecycle', 'provisioner', 'connection'])

/** What the provider would not take, one line for each place; none when it takes all of it. */
export function checkProvider(sources: Sources): string[] {
  return writtenTypes(sources).flatMap(({ file, address, kind, type, body }) => {
    const schema = providerSchema[kind][type]
    const say = (what: string): string => `${file}: ${address}: ${what}`
    if (schema === undefined)
      return [say(`the provider has no ${type}, or npm run infra:schema has not been run for it`)]
    return checkBody(body, schema, type, true).map(say)
  })
}

function checkBody(body: Body, schema: BlockSchema, path: string, outermost: boolean): string[] {
  const faults: string[] = []
  for (const [name, expression] of body.attributes) {
    if (outermost && metaArguments.has(name)) continue
    const wanted = schema.arguments[name]
    if (wanted === undefined) {
      const isBlock = schema.blocks[name] !== undefined
      faults.push(isBlock ? `${path}.${name} is a block, and stands without =` : `${path} has no argument ${name}`)
    } else faults.push(...checkLiteral(expression, wanted.replace('!', ''), `${path}.${name}`))
  }
  for (const [name, wanted] of Object.entries(schema.arguments)) {
    if (wanted?.endsWith('!') === true && !body.attributes.has(name)) faults.push(`${path} needs the argument ${name}`)
  }
  const blocks = body.blocks.filter(({ type }) => !(outermost && metaBlocks.has(type)))
  return [...faults, ...checkBlocks(blocks, schema, path)]
}

function checkBlocks(blocks: Block[], schema: BlockSchema, path: string): string[] {
  const faults: string[] = []
  for (const block of blocks) {
    const name = nameOf(block)
    const wanted = schema.blocks[name]
    if (wanted === undefined) faults.push(`${path} has no block ${name}`)
    else faults.push(...checkNested(block, wanted, `${path}.${name}`))
  }
  const names = blocks.map(nameOf)
  for (const [name, wanted] of Object.entries(schema.blocks)) {
    if (wanted?.required === true && !names.includes(name)) faults.push(`${path} needs the block ${name}`)
    const times = blocks.filter((block) => block.type === name).length
    if (wanted?.many === false && times > 1) faults.push(`${path} takes one block ${name}`)
  }
  return faults
}

/** The type of a block, also of one that `dynamic` makes. */
function nameOf({ type, labels }: Block): string {
  return type === 'dynamic' ? (labels[0] ?? '') : type
}

function checkNested(block: Block, schema: NestedBlock, path: string): string[] {
  if (schema.open === true) return []
  if (block.type !== 'dynamic') return checkBody(block.body, schema, path, false)
  const content = block.body.blocks.find(({ type }) => type === 'content')
  return content === undefined
    ? [`${path} is dynamic and has no content`]
    : checkBody(content.body, schema, path, false)
}

/** What is wrong with an argument as far as it is written out: a text in the place of a list, or no word of an enum. */
function checkLiteral(expression: Node, wanted: string, path: string): string[] {
  const [literal] = expression.type === 'expression' ? named(expression) : [expression]
  if (literal === undefined) return []
  const found = kindOf(literal)
  if (found !== null && !fits(found, kindOfType(wanted))) return [`${path} is a ${wanted}, and not a ${found}`]
  const words = enumOf(path)
  if (words === null) return []
  return textsIn(literal)
    .filter((text) => !words.includes(text))
    .map((text) => `${path} has no value ${text}: it has ${words.join(', ')}`)
}

/** What a literal is, or null where only its value would tell. */
function kindOf(literal: Node): string | null {
  if (literal.type === 'collection_value') return named(literal)[0]?.type === 'object' ? 'map' : 'list'
  if (literal.type !== 'literal_value') return null
  switch (named(literal)[0]?.type) {
    case 'string_lit':
      return 'string'
    case 'numeric_lit':
      return 'number'
    case 'bool_lit':
      return 'bool'
    default:
      return null
  }
}

/** Lists and sets are written alike. */
function kindOfType(wanted: string): string {
  return /^(set|list|map)/.exec(wanted)?.[0].replace('set', 'list') ?? wanted
}

function fits(found: string, wanted: string): boolean {
  if (wanted === 'any' || found === wanted) return true
  // Terraform makes a text of a number or truth value, and a number of a text with one.
  return wanted === 'string' ? found === 'number' || found === 'bool' : false
}

/** What holds other expressions without changing them. */
const around = new Set([
  'expression',
  'literal_value',
  'collection_value',
  'tuple',
  'function_call',
  'function_arguments',
])

/** The texts that are written out: alone, in a list or several put together, or on either side of a choice. */
function textsIn(node: Node): string[] {
  if (node.type === 'string_lit') return node.text.includes('${') ? [] : [node.text.slice(1, -1)]
  if (node.type === 'conditional') return named(node).slice(1).flatMap(textsIn)
  return around.has(node.type) ? named(node).flatMap(textsIn) : []
}
