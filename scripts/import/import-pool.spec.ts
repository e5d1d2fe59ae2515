import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardAttributes } from '../../infra/local-pool/attributes.ts'
import { temporaryDirectory } from '../../infra/local-pool/testing/directory.ts'
import { describeStage } from '../../infra/spec/describe.ts'
import { configure } from '../../infra/spec/hcl/configuration.ts'
import type { ObjectValue } from '../../infra/spec/hcl/value.ts'
import { readValues } from '../../infra/spec/hcl/variables.ts'
import { at, ofType } from '../../infra/spec/rules/rule.ts'
import { readSources } from '../../infra/spec/sources.ts'
import { exampleNames, readStage, stageNames, type Stage } from '../../infra/spec/stage.ts'
import { goodAttributes } from '../../infra/spec/testing/given-attributes.ts'
import type { DescribedPool, PoolAttribute, PoolDescription } from '../stage/pool-description.ts'
import { readAnswer } from '../stage/pool-description.ts'
import { initialise } from '../infra-checks.ts'
import { layOut } from '../infra-copy.ts'
import { planOf } from '../infra-plans.ts'
import { startStandIn } from '../stand-in.ts'
import { findTerraform } from '../terraform.ts'
import { importPool } from './import-pool.ts'
import { writeVariables } from './write-hcl.ts'

const sources = readSources()
const id = 'eu-central-1_AbCdEfGhI'
const Arn = `arn:aws:cognito-idp:eu-central-1:111122223333:userpool/${id}`

/** A pool as AWS would describe it that a stage made by itself. */
function poolOf(stage: Stage): PoolDescription {
  const { UserPool, UserPoolClient, UserPoolMfaConfig } = describeStage(stage)
  const own = UserPool.SchemaAttributes as unknown as PoolAttribute[]
  const untouched = standardAttributes.filter(({ Name }) => !own.some((one) => one.Name === Name))
  const values = ofType(stage, 'aws_cognito_user_pool')[0]?.values
  const answer = {
    UserPool: {
      ...UserPool,
      Id: id,
      Arn,
      Name: 'people',
      SchemaAttributes: [...own, ...untouched],
      UserPoolTier: at(values, 'user_pool_tier'),
      UserPoolAddOns: { AdvancedSecurityMode: at(values, 'user_pool_add_ons', 0, 'advanced_security_mode') },
      SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::111122223333:role/sms', ExternalId: 'x' },
    },
    UserPoolClient: { ...UserPoolClient, ClientId: '1h57kf5cpq17m0eml12example', ClientName: 'people-app' },
    MfaConfiguration: UserPool.MfaConfiguration,
    ...UserPoolMfaConfig,
    UserSessionTracking: 'DISABLED',
  }
  return readAnswer(JSON.stringify(answer), 'the stage') as PoolDescription
}

/** The stage of variables that were written. */
function stageOf(tfvars: string | null): Stage {
  const given = readValues(tfvars ?? '', 'written.tfvars')
  return { name: 'taken', given, sources, ...configure(sources, given) }
}

const inOrder = (stage: Stage): unknown =>
  JSON.parse(JSON.stringify(describeStage(stage)), (_, value: unknown) =>
    Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value,
  )

/** Settings of a stage, as the pool that they make shows them. */
const settings: fc.Arbitrary<ObjectValue> = fc.record({
  attributes: goodAttributes,
  sign_in: fc.record({ self_sign_up: fc.boolean() }),
  user_pool: fc.constantFrom<ObjectValue[]>(
    { tier: 'LITE' },
    { tier: 'ESSENTIALS' },
    { tier: 'PLUS', threat_protection: 'AUDIT' },
    { tier: 'PLUS', threat_protection: 'ENFORCED' },
  ),
  password_policy: fc.record({
    minimum_length: fc.integer({ min: 8, max: 99 }),
    require_symbols: fc.boolean(),
    temporary_validity_days: fc.integer({ min: 1, max: 365 }),
  }),
  mfa: fc.constantFrom<ObjectValue[]>(
    { mode: 'OFF', totp: false },
    { mode: 'OPTIONAL', totp: false },
    { mode: 'OPTIONAL', totp: true },
    { mode: 'ON', totp: true },
  ),
  tokens: fc.record({
    access_minutes: fc.integer({ min: 5, max: 1440 }),
    refresh_days: fc.integer({ min: 1, max: 365 }),
    auth_session_minutes: fc.integer({ min: 3, max: 15 }),
  }),
  messages: fc.constantFrom({}, { verification: 'Code "{####}" \\ ${x} %{if}', invitation_subject: 'Willkommen' }),
})

