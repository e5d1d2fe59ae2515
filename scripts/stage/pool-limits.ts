import { partitionOf } from '../../main/stage/partition.ts'
import { regionOf } from './aws-cli.ts'
import type { DescribedClient, DescribedPool, PoolDescription } from './pool-description.ts'

/** What the app cannot do with a pool, a sentence each. */
export interface PoolLimits {
  /** Why nobody can sign in: the app is of no use with this pool. */
  unusable: string[]
  /** Why nobody can sign up. */
  noSignUp: string[]
  /** What else it cannot do, or somebody should know. */
  limits: string[]
}

/** Holds a pool and its app client against what the app needs. Attributes are judged apart (`pool-attributes.ts`). */
export function limitsOf({ pool, client }: PoolDescription): PoolLimits {
  const found = [...unusable(pool, client), ...noSignUp(pool, client), ...limits(pool, client)]
  const told = (kind: keyof PoolLimits): string[] =>
    found.filter((limit) => limit.kind === kind && limit.holds).map(({ says }) => says)
  return { unusable: told('unusable'), noSignUp: told('noSignUp'), limits: told('limits') }
}

interface Limit {
  kind: keyof PoolLimits
  holds: boolean
  says: string
}

const limit = (kind: keyof PoolLimits, holds: boolean, says: string): Limit => ({ kind, holds, says })

function unusable(pool: DescribedPool, client: DescribedClient): Limit[] {
  const isUserName = pool.UsernameAttributes?.includes('phone_number') === true
  return [
    limit(
      'unusable',
      client.ClientSecret !== undefined,
      'The app client has a secret, which an app on users’ machines cannot keep: make a client without one.',
    ),
    limit(
      'unusable',
      !allows(client, 'ALLOW_USER_SRP_AUTH'),
      'The app client does not allow ALLOW_USER_SRP_AUTH, by which the app signs in: allow it.',
    ),
    limit(
      'unusable',
      !allows(client, 'ALLOW_REFRESH_TOKEN_AUTH') && client.RefreshTokenRotation?.Feature !== 'ENABLED',
      'The app client can refresh no session: allow ALLOW_REFRESH_TOKEN_AUTH, or turn refresh token rotation on.',
    ),
    limit(
      'unusable',
      !isUserName && !isAlias(pool),
      'The phone number is no user name of this pool, which a pool cannot change later: the app needs another pool.',
    ),
    limit(
      'unusable',
      partitionOf(regionOf(pool.Id)) === null,
      'The app does not know the addresses of AWS where this pool is: as far as we know, neither China nor a Region of its kind has user pools.',
    ),
  ]
}

function noSignUp(pool: DescribedPool, client: DescribedClient): Limit[] {
  const { WriteAttributes: written } = client
  const mayConfirm = hasPreSignUp(pool)
  return [
    limit(
      'noSignUp',
      pool.UsernameAttributes?.includes('phone_number') !== true && isAlias(pool),
      'Nobody can sign up in the app: the phone number is only an alias in this pool, and its user names are others.',
    ),
    limit(
      'noSignUp',
      pool.SmsConfiguration === undefined && !mayConfirm,
      'Nobody can sign up in the app: the pool has no SMS configuration, so it can send no code.',
    ),
    limit(
      'noSignUp',
      pool.AutoVerifiedAttributes?.includes('phone_number') !== true && !mayConfirm,
      'Nobody can sign up in the app: the pool sends no code to a new number (phone_number is not auto-verified).',
    ),
    limit(
      'noSignUp',
      written?.includes('phone_number') === false,
      'Nobody can sign up in the app: the app client may not write phone_number.',
    ),
  ]
}

function limits(pool: DescribedPool, client: DescribedClient): Limit[] {
  const { ReadAttributes: read } = client
  const recovery = pool.AccountRecoverySetting?.RecoveryMechanisms
  const [first] = (recovery ?? []).toSorted((one, other) => one.Priority - other.Priority)
  const byPhone = recovery?.some(({ Name }) => Name === 'verified_phone_number') ?? true
  return [
    limit(
      'limits',
      hasPreSignUp(pool) &&
        (pool.SmsConfiguration === undefined || pool.AutoVerifiedAttributes?.includes('phone_number') !== true),
      'The pool sends no code to a new number, so people can sign up only if its PreSignUp trigger confirms them.',
    ),
    limit(
      'limits',
      (pool.MfaConfiguration ?? 'OFF') !== 'OFF' && pool.SmsConfiguration !== undefined && byPhone,
      'Whoever has SMS as second factor cannot reset a forgotten password in the app: Cognito does not recover an account by the phone that is its second factor. An administrator can help (docs/support.md).',
    ),
    limit(
      'limits',
      !byPhone || pool.SmsConfiguration === undefined,
      'Nobody can reset a forgotten password in the app: the pool does not recover accounts by SMS.',
    ),
    limit(
      'limits',
      byPhone && first?.Name === 'verified_email',
      'The pool sends the code of a reset by e-mail to whoever has a verified address, while the app speaks of an SMS: put verified_phone_number first.',
    ),
    limit(
      'limits',
      read?.includes('phone_number') === false,
      'The app cannot show the number of whoever is signed in: the app client may not read phone_number.',
    ),
    limit(
      'limits',
      read?.includes('phone_number_verified') === false,
      'The app shows every number as unverified: the app client may not read phone_number_verified.',
    ),
    limit(
      'limits',
      client.WriteAttributes === undefined,
      'The app client has no list of attributes that it may write, so users can change every one that is mutable, also those that the app does not show: give it a list.',
    ),
    limit(
      'limits',
      client.EnableTokenRevocation === false,
      'Signing out cannot end the session at the pool: turn token revocation on for the app client.',
    ),
    limit(
      'limits',
      client.PreventUserExistenceErrors !== 'ENABLED',
      'The app client tells strangers which numbers have an account: set PreventUserExistenceErrors to ENABLED.',
    ),
  ]
}

function isAlias(pool: DescribedPool): boolean {
  return pool.AliasAttributes?.includes('phone_number') === true
}

function hasPreSignUp(pool: DescribedPool): boolean {
  return pool.LambdaConfig?.PreSignUp !== undefined
}

/**
 * Whether a client allows a flow. One that names none allows SRP, refresh and custom authentication (API reference,
 * UserPoolClientType). So does one with names from before 2019, unless it is for custom authentication only.
 */
function allows({ ExplicitAuthFlows: flows = [] }: DescribedClient, flow: string): boolean {
  if (flows.some((name) => name.startsWith('ALLOW_'))) return flows.includes(flow)
  return !flows.includes('CUSTOM_AUTH_FLOW_ONLY')
}
