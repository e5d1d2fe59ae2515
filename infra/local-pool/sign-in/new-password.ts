import { z } from 'zod'
import { checkRequired, checkWritable, conform, readable, schemaOf, withoutEmpty } from '../attributes.ts'
import { password as passwordShape } from '../operations/fields.ts'
import { checkPolicy, hashPassword } from '../passwords.ts'
import { saveUser, type Pool } from '../pool.ts'
import type { User } from '../users.ts'
import { parseInput } from '../validation.ts'
import { challenge, type SignInAnswer } from './answer.ts'
import { required, type Parameters } from './parameters.ts'

const prefix = 'userAttributes.'

/** Asks for a password of the user's own, and for required attributes that the administrator left out. */
export function newPasswordChallenge(pool: Pool, user: User): SignInAnswer {
  const missing = schemaOf(pool)
    .filter(({ Name, Required }) => Required && Name !== 'sub' && !user.attributes[Name])
    .map(({ Name }) => prefix + Name)
  return challenge(pool, user, 'NEW_PASSWORD_REQUIRED', {
    requiredAttributes: JSON.stringify(missing),
    userAttributes: JSON.stringify(Object.fromEntries(readable(pool, user.attributes))),
  })
}

/**
 * Takes the new password and attributes.
 * @throws {CognitoError} InvalidPasswordException, InvalidParameterException, NotAuthorizedException
 */
export function takeNewPassword(pool: Pool, user: User, responses: Parameters): User {
  // The API model has no pattern for this answer. That Cognito applies the password's pattern here is our guess.
  const { password } = parseInput(z.object({ password: passwordShape }), {
    password: required(responses, 'NEW_PASSWORD'),
  })
  const given = conform(
    pool,
    Object.entries(responses)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, Value]) => ({ Name: name.slice(prefix.length), Value })),
  )
  const changed = Object.keys(given).filter((name) => given[name] !== user.attributes[name])
  checkWritable(pool, changed)
  const attributes = withoutEmpty({ ...user.attributes, ...given })
  checkRequired(pool, attributes)
  checkPolicy(pool, password)
  return saveUser(pool, user, {
    status: 'CONFIRMED',
    attributes,
    password: hashPassword(pool, user.sub, password),
    passwordExpiresAt: null,
  })
}
