import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { accountNames, pipelinePolicies, readAccount } from './account.ts'
import { attacksOnTrust } from './attacks.ts'
import type { Sources } from './hcl/configuration.ts'
import { isAllowed, readPolicy } from './iam/evaluate.ts'
import { accountRules } from './rules/account.ts'
import { readSources } from './sources.ts'

const sources = readSources()
const state = 'bootstrap/state.tf'
const roles = 'bootstrap/roles.tf'
const policies = 'bootstrap/policies.tf'
const provider = 'bootstrap/providers.tf'
const versions = 'bootstrap/versions.tf'

/** A mistake that somebody could make, and the rule that has to name it. */
const mistakes: [rule: string, file: string, from: string, to: string][] = [
  ['the state is private', state, 'block_public_policy     = true', 'block_public_policy = false'],
  ['the state is private', state, '"BucketOwnerEnforced"', '"ObjectWriter"'],
  ['the state is encrypted where it lies', state, '"AES256"', '"none"'],
  ['the state travels by TLS 1.2 or later', state, '"aws:SecureTransport" = "false"', '"aws:SecureTransport" = "true"'],
  ['the state travels by TLS 1.2 or later', state, '"1.2"', '"1.0"'],
  ['the state travels by TLS 1.2 or later', state, 'Principal = "*"', 'Principal = { AWS = "111122223333" }'],
  ['a replaced state can be brought back, and is not kept for ever', state, '= "Enabled"', '= "Suspended"'],
  ['a replaced state can be brought back, and is not kept for ever', state, '= 20', '= 1'],
  ['a replaced state can be brought back, and is not kept for ever', state, 'noncurrent_version_exp', 'exp'],
  ['a replaced state can be brought back, and is not kept for ever', state, 'initiation = 7', 'initiation = 700'],
  ["no plan destroys the state's bucket", state, 'prevent_destroy = true', 'prevent_destroy = false'],
  ['the roles that deploy are apart from those that are deployed', roles, 'path        = "/pipeline/"', ''],
  ['the roles that deploy are apart from those that are deployed', roles, '"/pipeline/"', '"/latchkey-x/"'],
  ['every role has the guard', roles, 'aws_iam_policy.guard.arn', 'aws_iam_policy.boundary.arn'],
  ['every role has the guard', roles, 'role       = aws_iam_role.apply.name', 'role = aws_iam_role.plan.name'],
  ['a role that applies is for the subjects that are listed', roles, 'oidc.apply_subjects', 'oidc.plan_subjects'],
  ['a role that applies is for the subjects that are listed', roles, ':aud" = oidc.audience\n', ':aud" = "x"\n'],
  ['a role that applies is for the subjects that are listed', roles, 'AWS = people', 'AWS = "*"'],
  [
    'a role that plans is for the subjects that are listed',
    roles,
    '"${local.issuer}:sub" = oidc.plan',
    '"x:sub" = oidc.plan',
  ],
  ['a role that plans is for the subjects that are listed', roles, 'oidc-provider/${local.issuer}', 'oidc-provider/*'],
  ['the account and the provider are named', provider, '[var.account_id]', '[]'],
  ['the account and the provider are named', versions, '"~> 6.25"', '">= 6.0"'],
]

function broken(from: Sources): string[] {
  const accounts = accountNames.map((name) => readAccount(from, name))
  return Object.entries(accountRules).flatMap(([name, rule]) =>
    accounts.some((account) => rule(account).length > 0) ? [name] : [],
  )
}

function mutate(file: string, from: string, to: string): Sources {
  const text = sources.get(file)
  if (text?.includes(from) !== true) throw new Error(`${file} does not hold ${from}`)
  return new Map([...sources, [file, text.replace(from, () => to)]])
}

describe('what an account gets', () => {
  it('is accepted by the variables themselves, and keeps every rule', () => {
    for (const name of accountNames) expect(readAccount(sources, name).refusals).toEqual([])
    expect(broken(sources)).toEqual([])
  })

  it.each(mistakes)('%s: a mistake in %s is named: %j as %j', (rule, file, from, to) => {
    expect(broken(mutate(file, from, to))).toContain(rule)
  })

  it('has a mistake for every rule', () => {
    expect(new Set(mistakes.map(([rule]) => rule))).toEqual(new Set(Object.keys(accountRules)))
  })
})

