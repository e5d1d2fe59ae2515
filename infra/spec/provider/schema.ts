import schema from './schema.json' with { type: 'json' }

/** Whose types the schema is read from: CDKTF published them of each version of the provider, with this as the last. */
export const cdktf = { name: '@cdktf/provider-aws', version: '21.22.1', provider: '6.25.0' } as const

/** What may stand between two braces. */
export interface BlockSchema {
  /** Arguments by name: `string`, `number`, `bool`, `set(string)`, `map(string)`, or `any`. With `!` it has to be there. */
  arguments: Partial<Record<string, string>>
  blocks: Partial<Record<string, NestedBlock>>
}

export interface NestedBlock extends BlockSchema {
  /** Whether it may stand there more than once. */
  many: boolean
  required: boolean
  /** Whether their order means nothing. */
  set?: boolean
  /** Where the types do not say what stands in it. */
  open?: boolean
}

/** A type of resource or data source. `attributes`: all that a reference may name. */
export interface TypeSchema extends BlockSchema {
  attributes: string[]
  /** Types of those that the provider alone sets, as of arguments; those left out are `string`. */
  computed?: Partial<Record<string, string>>
}

export interface ProviderSchema {
  /** The version of the AWS provider. */
  provider: string
  resource: Partial<Record<string, TypeSchema>>
  data: Partial<Record<string, TypeSchema>>
}

/** What the AWS provider takes for each type that infra/ uses. `npm run infra:schema` writes it. */
export const providerSchema: ProviderSchema = schema
