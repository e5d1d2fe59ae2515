import { z } from 'zod'
import { stageConfig, type StageConfig } from '../main/stage/stage-config.ts'

/** `terraform output -json`: each output with its value and type. */
const outputsSchema = z.record(z.string(), z.object({ value: z.unknown() }))

/** Names of the outputs by the names that the app gives them. */
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
 * What the app is built from, out of what `terraform output -json` printed.
 * @param stage the stage that is asked for; outputs of another one are refused
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
  // Null without a distribution; left out by states that are older than the output.
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

/** The first thing that is wrong, with the name that the output has. */
function sentence({ issues }: z.core.$ZodError, value: (name: string) => unknown): string {
  const [issue] = issues
  const path = (issue?.path ?? []).map((key) => names[String(key)] ?? String(key))
  const found = path.length === 1 ? ` is ${JSON.stringify(value(path[0] ?? ''))}` : ' is wrong'
  return `The output ${path.join('.')}${found}: ${issue?.message ?? 'it does not fit'}.`
}
