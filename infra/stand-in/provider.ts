import type { BlockSchema, TypeSchema } from '../spec/provider/schema.ts'
import { toWireBlock, toWireSchema, type WireBlock, type WireSchema } from './schema.ts'
import { isWireObject, unknown, type Wire, type WireObject } from './values.ts'

/** What a provider knows, by names of types. */
export interface Declared {
  configuration: BlockSchema
  resource: Partial<Record<string, TypeSchema>>
  data: Partial<Record<string, TypeSchema>>
}

/** A provider that knows the shape of everything and makes nothing: what it would be told, it makes up. */
export class StandIn {
  readonly configuration: WireSchema
  readonly resource: Record<string, WireSchema>
  readonly data: Record<string, WireSchema>
  private made = 0

  constructor({ configuration, resource, data }: Declared) {
    this.configuration = { version: 0, block: toWireBlock(configuration) }
    this.resource = toWireSchemas(resource)
    this.data = toWireSchemas(data)
  }

  /** What comes of a change, as far as a plan tells: what the provider computes is unknown until it is there. */
  plan(type: string, proposed: Wire): Wire {
    return this.complete(this.resource[type], proposed, () => unknown)
  }

  /** What is there after an apply: each unknown value is made up now. */
  apply(type: string, planned: Wire): Wire {
    return this.complete(
      this.resource[type],
      planned,
      (name) => known[`${type}.${name}`] ?? this.makeUp(type, name, planned),
    )
  }

  /** A data source, with made up answers. */
  read(type: string, config: Wire): Wire {
    return this.complete(this.data[type], config, (name) => known[`${type}.${name}`] ?? this.makeUp(type, name, config))
  }

  /** Something that exists: its id, and nothing else is known of it. */
  adopt(type: string, id: string): Wire {
    const schema = this.resource[type]
    if (schema === undefined) return null
    const nothing = empty(schema.block)
    return { ...nothing, id }
  }

  private complete(schema: WireSchema | undefined, given: Wire, fill: (name: string) => Wire): Wire {
    if (schema === undefined || !isWireObject(given)) return given
    const missing = schema.block.attributes.filter(
      ({ name, computed }) => computed && (given[name] === null || given[name] === unknown),
    )
    return { ...given, ...Object.fromEntries(missing.map(({ name }) => [name, fill(name)])) }
  }

  /** The same for the same data source or resource, so that nothing changes from plan to plan. */
  private makeUp(type: string, name: string, given: Wire): Wire {
    const schema = this.resource[type] ?? this.data[type]
    const attribute = schema?.block.attributes.find((one) => one.name === name)
    const kind = JSON.parse(new TextDecoder().decode(attribute?.type)) as unknown
    if (kind === 'number') return 1
    if (kind === 'bool') return false
    if (Array.isArray(kind)) return kind[0] === 'map' ? {} : []
    const named = isWireObject(given) ? (given.name ?? given.bucket ?? given.function_name ?? null) : null
    if (this.data[type] === undefined) this.made += 1
    const it = typeof named === 'string' ? named : `${type}-${String(this.made)}`
    return name === 'arn' ? `arn:aws:${type.replace('aws_', '')}:::${it}` : `${name}-of-${it}`
  }
}

/** What each account of AWS is told, and ids whose form is looked at when a stage's file is written. */
const known: Partial<Record<string, Wire>> = {
  'aws_partition.partition': 'aws',
  'aws_partition.dns_suffix': 'amazonaws.com',
  'aws_caller_identity.account_id': '111122223333',
  'aws_cognito_user_pool.id': 'eu-central-1_StandIn00',
  'aws_cognito_user_pool_client.id': '0standin0standin0standin00',
}

function empty({ attributes, block_types: nested }: WireBlock): WireObject {
  return Object.fromEntries([
    ...attributes.map(({ name }): [string, Wire] => [name, null]),
    ...nested.map(({ type_name: name }): [string, Wire] => [name, []]),
  ])
}

function toWireSchemas(types: Partial<Record<string, TypeSchema>>): Record<string, WireSchema> {
  return Object.fromEntries(
    Object.entries(types).flatMap(([name, type]) => (type === undefined ? [] : [[name, toWireSchema(type)] as const])),
  )
}
