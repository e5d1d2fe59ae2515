import { configure, type Sources } from '../../infra/spec/hcl/configuration.ts'
import { readValues } from '../../infra/spec/hcl/variables.ts'
import type { PoolDescription } from '../stage/pool-description.ts'
import { stageOfPool } from '../stage/stage-of-pool.ts'
import { firstPlan } from './first-plan.ts'
import { poolVariables } from './pool-variables.ts'
import { writeVariables } from './write-hcl.ts'

/** What comes of a pool that a stage is to take over. */
export interface ImportOfPool {
  /** The stage's variables as text; null where the pool cannot be imported. */
  tfvars: string | null
  /** Why it cannot, a sentence each. */
  refused: string[]
  /** What the first plan changes, and what somebody should know, a sentence each. */
  changes: string[]
  notes: string[]
}

/**
 * Writes the variables of a stage that takes a pool over, and works out what its first plan does.
 * @param sources the configuration of `infra/`
 * @param ownClient whether the stage makes an app client of its own in the pool
 */
export function importPool(
  sources: Sources,
  stage: string,
  description: PoolDescription,
  ownClient = false,
): ImportOfPool {
  const { config, unusable, limits, open, remarks } = stageOfPool(stage, description, null)
  const refused = [...unusable, ...unfit(description, ownClient)]
  if (config === null || refused.length > 0) return { tfvars: null, refused, changes: [], notes: [] }
  const tfvars = writeVariables(poolVariables({ config, description, ownClient }))
  // Read again, so that what is judged is what is written.
  const given = readValues(tfvars, `stages/${stage}.tfvars`)
  const deployed = { name: stage, given, sources, ...configure(sources, given) }
  if (deployed.refusals.length > 0) return { tfvars: null, refused: deployed.refusals, changes: [], notes: [] }
  const { changes, replaces } = firstPlan(deployed, description, ownClient)
  if (replaces.length > 0) {
    const says = replaces.map((key) => `The stage would have another ${key} than the pool, which cannot be changed.`)
    return { tfvars: null, refused: says, changes: [], notes: [] }
  }
  return { tfvars, refused: [], changes, notes: [...limits, ...open, ...remarks.map(({ says }) => says)] }
}

/** Why Terraform cannot take this pool, or this client, over; a sentence each. */
function unfit({ pool, client }: PoolDescription, ownClient: boolean): string[] {
  const { Arn, Name, UsernameAttributes: names = [], SchemaAttributes: schema = [] } = pool
  const reasons: [boolean, string][] = [
    [
      Arn === undefined || Name === undefined,
      'The description names no Arn and Name: save what describe-user-pool prints.',
    ],
    [
      !names.includes('phone_number'),
      'The phone number is no user name of this pool (UsernameAttributes), which a pool cannot change.',
    ],
    [schema.length === 0, 'The description has no schema (SchemaAttributes): save what describe-user-pool prints.'],
    [
      !ownClient && client.AllowedOAuthFlowsUserPoolClient === true,
      'The app client signs people in by OAuth too, so other programs use it, and the stage would take that away: choose another client, or --own-client.',
    ],
  ]
  return reasons.flatMap(([holds, says]) => (holds ? [says] : []))
}
