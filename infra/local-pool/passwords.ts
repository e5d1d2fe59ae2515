import { randomBytes, timingSafeEqual } from 'node:crypto'
import { errors } from './errors.ts'
import { srpIdentity, type Pool } from './pool.ts'
import { createVerifier, type Verifier } from './srp.ts'
import type { User } from './users.ts'

// Symbols as Cognito's documentation lists them. A space counts; the request's own pattern refuses one at either end.
const symbol = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`=+ ]/

/** The longest history that a policy can ask for. */
const mostFormer = 24

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

/**
 * What changes for a user who chooses a password: the old one joins those that may not come back.
 * @throws {CognitoError} InvalidPasswordException; PasswordHistoryPolicyViolationException for the password that counts
 * now, or one of as many before it as the policy says
 */
export function choosePassword(pool: Pool, user: User, password: string): Partial<User> {
  checkPolicy(pool, password)
  const { PasswordHistorySize = 0 } = pool.settings.UserPool.Policies.PasswordPolicy
  const former = user.password === null ? user.formerPasswords : [user.password, ...user.formerPasswords]
  if (
    PasswordHistorySize > 0 &&
    former.slice(0, PasswordHistorySize + 1).some((old) => isSame(pool, user, old, password))
  )
    throw errors.passwordUsedBefore()
  return { password: hashPassword(pool, user.sub, password), formerPasswords: former.slice(0, mostFormer) }
}

/** What is kept of a user's new password. */
export function hashPassword(pool: Pool, sub: string, password: string): Verifier {
  return createVerifier(srpIdentity(pool, sub), password, randomBytes(16).toString('hex'))
}

/** Whether this is the user's password. */
export function isPassword(pool: Pool, user: User, password: string): boolean {
  return user.password !== null && isSame(pool, user, user.password, password)
}

function isSame(pool: Pool, { sub }: User, kept: Verifier, password: string): boolean {
  const given = createVerifier(srpIdentity(pool, sub), password, kept.salt)
  const [one, other] = [Buffer.from(given.verifier), Buffer.from(kept.verifier)]
  return one.length === other.length && timingSafeEqual(one, other)
}
