import { randomInt } from 'node:crypto'
import type { Pool } from './pool.ts'
import type { TokenFamily, TrackedSession } from './store.ts'
import { deviceType } from './user-agent.ts'

// A session, where the pool tracks them, is the family of tokens of one sign-in.

/** A sign-in that is tracked. */
export type TrackedFamily = TokenFamily & { session: TrackedSession }

/** Whether the pool tracks the sessions of its users. */
export function tracksSessions({ settings }: Pool): boolean {
  return settings.UserPoolSessionConfiguration.UserSessionTracking === 'ENABLED'
}

/** The record of a session that begins now; null where the pool tracks none. */
export function newSession(pool: Pool): TrackedSession | null {
  if (!tracksSessions(pool)) return null
  const now = pool.clock.now()
  return { id: newSessionId(), createdAt: now, lastActiveAt: now, ...lastSeen(pool) }
}

/** The record of a session after a refresh. Where the sign-in was not tracked, its refreshes are not either. */
export function refreshedSession(pool: Pool, session: TrackedSession | null): TrackedSession | null {
  if (session === null || !tracksSessions(pool)) return session
  return { ...session, lastActiveAt: pool.clock.now(), ...lastSeen(pool) }
}

function lastSeen({ caller }: Pool): Pick<TrackedSession, 'deviceType' | 'address'> {
  return { deviceType: deviceType(caller.userAgent), address: caller.address }
}

/** The user's sessions that have neither been revoked nor expired, in the order in which they began. */
export function activeSessions({ store, clock }: Pool, sub: string): TrackedFamily[] {
  return [...store.families.values()].filter(
    (family): family is TrackedFamily =>
      family.sub === sub && family.session !== null && !family.revoked && family.expiresAt > clock.now(),
  )
}

/** Before a sign-in: ends as many of the user's sessions as it takes to stay within the limit, the least recently used first. */
export function makeRoom(pool: Pool, sub: string): void {
  if (!tracksSessions(pool)) return
  const { MaxPerUser } = pool.settings.UserPoolSessionConfiguration.TokenSession
  const byUse = activeSessions(pool, sub).sort((a, b) => a.session.lastActiveAt - b.session.lastActiveAt)
  for (const family of byUse.slice(0, Math.max(0, byUse.length - MaxPerUser + 1))) endSession(pool, family)
}

/** Ends a session: its tokens count no longer, and nothing is kept of where it was used. */
export function endSession({ store }: Pool, family: TokenFamily): void {
  store.families.put(family.originJti, { ...family, revoked: true, session: null })
}

/** Forgets every session, as the pool stops tracking them. Their tokens go on to count. */
export function forgetSessions({ store }: Pool): void {
  for (const family of [...store.families.values()]) {
    if (family.session !== null) store.families.put(family.originJti, { ...family, session: null })
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** `tkn` for a session of tokens, and 25 lower-case letters and digits. */
function newSessionId(): string {
  return `tkn${Array.from({ length: 25 }, () => letters[randomInt(letters.length)] ?? '').join('')}`
}
