import { parseStageConfig, type StageConfig } from '../../main/stage/stage-config.ts'
import type { PasswordPolicy } from '../../preload/contract/password-policy.ts'
import { regionOf } from './aws-cli.ts'
import { hintsFor } from './hints.ts'
import { hiddenAlone, keepOwn } from './keep-own.ts'
import { attributesOf, type FoundAttributes } from './pool-attributes.ts'
import type { DescribedPool, PoolDescription } from './pool-description.ts'
import { limitsOf } from './pool-limits.ts'
import { openRules, rulesOf, signInOf } from './pool-rules.ts'

/** What the app makes of a pool. */
export interface StageOfPool {
  /** Null where the app is of no use with this pool. */
  config: StageConfig | null
  /** Why it is of no use, a sentence each. */
  unusable: string[]
  /** What the app cannot do with it, a sentence each. */
  limits: string[]
  /** What of it could not be found out, a sentence each. */
  open: string[]
  remarks: FoundAttributes['remarks']
  /** What somebody should look at in the file, because no pool can know it, a sentence each. */
  hints: string[]
}

/**
 * Makes the configuration of a stage from a pool that exists.
 * @param stage the stage's name
 * @param before the stage's file, where there is one: what only a person can know is kept from it
 * @throws Error that names what of the pool makes no stage
 */
export function stageOfPool(stage: string, description: PoolDescription, before: StageConfig | null): StageOfPool {
  const { pool, client } = description
  const { unusable, noSignUp, limits } = limitsOf(description)
  if (unusable.length > 0) return { config: null, unusable, limits: [], open: [], remarks: [], hints: [] }
  const found = attributesOf(description)
  const isClosed = pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly === true
  const reasons = isClosed ? [] : [...noSignUp, ...found.noSignUp]
  const selfSignUp = !isClosed && reasons.length === 0
  const rules = rulesOf(description)
  const ofPool = {
    stage,
    region: regionOf(pool.Id),
    userPoolId: pool.Id,
    userPoolClientId: client.ClientId,
    passwordPolicy: policyOf(pool),
    signIn: signInOf(rules, selfSignUp, before?.signIn ?? null),
    attributes: found.attributes,
  }
  const config = parseStageConfig(
    before === null ? ofPool : keepOwn(before, ofPool, description),
    `The pool ${pool.Id}`,
  )
  const remarks = [...found.remarks, ...hiddenAlone(config, description)]
  const hints = hintsFor(config, found, before)
  const open = openRules(rules, description.unread ?? [])
  return { config, unusable, limits: [...reasons, ...limits], open, remarks, hints }
}

/** Cognito's own policy where the pool names none. */
function policyOf({ Policies }: DescribedPool): PasswordPolicy {
  const policy = Policies?.PasswordPolicy
  const { PasswordHistorySize: historySize = 0 } = policy ?? {}
  return {
    minimumLength: policy?.MinimumLength ?? 8,
    requireUppercase: policy?.RequireUppercase ?? policy === undefined,
    requireLowercase: policy?.RequireLowercase ?? policy === undefined,
    requireNumbers: policy?.RequireNumbers ?? policy === undefined,
    requireSymbols: policy?.RequireSymbols ?? policy === undefined,
    ...(historySize > 0 && { historySize }),
  }
}
