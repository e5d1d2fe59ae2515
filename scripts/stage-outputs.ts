import { z } from 'zod'
import { stageConfig, type StageConfig } from '../main/stage/stage-config.ts'

/** The output of `terraform output -json`: each of Terraform's outputs with its value and type. */
const outputsSchema = z.record(z.string(), z.object({ value: z.unknown() }))

/** The app's names -> the names of the outputs. */
const names: Record<string, string> = {
  stage: 'stage',
  region: 'region',
  userPoolId: 'user_pool_id',
  userPoolClientId: 'user_pool_client_id',
  passwordPolicy: 'password_policy',
  updateFeedUrl: 'update_feed_url',
  minimumLength: 'minimum_length',
  requireUppercase: 'require_uppercase',
  requireLowercase: 'require_lowercase',
  requireNumbers: 'require_numbers',
  requireSymbols: 'require_symbols',
}

const policyNames = ['minimumLength', 'requireUppercase', 'requireLowercase', 'requireNumbers', 'requireSymbols']

/**
 * Makes a stage's configuration from what `terraform output -json` printed.
 * @param stage the expected stage; outputs of another one are refused
 * @throws Error with one sentence that names the output that is missing or wrong
 */
export function toStageConfig(printed: unknown, stage: string): StageConfig {
  const parsed = outputsSchema.safeParse(printed)
  if (!parsed.success) throw new Error('These are not outputs: they should be what terraform output -json prints.')
  const value = (name: string): unknown => parsed.data[name]?.value
  for (const name of ['stage', 'region', 'user_pool_id', 'user_pool_client_id', 'password_policy']) {
    if (value(name) === undefined || value(name) === null || value(name) === '') {
      throw new Error(`The output ${name} is missing: has the stage ${stage} been applied?`)
    }
  }
  if (value('stage') !== stage) {
    throw new Error(
      `These are the outputs of the stage ${JSON.stringify(value('stage'))}, not of ${stage}: initialise infra/ with stages/${stage}.s3.tfbackend.`,
    )
  }
  const policy = z.record(z.string(), z.unknown()).catch({}).parse(value('password_policy'))
  // Null for a stage without a distribution. A state from before this output existed does not have it.
  const updateFeedUrl = value('update_feed_url') ?? undefined
  const candidate = stageConfig.safeParse({
    stage,
    region: value('region'),
    userPoolId: value('user_pool_id'),
    userPoolClientId: value('user_pool_client_id'),
    passwordPolicy: Object.fromEntries(policyNames.map((name) => [name, policy[names[name] ?? '']])),
    ...(updateFeedUrl !== undefined && { updateFeedUrl }),
  })
  if (!candidate.success) throw new Error(sentence(candidate.error, value))
  const { region, userPoolId } = candidate.data
  if (!userPoolId.startsWith(`${region}_`)) {
    throw new Error(
      `The output user_pool_id is ${JSON.stringify(userPoolId)}, which is not a pool of the region ${region}.`,
    )
  }
  return candidate.data
}

/** A sentence about the first fault, with the output's name. */
function sentence({ issues }: z.core.$ZodError, value: (name: string) => unknown): string {
  const [issue] = issues
  const path = (issue?.path ?? []).map((key) => names[String(key)] ?? String(key))
  const found = path.length === 1 ? ` is ${JSON.stringify(value(path[0] ?? ''))}` : ' is wrong'
  return `The output ${path.join('.')}${found}: ${issue?.message ?? 'it does not fit'}.`
}
