import { errors } from './errors.ts'
import type { Pool } from './pool.ts'
import type { LimitedOperation } from './settings.ts'
import type { Attempts } from './store.ts'

const hour = 60 * 60 * 1000
const quietTime = 15 * 60 * 1000
const freeFailures = 5
const longestLock = 15 * 60 * 1000

const none: Attempts = { calls: {}, failures: 0, lastFailureAt: 0, lockedUntil: 0 }

/**
 * Counts a call of a limited operation. `who` is the sub, or the simulated one of an unknown user name, so that
 * limits do not tell the two apart. A refused call does not count.
 * @throws {CognitoError} LimitExceededException
 */
export function countCall({ store, clock, settings }: Pool, who: string, operation: LimitedOperation): void {
  const now = clock.now()
  const attempts = store.attempts.get(who) ?? none
  const recent = (attempts.calls[operation] ?? []).filter((at) => at > now - hour)
  if (recent.length >= settings.LocalPool.HourlyLimits[operation]) throw errors.limitExceeded()
  store.attempts.put(who, { ...attempts, calls: { ...attempts.calls, [operation]: [...recent, now] } })
}

/**
 * Whether this call for an unknown user answers an error. With `UnknownUserRecovery: ALTERNATING` every second one
 * does. Count the call first.
 */
export function isTurnForError({ store, settings }: Pool, who: string, operation: LimitedOperation): boolean {
  const calls = store.attempts.get(who)?.calls[operation]?.length ?? 0
  return settings.LocalPool.UnknownUserRecovery === 'ALTERNATING' && calls % 2 === 0
}

/**
 * Refuses any password, and any code of a second factor, while the user is locked; that attempt does not count.
 * @throws {CognitoError} NotAuthorizedException "Password attempts exceeded"
 */
export function checkNotLocked({ store, clock }: Pool, who: string): void {
  const { lockedUntil } = store.attempts.get(who) ?? none
  if (clock.now() < lockedUntil) throw errors.signInLocked()
}

/** Counts a wrong password, or a wrong code of a second factor. From the fifth on each locks the user, for 1, 2, 4, ... seconds up to a quarter of an hour. */
export function countFailure({ store, clock }: Pool, who: string): void {
  const now = clock.now()
  const attempts = store.attempts.get(who) ?? none
  const earlier = now - attempts.lastFailureAt > quietTime ? 0 : attempts.failures
  const failures = earlier + 1
  const lock = failures < freeFailures ? 0 : Math.min(1000 * 2 ** (failures - freeFailures), longestLock)
  store.attempts.put(who, { ...attempts, failures, lastFailureAt: now, lockedUntil: now + lock })
}

/** A whole sign-in ends the count, and so does a reset. A right password alone does not, where a code is asked for. */
export function forgetFailures({ store }: Pool, who: string): void {
  const attempts = store.attempts.get(who)
  if (attempts === undefined || attempts.failures === 0) return
  store.attempts.put(who, { ...attempts, failures: 0, lastFailureAt: 0, lockedUntil: 0 })
}
