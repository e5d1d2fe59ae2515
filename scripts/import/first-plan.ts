import { isDeepStrictEqual } from 'node:util'
import { describeStage, type Described } from '../../infra/spec/describe.ts'
import { isObject, type Value } from '../../infra/spec/hcl/value.ts'
import { at, ofType } from '../../infra/spec/rules/rule.ts'
import type { Stage } from '../../infra/spec/stage.ts'
import type { PoolAttribute, PoolDescription } from '../stage/pool-description.ts'
import { existingSchema, schemaVariable } from './existing-schema.ts'

/** What no pool can change, so that a plan about it would replace the pool, or add to its schema. */
const lasting = ['SchemaAttributes', 'UsernameAttributes', 'UsernameConfiguration']

/** What the first plan of a stage does with a pool that it imports. */
export interface FirstPlan {
  /** Settings that it changes in place, a sentence each. */
  changes: string[]
  /** What it would have to replace; none, or the pool cannot be imported. */
  replaces: string[]
}

/** Works out from the stage's variables what its first plan says of the pool, as far as can be known without AWS. */
export function firstPlan(stage: Stage, { pool, client, totp }: PoolDescription, ownClient: boolean): FirstPlan {
  const after = describeStage(stage)
  const before = { UserPool: pool, UserPoolClient: client }
  const changes = (['UserPool', 'UserPoolClient'] as const)
    .filter((part) => part === 'UserPool' || !ownClient)
    .flatMap((part) => {
      const settings = Object.entries(after[part]).filter(([key]) => !lasting.includes(key))
      return settings.flatMap(([key, value]) => compared(`${part}.${key}`, before[part][key as never], value ?? null))
    })
  return {
    changes: [
      ...changes,
      ...takenAway('LambdaConfig', pool.LambdaConfig, lambdasOf(stage)),
      ...takenAway('DeviceConfiguration', pool.DeviceConfiguration, undefined),
      ...compared('UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled', totp, offersTotp(after)),
      ...compared('UserPool.UserPoolAddOns.AdvancedSecurityMode', modeOf(pool), threatProtectionOf(stage)),
    ],
    replaces: lasting.filter((key) => !isSame(key, pool, after.UserPool)),
  }
}

function isSame(key: string, pool: PoolDescription['pool'], after: Record<string, Value | undefined>): boolean {
  const value = after[key] ?? null
  if (key === 'UsernameAttributes') return isDeepStrictEqual(sorted(pool.UsernameAttributes), sorted(value))
  if (key === 'UsernameConfiguration') {
    const written = isObject(value) ? (value.CaseSensitive ?? null) : null
    return (
      written === (pool.UsernameConfiguration === undefined ? null : pool.UsernameConfiguration.CaseSensitive === true)
    )
  }
  // The stage may add custom attributes of its own, and no others.
  const named = (list: Value[]): string[] => list.map((one) => JSON.stringify(one)).sort()
  const written = named((value as PoolAttribute[]).map(schemaVariable))
  const found = named(existingSchema(withoutPrefix(pool.SchemaAttributes ?? [])))
  const added = written.filter((one) => !found.includes(one))
  return found.every((one) => written.includes(one)) && added.every((one) => one.includes('"name":"custom:'))
}

/** A stage describes an attribute for developers only by its name alone. */
function withoutPrefix(attributes: PoolAttribute[]): PoolAttribute[] {
  return attributes.map((one) => ({ ...one, Name: one.Name.replace(/^dev:(custom:)?/, 'custom:') }))
}

function offersTotp({ UserPoolMfaConfig }: Described): Value {
  const { SoftwareTokenMfaConfiguration: totp = null } = UserPoolMfaConfig
  return isObject(totp) && totp.Enabled === true
}

function modeOf({ UserPoolAddOns }: PoolDescription['pool']): string {
  return UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF'
}

function threatProtectionOf(stage: Stage): Value {
  const [pool] = ofType(stage, 'aws_cognito_user_pool')
  return at(pool?.values, 'user_pool_add_ons', 0, 'advanced_security_mode') ?? null
}

function lambdasOf(stage: Stage): Value | undefined {
  return ofType(stage, 'aws_cognito_user_pool')[0]?.values.lambda_config
}

function takenAway(name: string, before: Record<string, unknown> | undefined, after: Value | undefined): string[] {
  const isSet = Array.isArray(after) && after.length > 0
  const keys = Object.keys(before ?? {})
  if (keys.length === 0 || isSet) return []
  return [`UserPool.${name} (${keys.join(', ')}) is taken away: put it into the configuration first if you need it.`]
}

/** A sentence for each setting that changes; within objects for each of theirs. */
function compared(path: string, before: unknown, after: Value): string[] {
  if (isObject(after)) {
    const inner = typeof before === 'object' && before !== null ? (before as Record<string, unknown>) : {}
    return Object.entries(after).flatMap(([key, value]) => compared(`${path}.${key}`, inner[key], value))
  }
  if (after === null || isDeepStrictEqual(sorted(before), sorted(after))) return []
  return [
    `${path}: ${before === undefined ? 'what Cognito sets by itself' : JSON.stringify(before)} becomes ${JSON.stringify(after)}.`,
  ]
}

/** Cognito's lists have no order. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item: unknown) => JSON.stringify(item)).sort() : value
}
