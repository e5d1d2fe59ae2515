import { errors } from '../errors.ts'
import type { Pool } from '../pool.ts'

const day = 24 * 60 * 60 * 1000

/** @throws {CognitoError} ResourceNotFoundException for another pool's id, and when the pool was deleted. */
export function checkPool({ settings, gone }: Pool, userPoolId: string): void {
  if (userPoolId !== settings.UserPool.Id || gone.current === 'pool') throw errors.poolUnknown(userPoolId)
}

/** A time on the wire: seconds since 1970, with milliseconds after the point. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000
}

/** Until when a password that is set now by an administrator may be used. */
export function temporaryUntil({ settings, clock }: Pool): number {
  return clock.now() + settings.UserPool.Policies.PasswordPolicy.TemporaryPasswordValidityDays * day
}
