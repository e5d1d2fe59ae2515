import { randomBytes, timingSafeEqual } from 'node:crypto'
import { errors } from './errors.ts'
import { srpIdentity, type Pool } from './pool.ts'
import { createVerifier, type Verifier } from './srp.ts'
import type { User } from './users.ts'

// Symbols as Cognito's documentation lists them. A space counts; the request's own pattern refuses one at either end.
const symbol = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`=+ ]/

/**
 * Holds a new password against the pool's policy.
 * @throws {CognitoError} InvalidPasswordException, with the first rule that it breaks.
 */
export function checkPolicy({ settings }: Pool, password: string): void {
  const policy = settings.UserPool.Policies.PasswordPolicy
  if (password.length < policy.MinimumLength) throw errors.weakPassword('Password not long enough')
  if (policy.RequireUppercase && !/[A-Z]/.test(password)) {
    throw errors.weakPassword('Password must have uppercase characters')
  }
  if (policy.RequireLowercase && !/[a-z]/.test(password)) {
    throw errors.weakPassword('Password must have lowercase characters')
  }
  if (policy.RequireNumbers && !/[0-9]/.test(password)) {
    throw errors.weakPassword('Password must have numeric characters')
  }
  if (policy.RequireSymbols && !symbol.test(password)) {
    throw errors.weakPassword('Password must have symbol characters')
  }
}

/** What is kept of a user's new password. */
export function hashPassword(pool: Pool, sub: string, password: string): Verifier {
  return createVerifier(srpIdentity(pool, sub), password, randomBytes(16).toString('hex'))
}

/** Whether this is the user's password. */
export function isPassword(pool: Pool, user: User, password: string): boolean {
  if (user.password === null) return false
  const { verifier } = createVerifier(srpIdentity(pool, user.sub), password, user.password.salt)
  const [given, kept] = [Buffer.from(verifier), Buffer.from(user.password.verifier)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}
