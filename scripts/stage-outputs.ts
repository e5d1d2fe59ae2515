import { z } from 'zod'
import { stageConfig, type StageConfig } from '../main/stage/stage-config.ts'

/** The output of `terraform output -json`: each of Terraform's outputs with its value and type. */
const outputsSchema = z.record(z.string(), z.object({ value: z.unknown() }))

/** Outputs that each state has, also one of version 0.1.0. */
const needed = ['stage', 'region', 'user_pool_id', 'user_pool_client_id', 'password_policy']

/** What the app knows of the policy. The pool's has more: how long a temporary password is valid, say. */
const policyKeys = [
  'minimum_length',
  'require_uppercase',
  'require_lowercase',
  'require_numbers',
  'require_symbols',
  'history_size',
]

/**
 * Makes a stage's configuration from what `terraform output -json` printed.
 * @param stage the expected stage; outputs of another one are refused
 * @throws Error with one sentence that names the output that is missing or wrong
 */
export function toStageConfig(printed: unknown, stage: string): StageConfig {
  const parsed = outputsSchema.safeParse(printed)
  if (!parsed.success) throw new Error('These are not outputs: they should be what terraform output -json prints.')
  const value = (name: string): unknown => parsed.data[name]?.value
  for (const name of needed) {
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
  const candidate = stageConfig.safeParse({
    stage,
    region: value('region'),
    userPoolId: value('user_pool_id'),
    userPoolClientId: value('user_pool_client_id'),
    passwordPolicy: inCamelCase(Object.fromEntries(policyKeys.map((key) => [key, policy[key]]))),
    ...withoutNulls({
      signIn: inCamelCase(value('sign_in')),
      attributes: attributesOf(value('attributes')),
      // Null for a stage whose app is that of the others.
      suffix: value('suffix'),
      // Null for a stage without a distribution.
      updateFeedUrl: value('update_feed_url'),
    }),
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

function attributesOf(list: unknown): unknown {
  return Array.isArray(list) ? list.map(inCamelCase) : list
}

/** An object with Terraform's keys under the app's; anything else as it is. */
function inCamelCase(value: unknown): unknown {
  if (!isObject(value)) return value
  const named = Object.entries(withoutNulls(value)).map(([key, inner]): [string, unknown] => [
    key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    inner,
  ])
  return Object.fromEntries(named)
}

/**
 * Terraform prints each key of an object, with null for one that was left out, such as the label of a choice. A state
 * from before a key existed does not have it.
 */
function withoutNulls(value: object): object {
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)
  return Object.fromEntries(kept.map(([key, inner]: [string, unknown]) => [key, deep(inner)]))
}

function deep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deep)
  return isObject(value) ? withoutNulls(value) : value
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A sentence about the first fault, with the output's name and, of an attribute, with its name. */
function sentence({ issues }: z.core.$ZodError, value: (name: string) => unknown): string {
  const [issue] = issues
  const path = issue?.path ?? []
  const place = path.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${inSnakeCase(String(key))}`))
  const output = value(inSnakeCase(String(path[0] ?? '')))
  const attribute: unknown = Array.isArray(output) && typeof path[1] === 'number' ? output[path[1]] : null
  const named = z.object({ name: z.string() }).safeParse(attribute)
  const what = `The output ${place.join('').slice(1)}${named.success ? ` of ${named.data.name}` : ''}`
  const message = (issue?.message ?? 'it does not fit').replaceAll(/\b[a-z]+([A-Z][a-z]+)+\b/g, inSnakeCase)
  if (message.startsWith('is ')) return `${what} ${message}.`
  const found = path.length === 1 && typeof output !== 'object' ? ` is ${JSON.stringify(output)}` : ' is wrong'
  return `${what}${found}: ${message}.`
}

/** The app's key as Terraform's. A language such as zh-Hans stays as it is. */
function inSnakeCase(key: string): string {
  return /^[a-zA-Z]+$/.test(key) ? key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : key
}
