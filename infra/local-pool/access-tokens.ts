import { JWTExpired, JWSSignatureVerificationFailed } from 'jose/errors'
import { jwtVerify } from 'jose/jwt/verify'
import { z } from 'zod'
import { CognitoError, errors } from './errors.ts'
import { issuer, type Pool } from './pool.ts'
import type { TokenFamily } from './store.ts'
import type { User } from './users.ts'

const claimsSchema = z.object({ token_use: z.literal('access'), sub: z.string(), origin_jti: z.string() })

/** Refusals of an access token that not every operation's model names. */
type NamedRefusal = 'UserNotFoundException' | 'PasswordResetRequiredException'

/**
 * Whose access token of this pool it is: signed with the access key, not expired, not revoked, its user enabled.
 * @param unnamed refusals that the operation's model does not name; they are told as a token that is revoked
 * @throws {CognitoError} NotAuthorizedException; UserNotFoundException when the user was deleted;
 * PasswordResetRequiredException after an administrator's reset; ResourceNotFoundException without client or pool
 */
export async function authorise(pool: Pool, token: string, unnamed?: readonly NamedRefusal[]): Promise<User> {
  return (await authoriseSession(pool, token, unnamed)).user
}

/** As {@link authorise}, with the sign-in that the token comes from. */
export async function authoriseSession(
  pool: Pool,
  token: string,
  unnamed: readonly NamedRefusal[] = [],
): Promise<{ user: User; family: TokenFamily }> {
  const told = (refusal: CognitoError): CognitoError =>
    unnamed.some((name) => name === refusal.name) ? errors.accessTokenRevoked() : refusal
  const { UserPool, UserPoolClient } = pool.settings
  if (pool.gone.current === 'pool') throw errors.poolUnknown(UserPool.Id)
  const claims = claimsSchema.safeParse(await verifySignature(pool, token))
  if (!claims.success) throw errors.accessTokenInvalid()
  if (pool.gone.current === 'client') throw errors.clientUnknown(UserPoolClient.ClientId)
  const user = pool.store.users.get(claims.data.sub)
  if (user === undefined) throw told(errors.userNotFound())
  if (!user.enabled) throw errors.userDisabled()
  const family = pool.store.families.get(claims.data.origin_jti)
  if (family === undefined || family.revoked) throw errors.accessTokenRevoked()
  if (user.status === 'RESET_REQUIRED') throw told(errors.passwordResetRequired())
  return { user, family }
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
