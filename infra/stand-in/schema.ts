import type { BlockSchema, NestedBlock, TypeSchema } from '../spec/provider/schema.ts'
import { openBlock } from './open-blocks.ts'

/** One attribute in the protocol's form. `type`: Terraform's type as JSON. */
interface WireAttribute {
  name: string
  type: Uint8Array
  required: boolean
  optional: boolean
  computed: boolean
}

/** A block in the protocol's form. */
export interface WireBlock {
  attributes: WireAttribute[]
  block_types: { type_name: string; block: WireBlock; nesting: 'LIST' | 'SET'; min_items: number; max_items: number }[]
}

export interface WireSchema {
  version: number
  block: WireBlock
}

/** A type of resource or data source, as Terraform asks a provider for it. */
export function toWireSchema(type: TypeSchema): WireSchema {
  const block = toWireBlock(type)
  const computed = type.attributes.filter((name) => !(name in type.arguments) && !(name in type.blocks))
  const own = computed.map((name) => attribute(name, type.computed?.[name] ?? 'string', { computed: true }))
  const id = block.attributes.find(({ name }) => name === 'id')
  if (id !== undefined) id.computed = true
  return { version: 0, block: { ...block, attributes: [...block.attributes, ...own] } }
}

/** A block without attributes of the provider's own, such as the provider's configuration. */
export function toWireBlock({ arguments: given, blocks }: BlockSchema): WireBlock {
  return {
    attributes: Object.entries(given).map(([name, type = 'any']) =>
      attribute(name, type.replace('!', ''), { required: type.endsWith('!') }),
    ),
    block_types: Object.entries(blocks).flatMap(([name, nested]) =>
      nested === undefined ? [] : [toNested(name, nested)],
    ),
  }
}

function toNested(name: string, nested: NestedBlock): WireBlock['block_types'][number] {
  return {
    type_name: name,
    block: toWireBlock(nested.open === true ? openBlock(name) : nested),
    nesting: nested.set === true ? 'SET' : 'LIST',
    min_items: nested.required ? 1 : 0,
    max_items: nested.many ? 0 : 1,
  }
}

function attribute(name: string, type: string, kind: { required?: boolean; computed?: boolean }): WireAttribute {
  const { required = false, computed = false } = kind
  const wire = new TextEncoder().encode(JSON.stringify(typeInJson(type)))
  return { name, type: wire, required, optional: !required && !computed, computed }
}

/** `set(string)` as `["set","string"]`. What the recorded types leave open is a list or map of texts. */
function typeInJson(type: string): unknown {
  const [, kind, of] = /^(\w+)\((\w+)\)$/.exec(type) ?? []
  if (kind !== undefined) return [kind, of]
  if (type === 'list' || type === 'map') return [type, 'string']
  return type === 'any' ? 'dynamic' : type
}
