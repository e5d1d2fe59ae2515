import { errors } from './errors.ts'
import { countFailure } from './limits.ts'
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
  // The code that proves the app is used up: a sign-in that follows at once has to wait for the next one.
  saveUser(pool, user, { mfa: { ...user.mfa, totpSecret: totpPending, totpPending: null, totpLastStep: step } })
}

/**
 * Uses a code up. A wrong one counts as a wrong password does.
 * @throws {CognitoError} CodeMismatchException; ExpiredCodeException for a code that was used already.
 */
export function useTotpCode(pool: Pool, user: User, code: string): User {
  const { totpSecret, totpLastStep } = user.mfa
  const step = totpSecret === null ? undefined : totpStep(totpSecret, code, pool.clock.now())
  if (step === undefined) {
    countFailure(pool, user.sub)
    throw errors.totpMismatch()
  }
  if (step <= totpLastStep) throw errors.totpUsed()
  return saveUser(pool, user, { mfa: { ...user.mfa, totpLastStep: step } })
}
