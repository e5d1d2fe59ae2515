import { randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { errors } from '../errors.ts'
import { checkNotLocked, countFailure } from '../limits.ts'
import { findUser, hidesExistence, simulatedSub, srpIdentity, type Pool } from '../pool.ts'
import { createVerifier, parseClientNumber, serverNumber, sessionKey, signature, type Verifier } from '../srp.ts'
import { runTrigger } from '../triggers.ts'
import type { User } from '../users.ts'
import { required, type Parameters } from './parameters.ts'
import { openChallenge, returnedChallenge } from './sessions.ts'
import { checkMayEnter } from './may-enter.ts'

const purpose = 'srp'
const hex = z.string().transform((digits) => BigInt(`0x${digits}`))
const handshake = z.object({ userId: z.string(), A: hex, B: hex, b: hex })

export interface PasswordVerifierChallenge {
  ChallengeName: 'PASSWORD_VERIFIER'
  ChallengeParameters: Record<'SALT' | 'SRP_B' | 'SECRET_BLOCK' | 'USERNAME' | 'USER_ID_FOR_SRP', string>
}

/**
 * First half of USER_SRP_AUTH: the client's number in, the server's out. The handshake travels in SECRET_BLOCK.
 * A user that does not exist gets a challenge too, where the app client hides that.
 * @throws {CognitoError} UserNotFoundException (LEGACY), InvalidParameterException
 */
export function startSrp(pool: Pool, parameters: Parameters): PasswordVerifierChallenge {
  const username = required(parameters, 'USERNAME')
  const A = parseClientNumber(required(parameters, 'SRP_A'))
  if (A === undefined) throw errors.wrongCredentials()
  const user = findUser(pool, username)
  if (user === undefined && !hidesExistence(pool)) throw errors.userNotFound()
  if (user?.status === 'RESET_REQUIRED' && user.password === null) throw errors.noPasswordYet()
  runTrigger(pool, 'PreAuthentication')
  const userId = user?.sub ?? simulatedSub(pool, username)
  const { salt, verifier } = user?.password ?? simulatedVerifier(pool, userId)

  const b = BigInt(`0x${randomBytes(32).toString('hex')}`)
  const B = serverNumber(verifier, b)
  const content = { userId, A: A.toString(16), B: B.toString(16), b: b.toString(16) }
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: salt,
      SRP_B: B.toString(16),
      SECRET_BLOCK: openChallenge(pool, purpose, content),
      USERNAME: userId,
      USER_ID_FOR_SRP: userId,
    },
  }
}

/**
 * Second half: whether the client knows the password.
 * @throws {CognitoError} NotAuthorizedException, UserNotConfirmedException, PasswordResetRequiredException
 */
export function finishSrp(pool: Pool, responses: Parameters): User {
  const secretBlock = required(responses, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const given = Buffer.from(required(responses, 'PASSWORD_CLAIM_SIGNATURE'), 'base64')
  const timestamp = required(responses, 'TIMESTAMP')
  const username = required(responses, 'USERNAME')
  const challenge = returnedChallenge(pool, purpose, secretBlock, handshake)
  const { userId, A, B, b } = challenge.content
  challenge.use()

  const user = pool.store.users.get(userId)
  checkNotLocked(pool, userId)
  if (user !== undefined) checkMayEnter(user)
  const { verifier } = user?.password ?? simulatedVerifier(pool, userId)
  const identity = srpIdentity(pool, userId)
  const key = sessionKey({ A, B, b, verifier })
  const expected = signature(key, identity, Buffer.from(secretBlock, 'base64'), timestamp)
  const proven = given.length === expected.length && timingSafeEqual(given, expected)
  const named = username === userId || findUser(pool, username)?.sub === userId
  if (!proven || !named || !isTimely(pool, timestamp) || user === undefined) {
    countFailure(pool, userId)
    throw errors.wrongCredentials()
  }
  return user
}

/** A salt and verifier for nobody, the same each time. */
function simulatedVerifier(pool: Pool, userId: string): Verifier {
  const secret = pool.sealer.derive(`password:${userId}`).toString('hex')
  return createVerifier(srpIdentity(pool, userId), secret, pool.sealer.derive(`salt:${userId}`).toString('hex', 0, 16))
}

/** `Sun Nov 22 16:16:24 UTC 2026`, within the tolerance of the server's clock. */
function isTimely({ clock, settings }: Pool, timestamp: string): boolean {
  const match = /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) ([A-Z][a-z]{2} \d{1,2}) (\d\d:\d\d:\d\d) UTC (\d{4})$/.exec(timestamp)
  if (match === null) return false
  const [, day = '', time = '', year = ''] = match
  const at = Date.parse(`${day} ${year} ${time} UTC`)
  return Math.abs(clock.told() - at) <= settings.LocalPool.TimestampToleranceSeconds * 1000
}
