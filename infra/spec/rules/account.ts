import { readModule } from '../hcl/configuration.ts'
import { asList, asText, type ObjectValue, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'
import { at, each, ofType, same, type Rule } from './rule.ts'

/** What an account gets before its first stage: where states are kept, and who may plan and apply (decision 0072). */
export const accountRules: Record<string, Rule> = {
  'the state is private': (account) => [
    ...each(account, 'aws_s3_bucket_public_access_block', (values) =>
      ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].every(
        (name) => values[name] === true,
      ),
    ),
    ...each(account, 'aws_s3_bucket_ownership_controls', (values) =>
      same(at(values, 'rule', 0, 'object_ownership'), 'BucketOwnerEnforced'),
    ),
  ],

  'the state is encrypted where it lies': (account) =>
    each(account, 'aws_s3_bucket_server_side_encryption_configuration', (values) =>
      ['AES256', 'aws:kms'].includes(
        asText(at(values, 'rule', 0, 'apply_server_side_encryption_by_default', 0, 'sse_algorithm')),
      ),
    ),

  'the state travels by TLS 1.2 or later': (account) =>
    each(account, 'aws_s3_bucket_policy', ({ policy }) => {
      const denied = asList(at(JSON.parse(asText(policy)) as Value, 'Statement')).filter(
        (one) =>
          at(one, 'Effect') === 'Deny' &&
          at(one, 'Principal') === '*' &&
          at(one, 'Action') === 's3:*' &&
          same(at(one, 'Resource'), ['${aws_s3_bucket.state.arn}', '${aws_s3_bucket.state.arn}/*']),
      )
      const conditions = denied.map((one) => at(one, 'Condition') ?? null)
      return same(conditions, [
        { Bool: { 'aws:SecureTransport': 'false' } },
        { NumericLessThan: { 's3:TlsVersion': '1.2' } },
      ])
    }),

  'a replaced state can be brought back, and is not kept for ever': (account) => [
    ...each(account, 'aws_s3_bucket_versioning', (values) =>
      same(at(values, 'versioning_configuration', 0, 'status'), 'Enabled'),
    ),
    ...each(account, 'aws_s3_bucket_lifecycle_configuration', (values) => {
      const rule = at(values, 'rule', 0)
      const old = at(rule, 'noncurrent_version_expiration', 0)
      return (
        at(rule, 'status') === 'Enabled' &&
        Number(at(old, 'noncurrent_days')) >= 30 &&
        Number(at(old, 'newer_noncurrent_versions')) >= 20 &&
        at(rule, 'expiration', 0, 'expired_object_delete_marker') === true &&
        at(rule, 'expiration', 0, 'days') === undefined &&
        Number(at(rule, 'abort_incomplete_multipart_upload', 0, 'days_after_initiation')) <= 7
      )
    }),
  ],

  "no plan destroys the state's bucket": ({ sources }) =>
    readModule(sources, 'bootstrap')
      .blocks.filter(({ type, labels }) => type === 'resource' && labels[0] === 'aws_s3_bucket')
      .filter(
        ({ body }) =>
          !body.blocks.some(
            ({ type, body: { attributes } }) =>
              type === 'lifecycle' && attributes.get('prevent_destroy')?.text === 'true',
          ),
      )
      .map(({ labels }) => labels.join('.')),

  'the roles that deploy are apart from those that are deployed': (account) => [
    ...each(account, 'aws_iam_role', (values) => values.path === '/pipeline/'),
    ...ofType(account, 'aws_iam_policy')
      .filter(({ address, values }) => address.endsWith('.guard') !== (values.path === '/pipeline/'))
      .map(({ address }) => address),
  ],

  'every role has the guard': (account) => {
    const guarded = ofType(account, 'aws_iam_role_policy_attachment')
      .filter(({ values }) => values.policy_arn === '${aws_iam_policy.guard.arn}')
      .map(({ values }) => values.role)
    return ofType(account, 'aws_iam_role')
      .map(({ address }) => address)
      .filter((address) => !guarded.includes(`\${${address}.name}`))
  },

  'a role that applies is for the subjects that are listed': (account) =>
    trusts(account, 'apply', (condition, { issuer, audience, apply_subjects: subjects }) =>
      same(condition, { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subjects ?? null } }),
    ),

  'a role that plans is for the subjects that are listed': (account) =>
    trusts(account, 'plan', (condition, { issuer, audience, plan_subjects: subjects }) =>
      same(condition, {
        StringEquals: { [`${issuer}:aud`]: audience },
        StringLike: { [`${issuer}:sub`]: subjects ?? null },
      }),
    ),

  'the account and the provider are named': ({ sources }) => {
    const { blocks } = readModule(sources, 'bootstrap')
    const provider = blocks.find(({ type }) => type === 'provider')?.body.attributes.get('allowed_account_ids')?.text
    const pinned = blocks
      .filter(({ type }) => type === 'terraform')
      .flatMap(({ body }) => body.blocks.filter(({ type }) => type === 'required_providers'))
      .flatMap(({ body }) => [...body.attributes.values()])
    const loose = pinned.filter(({ text }) => !/version\s*=\s*"~> \d+\.\d+"/.test(text)).map(({ text }) => text)
    return [...(provider === '[var.account_id]' ? [] : ['provider "aws"']), ...loose]
  },
}

type Oidc = ObjectValue & { issuer: string; audience: string }

/** Places where a role trusts anybody else than the people and the subjects that the account names. */
function trusts(account: Stage, name: string, holds: (condition: Value, oidc: Oidc) => boolean): string[] {
  const { oidc, people, account_id: id } = account.given
  const role = account.resources.find(({ address }) => address === `aws_iam_role.${name}`)
  const statements = asList(at(JSON.parse(asText(role?.values.assume_role_policy)) as Value, 'Statement'))
  const expected = (people === undefined ? 0 : 1) + (oidc === undefined ? 0 : 1)
  const issuer = asText(at(oidc, 'issuer')).replace('https://', '')
  const audience = asText(at(oidc, 'audience') ?? 'sts.amazonaws.com')
  const wrong = statements.filter((one) => {
    if (at(one, 'Action') === 'sts:AssumeRole') return !same(at(one, 'Principal'), { AWS: people ?? null })
    const provider = `arn:aws:iam::${asText(id)}:oidc-provider/${issuer}`
    return (
      at(one, 'Action') !== 'sts:AssumeRoleWithWebIdentity' ||
      !same(at(one, 'Principal'), { Federated: provider }) ||
      !holds(at(one, 'Condition') ?? null, { ...(oidc as ObjectValue), issuer, audience })
    )
  })
  return [
    ...wrong.map((one) => asText(at(one, 'Sid'))),
    ...(statements.length === expected ? [] : [`${String(statements.length)} statements of trust`]),
  ]
}