describe('the guard', () => {
  const everything = readPolicy('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}')

  it.each([
    ['"iam:*"', '"iam:PassRole"'],
    ['role/pipeline/*', 'role/*/pipeline'],
    ['-deployer"', '-other"'],
    ['policy/*"', 'policy/x"'],
    ['oidc-provider/*', 'oidc-provider/x/*'],
    ['saml-provider/*', 'saml-provider/x/*'],
    ['user/*', 'user/a/*'],
    ['group/*', 'group/a/*'],
    ['"iam:AttachRolePolicy", ', ''],
    [', "iam:DeleteRolePermissionsBoundary"', ''],
    ['"iam:CreateRole", ', ''],
    ['"iam:PutRolePermissionsBoundary", ', ''],
    ['ArnNotEquals', 'ArnEquals'],
    ['NotAction = ["s3:DeleteObject"', 'NotAction = ["s3:PutBucketPolicy", "s3:DeleteObject"'],
    ['bootstrap/*"', 'other/*"'],
  ])('lets an attack through with %j as %j', (from, to) => {
    const { guard } = pipelinePolicies(readAccount(mutate(policies, from, to), 'github'))
    expect(attacksOnTrust.some((attack) => isAllowed([everything, guard], attack))).toBe(true)
  })
})

describe('a wrong value is refused with what is wrong', () => {
  const oidc = {
    issuer: 'https://token.actions.githubusercontent.com',
    plan_subjects: ['repo:example/passes:pull_request'],
    apply_subjects: ['repo:example/passes:environment:dev'],
  }

  it.each([
    [{ account_id: '1234' }, '12 digits'],
    [{ region: 'Frankfurt' }, 'such as eu-central-1'],
    [{ state_bucket: 'Latchkey' }, 'lower-case'],
    [{ state_bucket: 'latchkey-dev-installers-1' }, 'bucket of installers'],
    [{ keep_old_states_days: 7 }, '30 at least'],
    [{ oidc: { ...oidc, issuer: 'token.actions.githubusercontent.com' } }, 'https://token.actions'],
    [{ oidc: { ...oidc, issuer: 'https://gitlab.com/' } }, 'without a slash'],
    [{ oidc: { ...oidc, apply_subjects: ['repo:example/*'] } }, 'without * and ?'],
    [{ oidc: { ...oidc, apply_subjects: ['repo:example/passes:pull_request'] } }, 'pull requests'],
    [{ oidc: { ...oidc, plan_subjects: ['repo:example/passes:*'] } }, "only GitLab's"],
    [{ oidc: { ...oidc, plan_subjects: ['project_path:*:ref_type:branch:ref:*'] } }, "only GitLab's"],
    [{ oidc: { ...oidc, apply_subjects: [] } }, 'at least one'],
    [{ people: ['*'] }, 'without * and ?'],
  ])('%j', (more, message) => {
    expect(readAccount(sources, 'github', more).refusals).toEqual([expect.stringContaining(message)])
  })

  it('and so is an account in which nobody could deploy', () => {
    expect(readAccount(sources, 'github', { oidc: null }).refusals).toEqual([expect.stringContaining('Nobody could')])
  })

  it('and so is a second provider of an issuer that the account has already', () => {
    const { resources } = readAccount(sources, 'github', { oidc: { ...oidc, existing: true } })
    expect(resources.filter(({ type }) => type === 'aws_iam_openid_connect_provider')).toEqual([])
  })
})

describe('docs/pipeline.md', () => {
  const guide = readFileSync(new URL('../../docs/pipeline.md', import.meta.url), 'utf8')
  const found = (pattern: RegExp): string[] => [...guide.matchAll(pattern)].map(([, part = '']) => part)

  it('asks for outputs and takes over resources that there are', () => {
    const { outputs, resources } = readAccount(sources, 'github')
    expect(found(/terraform output -raw (backend)/g)).toEqual(['backend'])
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(['backend', ...found(/`(state_bucket|permissions_boundary_arn)`/g)]),
    )
    const imported = found(/terraform import -var-file=\S+ '?(aws_[\w.[\]]+)/g)
    expect(imported).toHaveLength(3)
    expect(resources.map(({ address }) => address)).toEqual(expect.arrayContaining(imported))
  })
})
