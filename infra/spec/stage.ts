import { configure, type Configuration, type Sources } from './hcl/configuration.ts'
import type { ObjectValue } from './hcl/value.ts'
import { readValues } from './hcl/variables.ts'

/** A stage as its files say that it would be deployed. */
export interface Stage extends Configuration {
  name: string
  /** The variables' values, without defaults. */
  given: ObjectValue
  sources: Sources
}

/** Optional parts turned on, so that rules see them in a stage that does without. */
export const everythingOn: ObjectValue = {
  permissions_boundary_arn: 'arn:aws:iam::111122223333:policy/latchkey-boundary',
  user_pool: { tier: 'PLUS', threat_protection: 'ENFORCED' },
  tokens: { rotation_grace_seconds: 30 },
  alarms: { emails: ['on-call@example.com'] },
  web_acl: { countries: ['DE', 'AT'] },
  distribution: {
    domain: {
      name: 'updates.example.com',
      certificate_arn: 'arn:aws:acm:us-east-1:111122223333:certificate/0123',
    },
  },
}

/** Reads `stages/<name>.tfvars`, puts `more` over it, and works out what it deploys. */
export function readStage(sources: Sources, name: string, more: ObjectValue = {}): Stage {
  const file = `stages/${name}.tfvars`
  const given = { ...readValues(sources.get(file) ?? '', file), ...more }
  return { name, given, sources, ...configure(sources, given) }
}

/** The stages that have a file. */
export function stageNames(sources: Sources): string[] {
  return [...sources.keys()].flatMap((path) => /^stages\/([\w-]+)\.tfvars$/.exec(path)?.[1] ?? [])
}
