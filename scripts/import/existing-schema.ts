import { isDeepStrictEqual } from 'node:util'
import { standardAttributes } from '../../infra/local-pool/attributes.ts'
import type { ObjectValue } from '../../infra/spec/hcl/value.ts'
import type { PoolAttribute } from '../stage/pool-description.ts'

/** The attribute that Cognito adds by itself to a pool with identity providers. */
const identities: PoolAttribute = {
  Name: 'identities',
  AttributeDataType: 'String',
  Mutable: true,
  Required: false,
  StringAttributeConstraints: {},
}

const usual = new Map([...standardAttributes, identities].map((one): [string, object] => [one.Name, inFull(one)]))

/**
 * The attributes of a pool's schema that are not as every pool has them, as `existing_pool.schema` takes them. The AWS
 * provider leaves the others out of an imported state (flattenSchemaAttributeTypes); one that stood in the variables all
 * the same would be new to it, and added to the pool as a custom attribute, for ever.
 */
export function existingSchema(attributes: readonly PoolAttribute[]): ObjectValue[] {
  return attributes.filter((one) => !isDeepStrictEqual(inFull(one), usual.get(one.Name))).map(schemaVariable)
}

/** One attribute as `existing_pool.schema` takes it. */
export function schemaVariable(one: PoolAttribute): ObjectValue {
  const { Name, AttributeDataType = 'String', Required = false, Mutable = true } = one
  const { MinLength, MaxLength } = one.StringAttributeConstraints ?? {}
  const { MinValue, MaxValue } = one.NumberAttributeConstraints ?? {}
  const [min = '', max = ''] = [MinLength ?? MinValue, MaxLength ?? MaxValue]
  return {
    name: Name,
    type: AttributeDataType,
    required: Required,
    mutable: Mutable,
    ...(min !== '' && { min }),
    ...(max !== '' && { max }),
  }
}

/** With what AWS leaves out where it is as usual, so that two can be compared. */
function inFull(one: PoolAttribute): object {
  return {
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    ...(one.AttributeDataType === 'String' && { StringAttributeConstraints: {} }),
    ...one,
  }
}
