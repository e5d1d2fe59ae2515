import { errors } from './errors.ts'
import { saveUser, type Pool } from './pool.ts'
import { newTotpSecret, totpStep } from './totp.ts'
import type { User } from './users.ts'

/** Starts an enrolment: a new secret, which counts once a code from it was given. */
export function startEnrolment(pool: Pool, user: User): string {
  const secret = newTotpSecret()
  saveUser(pool, user, { mfa: { ...user.mfa, totpPending: secret } })
  return secret
}

/**
 * Ends an enrolment.
 * @throws {CognitoError} EnableSoftwareTokenMFAException for a wrong code; InvalidParameterException when none was begun.
 */
export function finishEnrolment(pool: Pool, user: User, code: string): void {
  const { totpPending } = user.mfa
  if (totpPending === null) throw errors.totpNotStarted()
  const step = totpStep(totpPending, code, pool.clock.now())
  if (step === undefined) throw errors.totpEnrolmentMismatch()
  // The step is not marked as used, so that the same code also serves the sign-in that follows at once.
  saveUser(pool, user, { mfa: { ...user.mfa, totpSecret: totpPending, totpPending: null, totpLastStep: 0 } })
}

/**
 * Uses a code up.
 * @throws {CognitoError} CodeMismatchException; ExpiredCodeException for a code that was used already.
 */
export function useTotpCode(pool: Pool, user: User, code: string): User {
  const { totpSecret, totpLastStep } = user.mfa
  const step = totpSecret === null ? undefined : totpStep(totpSecret, code, pool.clock.now())
  if (step === undefined) throw errors.totpMismatch()
  if (step <= totpLastStep) throw errors.totpUsed()
  return saveUser(pool, user, { mfa: { ...user.mfa, totpLastStep: step } })
}
