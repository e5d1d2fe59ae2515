import type { BlockSchema, NestedBlock } from '../spec/provider/schema.ts'

// Blocks that may hold themselves. The types that the schema is read from leave them open, so they are written here as
// far as infra/ uses them (the provider's documentation of aws_wafv2_web_acl).

const one = (given: Record<string, string>, blocks: Record<string, NestedBlock> = {}): NestedBlock => ({
  many: false,
  required: false,
  arguments: given,
  blocks,
})
const several = (nested: NestedBlock): NestedBlock => ({ ...nested, many: true, required: true })

const matched: Record<string, NestedBlock> = {
  field_to_match: one(
    {},
    {
      single_header: one({ name: 'string!' }),
      uri_path: one({}),
      body: one({ oversize_handling: 'string' }),
      method: one({}),
    },
  ),
  text_transformation: { ...several(one({ priority: 'number!', type: 'string!' })), set: true },
}

/** How deep statements may lie in one another here. */
const depth = 4

function statements(left: number): Record<string, NestedBlock> {
  const inner = left === 0 ? {} : statements(left - 1)
  return {
    geo_match_statement: one({ country_codes: 'list(string)!' }),
    ip_set_reference_statement: one({ arn: 'string!' }),
    label_match_statement: one({ scope: 'string!', key: 'string!' }),
    managed_rule_group_statement: one({ name: 'string!', vendor_name: 'string!', version: 'string' }),
    regex_match_statement: one({ regex_string: 'string!' }, matched),
    byte_match_statement: one({ search_string: 'string!', positional_constraint: 'string!' }, matched),
    ...(left > 0 && {
      rate_based_statement: one(
        { limit: 'number!', aggregate_key_type: 'string', evaluation_window_sec: 'number' },
        { scope_down_statement: one({}, inner) },
      ),
      not_statement: one({}, { statement: one({}, inner) }),
      and_statement: one({}, { statement: several(one({}, inner)) }),
      or_statement: one({}, { statement: several(one({}, inner)) }),
    }),
  }
}

/** @throws Error on a block that is not written here */
export function openBlock(name: string): BlockSchema {
  if (name !== 'statement') throw new Error(`add the block ${name} to infra/stand-in/open-blocks.ts`)
  return { arguments: {}, blocks: statements(depth) }
}
