import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Secrets } from './keys.ts'
import type { Sealer } from './sealer.ts'
import type { PoolSettings } from './settings.ts'
import type { SmsOutbox } from './sms.ts'
import type { SrpIdentity } from './srp.ts'
import type { Store } from './store.ts'
import type { User } from './users.ts'

/** Who sends a request, as far as the pool sees it. */
export interface Caller {
  /** The `user-agent` header; empty where there is none. */
  userAgent: string
  address: string
}

/** Everything that an operation works with. */
export interface Pool {
  readonly settings: PoolSettings
  readonly clock: Clock
  readonly store: Store
  readonly sms: SmsOutbox
  readonly secrets: Secrets
  readonly sealer: Sealer
  /** Sessions that were used up, with the time after which they are expired anyway. */
  readonly usedSessions: Map<string, number>
  /** Whether somebody has deleted the app client, or the whole pool, while clients still use it. */
  readonly gone: { current: 'nothing' | 'client' | 'pool' }
  /** Who sends the request that is being carried out. */
  readonly caller: Caller
}

/** `eu-central-1_Latchkey0` is split at the underscore for SRP. */
export function srpIdentity(pool: Pool, userId: string): SrpIdentity {
  return { poolName: pool.settings.UserPool.Id.split('_')[1] ?? '', userId }
}

/** The `iss` claim. It names AWS also here, because verifiers derive it from the pool id. */
export function issuer({ settings }: Pool): string {
  const { Id } = settings.UserPool
  return `https://cognito-idp.${Id.split('_')[0] ?? ''}.amazonaws.com/${Id}`
}

/** Whether a client is told that a user does not exist. */
export function hidesExistence({ settings }: Pool): boolean {
  return settings.UserPoolClient.PreventUserExistenceErrors === 'ENABLED'
}

/** Whether a client is also not told if an account is confirmed. */
export function hidesStatus(pool: Pool): boolean {
  return hidesExistence(pool) && pool.settings.LocalPool.HidesUserStatus === true
}

/** The user that a request names: by phone number, or by the UUID. */
export function findUser({ store }: Pool, username: string): User | undefined {
  return store.userByPhone(username) ?? store.users.get(username)
}

/** Replaces a user's record with one that has the changes, and answers it. */
export function saveUser({ store, clock }: Pool, user: User, changes: Partial<User>): User {
  const saved = { ...user, ...changes, modifiedAt: clock.now() }
  store.users.put(saved.sub, saved)
  return saved
}

/** The UUID of an unknown user name: the same each time, since a changing one would show that nobody has the name. */
export function simulatedSub({ sealer }: Pool, username: string): string {
  const hex = sealer.derive(`sub:${username}`).toString('hex')
  const variant = ((parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A new, unused `sub`. */
export function newSub(): string {
  return randomUUID()
}
