import { describe, expect, it } from 'vitest'
import type { Sources } from './hcl/configuration.ts'
import { checkProvider } from './provider/check.ts'
import { enumPaths } from './provider/enums.ts'
import { checkReferences } from './provider/references.ts'
import { cdktf, providerSchema, type BlockSchema } from './provider/schema.ts'
import { readSources } from './sources.ts'

const sources = readSources()
const check = (changed: Sources): string[] => [...checkProvider(changed), ...checkReferences(changed)]

const pool = 'modules/user-pool/main.tf'
const client = 'modules/user-pool/client.tf'

/** Mistakes that nothing but the provider itself would find: where, what, by what, and the sentence about it. */
const mistakes: [file: string, from: string, to: string, says: string][] = [
  [pool, 'username_attributes ', 'user_name_attributes ', 'aws_cognito_user_pool has no argument user_name_attributes'],
  [pool, 'password_policy {', 'password_policies {', 'aws_cognito_user_pool has no block password_policies'],
  [pool, 'case_sensitive', 'case_sensitivity', 'username_configuration has no argument case_sensitivity'],
  [pool, 'dynamic "schema"', 'dynamic "schemas"', 'aws_cognito_user_pool has no block schemas'],
  [pool, 'sms_configuration {', 'sms_configuration {\n  }\n  sms_configuration {', 'takes one block sms_configuration'],
  [pool, '"phone_number"', '"phone"', 'has no value phone'],
  [client, 'user_pool_id ', 'userpool_id ', 'aws_cognito_user_pool_client needs the argument user_pool_id'],
  [client, '"ALLOW_USER_SRP_AUTH"', '"ALLOW_SRP_AUTH"', 'has no value ALLOW_SRP_AUTH'],
  [
    client,
    '_id = aws_cognito_user_pool.this.id',
    '_id = aws_cognito_user_pool.this.pool_id',
    'has no attribute pool_id',
  ],
  ['modules/alarms/main.tf', 'comparison_operator', 'comparison', 'needs the argument comparison_operator'],
  ['modules/alarms/main.tf', 'var.', 'var.x_', 'there is no variable x_'],
  ['main.tf', 'module.user_pool.', 'module.user_pool.x_', 'the module has no output x_'],
  ['modules/distribution/bucket.tf', 'aws_s3_bucket.', 'aws_s3_buckets.', 'there is no aws_s3_buckets.'],
  ['bootstrap/state.tf', 'newer_noncurrent_versions', 'newer_versions', 'has no argument newer_versions'],
  ['bootstrap/roles.tf', 'client_id_list', 'client_ids', 'needs the argument client_id_list'],
  ['bootstrap/roles.tf', 'aws_iam_policy.guard.', 'aws_iam_policy.guards.', 'there is no aws_iam_policy.guards'],
]

describe('what infra/ asks of the provider', () => {
  it('is what the provider takes, and every reference leads somewhere', () => {
    expect(check(sources)).toEqual([])
  })

  it.each(mistakes)('in %s: %j written as %j is refused', (file, from, to, says) => {
    const text = sources.get(file) ?? ''
    expect(text).toContain(from)
    const faults = check(new Map([...sources, [file, text.replace(from, () => to)]]))
    expect(faults.join('\n')).toContain(says)
  })
})

describe('the schema', () => {
  it('is of the version that infra/ allows, and of the types that it uses', () => {
    expect(providerSchema.provider).toBe(cdktf.provider)
    const [, least = ''] =
      /source {2}= "hashicorp\/aws"\s+version = "~> ([\d.]+)"/.exec(sources.get('versions.tf') ?? '') ?? []
    expect(providerSchema.provider.startsWith(`${least}.`)).toBe(true)
  })

  it('knows each argument that has a list of words', () => {
    const unknown = enumPaths.filter((path) => {
      const [type = '', ...rest] = path.split('.')
      let block: BlockSchema | undefined = providerSchema.resource[type]
      for (const name of rest.slice(0, -1)) block = block?.blocks[name]
      return block?.arguments[rest.at(-1) ?? ''] === undefined
    })
    expect(unknown).toEqual([])
  })
})