describe('a pool that a stage made', () => {
  it('is imported with the same settings, and the first plan changes none of them', () => {
    fc.assert(
      fc.property(settings, (more) => {
        const stage = readStage(sources, 'dev', more)
        expect(stage.refusals).toEqual([])
        const { tfvars, refused, changes } = importPool(sources, 'taken', poolOf(stage))
        expect(refused).toEqual([])
        expect(changes).toEqual([])
        const taken = stageOf(tfvars)
        expect(taken.refusals).toEqual([])
        expect(inOrder(taken)).toEqual(inOrder(stage))
        for (const name of ['user_pool', 'password_policy', 'mfa', 'tokens', 'messages'] as const) {
          expect(taken.given[name]).toMatchObject((more[name] ?? {}) as object)
        }
      }),
      { numRuns: 40 },
    )
  })

  it.each([...stageNames(sources), ...exampleNames(sources)])('comes back to the same variables: %s', (name) => {
    const first = importPool(sources, 'taken', poolOf(readStage(sources, name)))
    const again = importPool(sources, 'taken', poolOf(stageOf(first.tfvars)))
    expect(again.tfvars).toBe(first.tfvars)
    expect(first.tfvars).not.toBeNull()
  })
})

/** As the console makes one: nothing is required but the number, and other programs sign people in by e-mail too. */
const { pool: made, client } = poolOf(readStage(sources, 'dev'))
const attribute = (Name: string, more: Partial<PoolAttribute> = {}): PoolAttribute => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' },
  ...more,
})
const console: DescribedPool = {
  ...made,
  UsernameAttributes: ['email', 'phone_number'],
  UsernameConfiguration: undefined,
  AutoVerifiedAttributes: ['email', 'phone_number'],
  DeletionProtection: 'INACTIVE',
  LambdaConfig: { PostConfirmation: 'arn:aws:lambda:eu-central-1:111122223333:function:welcome' },
  SchemaAttributes: [
    ...standardAttributes.filter(({ Name }) => Name !== 'email'),
    attribute('identities', { StringAttributeConstraints: {} }),
    attribute('email', { Required: true }),
    attribute('custom:tenant', { Mutable: false, StringAttributeConstraints: {} }),
    attribute('custom:beta', { AttributeDataType: 'Boolean', StringAttributeConstraints: undefined }),
    attribute('dev:custom:origin', { DeveloperOnlyAttribute: true }),
  ],
}
const described = (more: Partial<DescribedPool> = {}): PoolDescription => ({
  pool: { ...console, ...more },
  client: { ...client, ReadAttributes: undefined, WriteAttributes: undefined },
  totp: true,
})

describe('a pool that people made', () => {
  it('keeps its name, its user names and its schema to the word', () => {
    const stage = stageOf(importPool(sources, 'taken', described()).tfvars)
    const [pool] = ofType(stage, 'aws_cognito_user_pool')
    expect(stage.refusals).toEqual([])
    expect(pool?.values).toMatchObject({
      name: 'people',
      username_attributes: ['email', 'phone_number'],
      username_configuration: [],
    })
    const block = (name: string, more: object): object => ({ name, developer_only_attribute: null, ...more })
    expect(pool?.values.schema).toEqual(
      [
        block('email', { required: true, mutable: true, string_attribute_constraints: limits('0', '2048') }),
        block('tenant', { required: false, mutable: false, string_attribute_constraints: limits('', '') }),
        block('beta', { attribute_data_type: 'Boolean', string_attribute_constraints: [] }),
        block('origin', { developer_only_attribute: true }),
      ].map((one) => expect.objectContaining(one) as unknown),
    )
  })

  it('is told what the first plan changes', () => {
    const { changes } = importPool(sources, 'taken', described())
    expect(changes).toEqual(
      expect.arrayContaining([
        'UserPool.AutoVerifiedAttributes: ["email","phone_number"] becomes ["phone_number"].',
        'UserPool.DeletionProtection: "INACTIVE" becomes "ACTIVE".',
        'UserPool.LambdaConfig (PostConfirmation) is taken away: put it into the configuration first if you need it.',
      ]),
    )
    expect(changes.some((one) => one.startsWith('UserPoolClient.WriteAttributes: what Cognito sets'))).toBe(true)
  })

  it('may get an attribute more, and no other one', () => {
    const { tfvars } = importPool(sources, 'taken', described())
    const given = readValues(tfvars ?? '', 'written.tfvars')
    const more = {
      attributes: [
        { name: 'email', required: true },
        { name: 'nickname' },
        { name: 'custom:floor', label: { en: 'Floor' } },
      ],
    }
    const { resources, refusals } = configure(sources, { ...given, ...more })
    expect(refusals).toEqual([])
    const names = (
      resources.find(({ type }) => type === 'aws_cognito_user_pool')?.values.schema as ObjectValue[] | undefined
    )?.map(({ name }) => name)
    expect(names).toEqual(['email', 'tenant', 'beta', 'origin', 'floor'])
  })

  it('is not signed up to without what it requires', () => {
    const { tfvars } = importPool(sources, 'taken', described())
    const given = { ...readValues(tfvars ?? '', 'written.tfvars'), attributes: [{ name: 'nickname' }] }
    expect(configure(sources, given).refusals).toEqual([expect.stringContaining('existing_pool.schema requires')])
  })

  it.each<[Partial<DescribedPool>, RegExp]>([
    [{ UsernameAttributes: ['email'], AliasAttributes: [] }, /no user name/],
    [{ UsernameAttributes: [], AliasAttributes: ['phone_number'] }, /no user name of this pool/],
    [{ Name: undefined }, /no Arn and Name/],
    [{ SchemaAttributes: [] }, /no schema/],
    [{ Id: 'ap-northeast-2_AbCdEfGhI' }, /Seoul/],
  ])('is refused with the reason: %j', (more, says) => {
    const { tfvars, refused } = importPool(sources, 'taken', described(more))
    expect(tfvars).toBeNull()
    expect(refused.join('\n')).toMatch(says)
  })

  it('keeps its client for other programs, where those sign people in by OAuth', () => {
    const { pool, client: own } = described()
    const shared = { pool, client: { ...own, AllowedOAuthFlowsUserPoolClient: true }, totp: true }
    expect(importPool(sources, 'taken', shared).refused).toEqual([expect.stringContaining('--own-client')])
    const { tfvars, changes } = importPool(sources, 'taken', shared, true)
    expect(tfvars).not.toContain('client_id')
    expect(changes.filter((one) => one.startsWith('UserPoolClient'))).toEqual([])
  })

  it('cannot be given another schema unnoticed', () => {
    const changed = new Map([
      ...sources,
      [
        'modules/user-pool/attributes.tf',
        (sources.get('modules/user-pool/attributes.tf') ?? '').replace(
          'concat(local.existing_schema, [',
          'concat(local.existing_schema, [local.phone_number], [',
        ),
      ],
    ])
    expect(importPool(changed, 'taken', described()).refused).toEqual([expect.stringContaining('SchemaAttributes')])
  })
})

