import { configure, type Sources } from './hcl/configuration.ts'
import { asText, type ObjectValue } from './hcl/value.ts'
import { readValues } from './hcl/variables.ts'
import { readPolicy, type Policy } from './iam/evaluate.ts'
import type { Stage } from './stage.ts'

/** The examples of infra/bootstrap. */
export const accountNames = ['github', 'gitlab', 'people'] as const

/** Reads `bootstrap/examples/<name>.tfvars`, puts `more` over it, and works out what an account gets. */
export function readAccount(sources: Sources, name: (typeof accountNames)[number], more: ObjectValue = {}): Stage {
  const path = `bootstrap/examples/${name}.tfvars`
  const given = { ...readValues(sources.get(path) ?? '', path), ...more }
  return { name, given, sources, ...configure(sources, given, 'bootstrap') }
}

/** The policies of the pipeline's roles as AWS would get them, and the boundary of the roles that stages make. */
export interface PipelinePolicies {
  plan: Policy
  apply: Policy
  guard: Policy
  boundary: Policy
}

/** Reads the policies out of an account. */
export function pipelinePolicies({ resources }: Stage): PipelinePolicies {
  const read = (address: string): Policy =>
    readPolicy(asText(resources.find((one) => one.address === address)?.values.policy))
  return {
    plan: read('aws_iam_role_policy.plan'),
    apply: read('aws_iam_role_policy.apply'),
    guard: read('aws_iam_policy.guard'),
    boundary: read('aws_iam_policy.boundary'),
  }
}
