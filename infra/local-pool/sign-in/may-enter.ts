import { errors } from '../errors.ts'
import type { User } from '../users.ts'

/**
 * Refuses users who cannot sign in whatever their password is. Reports disagree on whether Cognito looks at the
 * password first; with SRP they say that it does not.
 * @throws {CognitoError} UserNotConfirmedException, PasswordResetRequiredException
 */
export function checkMayEnter({ status }: User): void {
  if (status === 'UNCONFIRMED') throw errors.userNotConfirmed()
  if (status === 'RESET_REQUIRED') throw errors.passwordResetRequired()
}