describe('the file', () => {
  it('says what somebody wrote, and is no template', () => {
    const written = writeVariables({ text: '${x} %{if} "quoted" \\ \n', list: [{ 'zh-Hans': null }], none: {} })
    expect(written).toBe(
      'text = "$${x} %%{if} \\"quoted\\" \\\\ \\n"\n\nlist = [\n  {\n    zh-Hans = null\n  },\n]\n\nnone = {}\n',
    )
  })
})

const terraform = findTerraform()

describe.runIf(terraform !== null)('Terraform itself', () => {
  it('reads the file, and comes to the same as the evaluator', { timeout: 300_000 }, async () => {
    const stranger = described({ SmsAuthenticationMessage: 'Say "{####}" \\ ${x} %{if} ü' })
    const { tfvars } = importPool(sources, 'taken', stranger)
    const around = temporaryDirectory()
    const folder = layOut(join(around, 'copy'))
    const file = join(around, 'taken.tfvars')
    writeFileSync(file, tfvars ?? '')
    const { env, stop } = await startStandIn()
    try {
      const place = { program: terraform?.program ?? '', folder, env }
      expect(initialise(place)).toBeNull()
      const { plan, failure } = planOf(place, [`-var-file=${file}`])
      expect([failure, plan?.differences]).toEqual([null, []])
      const pools = [plan?.resources ?? [], stageOf(tfvars).resources].map((resources) =>
        resources.find(({ type }) => type === 'aws_cognito_user_pool'),
      )
      expect(pools[0]?.values.schema).toEqual(pools[1]?.values.schema)
      expect(pools[0]?.values.sms_authentication_message).toBe(stranger.pool.SmsAuthenticationMessage)
    } finally {
      stop()
    }
  })
})

describe('npm run infra:import', () => {
  const command = fileURLToPath(new URL('../infra-import.ts', import.meta.url))
  const start = (folder: string, pool: unknown): ReturnType<typeof spawnSync> => {
    const out = join(folder, 'taken.tfvars')
    const file = join(folder, 'pool.json')
    writeFileSync(file, JSON.stringify(pool))
    const args = [command, '--stage', 'taken', '--from-pool', file, '--out', out]
    return spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 120_000 })
  }

  it('writes a file that it never overwrites, and says what it cannot take', () => {
    const folder = temporaryDirectory()
    const out = join(folder, 'taken.tfvars')
    const { pool, client: own } = described()
    const refused = start(folder, { UserPool: { ...pool, UsernameAttributes: ['email'] }, UserPoolClient: own })
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain('cannot be imported, so nothing is written:\n- The phone number')
    const both = { UserPool: pool, UserPoolClient: own }
    const first = start(folder, both)
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(first.stdout).toContain('The first plan changes:\n- UserPool')
    const text = readFileSync(out, 'utf8')
    expect(stageOf(text).refusals).toEqual([])
    expect(start(folder, both)).toMatchObject({ status: 1 })
    expect(readFileSync(out, 'utf8')).toBe(text)
  })
})

function limits(min_length: string, max_length: string): object[] {
  return [{ min_length, max_length }]
}
