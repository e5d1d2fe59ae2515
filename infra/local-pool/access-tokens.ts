import { JWTExpired, JWSSignatureVerificationFailed } from 'jose/errors'
import { jwtVerify } from 'jose/jwt/verify'
import { z } from 'zod'
import { CognitoError, errors } from './errors.ts'
import { issuer, type Pool } from './pool.ts'
import type { User } from './users.ts'

const claimsSchema = z.object({ token_use: z.literal('access'), sub: z.string(), origin_jti: z.string() })

/**
 * Whose access token of this pool it is: signed with the access key, not expired, not revoked, its user enabled.
 * @throws {CognitoError} NotAuthorizedException; UserNotFoundException when the user was deleted;
 * PasswordResetRequiredException after an administrator's reset
 */
export async function authorise(pool: Pool, token: string): Promise<User> {
  const claims = claimsSchema.safeParse(await verifySignature(pool, token))
  if (!claims.success) throw errors.accessTokenInvalid()
  const user = pool.store.users.get(claims.data.sub)
  if (user === undefined) throw errors.userNotFound()
  const family = pool.store.families.get(claims.data.origin_jti)
  if (family === undefined || family.revoked) throw errors.accessTokenRevoked()
  if (!user.enabled) throw errors.userDisabled()
  if (user.status === 'RESET_REQUIRED') throw errors.passwordResetRequired()
  return user
}

async function verifySignature(pool: Pool, token: string): Promise<unknown> {
  const { access } = await pool.secrets.signingKeys()
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        if (kid !== access.kid) throw errors.accessTokenUnsigned()
        return access.publicKey
      },
      {
        algorithms: ['RS256'],
        issuer: issuer(pool),
        currentDate: new Date(pool.clock.now()),
        requiredClaims: ['exp', 'iat', 'jti'],
      },
    )
    return payload
  } catch (error) {
    if (error instanceof CognitoError) throw error
    if (error instanceof JWTExpired) throw errors.accessTokenExpired()
    if (error instanceof JWSSignatureVerificationFailed) throw errors.accessTokenUnsigned()
    throw errors.accessTokenInvalid()
  }
}
