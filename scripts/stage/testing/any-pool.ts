import fc from 'fast-check'
import { knownAttributes } from '../../../preload/contract/attributes/known.ts'
import { readSettings } from '../../../infra/local-pool/settings.ts'
import type { DescribedClient, DescribedPool, PoolAttribute, PoolDescription } from '../pool-description.ts'

// Pools as DescribeUserPool's model allows them, also those that nobody would make.

const { UserPool, UserPoolClient } = readSettings()

/** The pool that the app's own Terraform makes, and its client. */
export const usualPool: PoolDescription = { pool: UserPool, client: { ...UserPoolClient, UserPoolId: UserPool.Id } }

/** The usual pool with other attributes, all of which its client may read and write. */
export function poolWith(attributes: PoolAttribute[], client: Partial<DescribedClient> = {}): PoolDescription {
  const names = ['phone_number', 'phone_number_verified', ...attributes.map(({ Name }) => Name)]
  return {
    pool: { ...UserPool, SchemaAttributes: attributes },
    client: { ...usualPool.client, ReadAttributes: names, WriteAttributes: names, ...client },
  }
}

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 3 })

const standardNames = Object.keys(knownAttributes).filter((name) => !name.startsWith('custom:'))
const ownNames = fc.oneof(
  fc.stringMatching(/^[A-Za-z][\w.-]{0,19}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('größe', '1st', 'company', 'costCentre', 'VATNumber', '_', '..'),
)
/** Names as a pool lists them: standard ones, custom ones, those for developers only, and those that AWS adds some day. */
const names = fc.oneof(
  fc.constantFrom(...standardNames, 'sub', 'phone_number', 'phone_number_verified', 'email_verified', 'updated_at'),
  ownNames.map((name) => `custom:${name}`),
  ownNames.map((name) => `dev:custom:${name}`),
  fc.constantFrom('identities', 'something_new'),
)
const amount = fc.oneof(
  fc.integer({ min: 0, max: 3_000 }).map(String),
  fc.constantFrom('0', '2048', '', '-1', 'x', '1e3', '0.5', '-0.5', '9'.repeat(15), '9'.repeat(16), '9'.repeat(309)),
)
const constraints = <Least extends string, Most extends string>(
  least: Least,
  most: Most,
): fc.Arbitrary<Partial<Record<Least | Most, string>> | undefined> =>
  maybe(
    fc.dictionary(fc.constantFrom(least, most), amount, { maxKeys: 2 }) as fc.Arbitrary<
      Partial<Record<Least | Most, string>>
    >,
  )

const attribute: fc.Arbitrary<PoolAttribute> = fc.record({
  Name: names,
  AttributeDataType: maybe(fc.constantFrom('String', 'Number', 'Boolean', 'DateTime')),
  DeveloperOnlyAttribute: maybe(fc.boolean()),
  Mutable: maybe(fc.boolean()),
  Required: maybe(fc.boolean()),
  StringAttributeConstraints: constraints('MinLength', 'MaxLength'),
  NumberAttributeConstraints: constraints('MinValue', 'MaxValue'),
})

const some = <Value>(...values: Value[]): fc.Arbitrary<Value[] | undefined> => maybe(fc.subarray(values))

const pools: fc.Arbitrary<DescribedPool> = fc.record({
  Id: fc.constantFrom('eu-central-1_AbCdEfGhI', 'us-gov-west-1_x', 'cn-north-1_y'),
  Policies: maybe(
    fc.record({
      PasswordPolicy: maybe(
        fc.record({
          MinimumLength: maybe(fc.integer({ min: 6, max: 99 })),
          RequireUppercase: maybe(fc.boolean()),
          RequireLowercase: maybe(fc.boolean()),
          RequireNumbers: maybe(fc.boolean()),
          RequireSymbols: maybe(fc.boolean()),
          PasswordHistorySize: maybe(fc.integer({ min: 0, max: 24 })),
        }),
      ),
    }),
  ),
  LambdaConfig: maybe(fc.constantFrom<Record<string, unknown>>({}, { PreSignUp: 'arn:aws:lambda:x' })),
  SchemaAttributes: maybe(fc.uniqueArray(attribute, { maxLength: 30, selector: ({ Name }) => Name })),
  AutoVerifiedAttributes: some('phone_number', 'email'),
  AliasAttributes: some('phone_number', 'email', 'preferred_username'),
  UsernameAttributes: some('phone_number', 'email'),
  MfaConfiguration: maybe(fc.constantFrom('OFF', 'OPTIONAL', 'ON')),
  SmsConfiguration: maybe(fc.constant({ SnsCallerArn: 'arn:aws:iam::111122223333:role/sms' })),
  AdminCreateUserConfig: maybe(fc.record({ AllowAdminCreateUserOnly: maybe(fc.boolean()) })),
  AccountRecoverySetting: maybe(
    fc.record({
      RecoveryMechanisms: maybe(
        fc
          .shuffledSubarray(['verified_email', 'verified_phone_number', 'admin_only'], { minLength: 1 })
          .map((all) => all.map((Name, index) => ({ Priority: index + 1, Name }))),
      ),
    }),
  ),
})

const flows = ['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH', 'CUSTOM_AUTH']

const clientOf = (pool: DescribedPool): fc.Arbitrary<DescribedClient> => {
  const all = [...(pool.SchemaAttributes ?? []).map(({ Name }) => Name), 'phone_number', 'phone_number_verified']
  return fc.record({
    ClientId: fc.constantFrom('1h57kf5cpq17m0eml12example', '1'),
    UserPoolId: maybe(fc.constant(pool.Id)),
    ClientSecret: fc.option(fc.constant('secret'), { nil: undefined, freq: 9 }),
    ReadAttributes: some(...new Set(all)),
    WriteAttributes: some(...new Set(all)),
    ExplicitAuthFlows: fc.oneof(
      maybe(fc.subarray(flows.map((flow) => `ALLOW_${flow}`))),
      maybe(fc.subarray(['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'])),
      fc.constant<string[]>(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']),
    ),
    PreventUserExistenceErrors: maybe(fc.constantFrom('ENABLED', 'LEGACY')),
    EnableTokenRevocation: maybe(fc.boolean()),
    AuthSessionValidity: maybe(fc.oneof(fc.integer({ min: 3, max: 15 }), fc.constantFrom(0, 2, 16, 60))),
    RefreshTokenRotation: maybe(fc.record({ Feature: maybe(fc.constantFrom('ENABLED', 'DISABLED')) })),
  })
}

/** Any pool with any client. */
export function anyPool(): fc.Arbitrary<PoolDescription> {
  return pools.chain((pool) => fc.record({ pool: fc.constant(pool), client: clientOf(pool) }))
}

/** Any pool that the app can work with. */
export function anyUsablePool(): fc.Arbitrary<PoolDescription> {
  return anyPool().map(({ pool, client }) => ({
    pool: { ...pool, Id: usualPool.pool.Id, UsernameAttributes: ['phone_number'] },
    client: { ...client, ClientSecret: undefined, UserPoolId: usualPool.pool.Id, ExplicitAuthFlows: [] },
  }))
}
