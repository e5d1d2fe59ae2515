import { z } from 'zod'
import { checkWritable, conform, missingFrom, readable, schemaOf, withoutEmpty } from '../attributes.ts'
import { errors } from '../errors.ts'
import { password as passwordShape } from '../operations/fields.ts'
import { choosePassword } from '../passwords.ts'
import { saveUser, type Pool } from '../pool.ts'
import type { User } from '../users.ts'
import { parseInput } from '../validation.ts'
import { challenge, type SignInAnswer } from './answer.ts'
import { required, type Parameters } from './parameters.ts'

const prefix = 'userAttributes.'

/** Asks for a password of the user's own, and for required attributes that the administrator left out. */
export function newPasswordChallenge(pool: Pool, user: User): SignInAnswer {
  const missing = missingFrom(pool, user.attributes).map((name) => prefix + name)
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
  checkMayBeGiven(pool, user, Object.keys(given))
  const attributes = withoutEmpty({ ...user.attributes, ...given })
  const [missing] = missingFrom(pool, attributes)
  if (missing !== undefined) throw errors.attributeMissing(missing)
  return saveUser(pool, user, {
    status: 'CONFIRMED',
    attributes,
    ...choosePassword(pool, user, password),
    passwordExpiresAt: null,
  })
}

/**
 * Holds the names of given attributes against what the user has: whoever sends back all that the challenge told of is
 * refused, as by Cognito. What the schema does not require may be replaced.
 */
function checkMayBeGiven(pool: Pool, { attributes }: User, names: readonly string[]): void {
  const schema = new Map(schemaOf(pool).map((one) => [one.Name, one]))
  for (const name of names) {
    const has = attributes[name] !== undefined
    if (name.endsWith('_verified') || (has && schema.get(name)?.Mutable === false)) {
      throw errors.attributeNotMutable(name)
    }
    if (has && schema.get(name)?.Required === true) throw errors.attributeGivenBefore(name)
  }
  checkWritable(pool, names)
}
