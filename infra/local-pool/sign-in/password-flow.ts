import { errors } from '../errors.ts'
import { checkNotLocked, countFailure } from '../limits.ts'
import { isPassword } from '../passwords.ts'
import { findUser, hidesExistence, simulatedSub, type Pool } from '../pool.ts'
import { runTrigger } from '../triggers.ts'
import type { User } from '../users.ts'
import { checkMayEnter } from './may-enter.ts'
import { required, type Parameters } from './parameters.ts'

/**
 * USER_PASSWORD_AUTH: the password itself is sent, and compared here.
 * @throws {CognitoError} NotAuthorizedException, UserNotFoundException (LEGACY), UserNotConfirmedException,
 * PasswordResetRequiredException
 */
export function checkSentPassword(pool: Pool, parameters: Parameters): User {
  const username = required(parameters, 'USERNAME')
  const password = required(parameters, 'PASSWORD')
  const user = findUser(pool, username)
  if (user === undefined && !hidesExistence(pool)) throw errors.userNotFound()
  runTrigger(pool, 'PreAuthentication')
  // An imported user has no password to be held against.
  if (user?.status === 'RESET_REQUIRED' && user.password === null) throw errors.passwordResetRequired()
  const who = user?.sub ?? simulatedSub(pool, username)
  checkNotLocked(pool, who)
  if (user === undefined || !isPassword(pool, user, password)) {
    countFailure(pool, who)
    throw errors.wrongCredentials()
  }
  checkMayEnter(user)
  return user
}
