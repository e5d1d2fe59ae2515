import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { SignJWT } from 'jose/jwt/sign'
import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { readable } from './attributes.ts'
import { errors } from './errors.ts'
import type { TokenUse } from './keys.ts'
import { issuer, saveUser, type Pool } from './pool.ts'
import { makeRoom, newSession, refreshedSession } from './sessions.ts'
import type { TimeUnit } from './settings.ts'
import type { TokenFamily } from './store.ts'
import { runTrigger } from './triggers.ts'
import type { User } from './users.ts'

const secondsIn: Record<TimeUnit, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

/** A sign-in remembers so many rotated refresh tokens. An older one is refused as unknown instead of as reused. */
const keptReplaced = 50

/** Lifetimes of the client's tokens, in seconds. */
function tokenLifetimes({ settings }: Pool): Record<TokenUse | 'refresh', number> {
  const client = settings.UserPoolClient
  const units = client.TokenValidityUnits
  return {
    id: client.IdTokenValidity * secondsIn[units.IdToken],
    access: client.AccessTokenValidity * secondsIn[units.AccessToken],
    refresh: client.RefreshTokenValidity * secondsIn[units.RefreshToken],
  }
}

/** A sign-in: a new family with its three tokens. Where the pool tracks sessions, the user's oldest may have to go. */
export async function signInTokens(pool: Pool, user: User): Promise<AuthenticationResultType> {
  const now = pool.clock.now()
  const { refresh } = tokenLifetimes(pool)
  const refreshToken = newRefreshToken()
  const family: TokenFamily = {
    originJti: randomUUID(),
    sub: user.sub,
    authTime: Math.floor(now / 1000),
    expiresAt: now + refresh * 1000,
    revoked: isStillSignedOut(pool, user.sub),
    refreshHash: hashOf(refreshToken),
    replaced: [],
    session: newSession(pool),
  }
  makeRoom(pool, user.sub)
  pool.store.families.put(family.originJti, family)
  return { ...(await signTokens(pool, user, family)), RefreshToken: refreshToken }
}

/**
 * New id and access tokens for a refresh token; with rotation, a new refresh token too. The new one expires
 * when the first would have, and the old one works until the grace period ends.
 * @throws {CognitoError} NotAuthorizedException, RefreshTokenReuseException
 */
export async function refreshTokens(pool: Pool, refreshToken: string): Promise<AuthenticationResultType> {
  const { family: found, user, current } = findRefreshToken(pool, refreshToken)
  const family = { ...found, session: refreshedSession(pool, found.session) }
  const rotation = pool.settings.UserPoolClient.RefreshTokenRotation
  if (rotation?.Feature !== 'ENABLED') {
    if (!current) throw errors.refreshTokenReused()
    pool.store.families.put(family.originJti, family)
    return signTokens(pool, user, family)
  }
  const next = newRefreshToken()
  const usableUntil = pool.clock.now() + rotation.RetryGracePeriodSeconds * 1000
  const replaced = [...family.replaced, { hash: family.refreshHash, usableUntil }].slice(-keptReplaced)
  pool.store.families.put(family.originJti, { ...family, refreshHash: hashOf(next), replaced })
  return { ...(await signTokens(pool, user, family)), RefreshToken: next }
}

/**
 * The family and user of a refresh token that counts; `current` is false while a replaced one is in its grace.
 * @throws {CognitoError} NotAuthorizedException, RefreshTokenReuseException
 */
function findRefreshToken(pool: Pool, token: string): { family: TokenFamily; user: User; current: boolean } {
  const now = pool.clock.now()
  const hash = hashOf(token)
  const family = pool.store.familyByRefreshHash(hash)
  if (family === undefined) throw errors.refreshTokenInvalid()
  const user = pool.store.users.get(family.sub)
  if (user?.enabled === false) throw errors.userDisabled()
  if (family.revoked) throw errors.refreshTokenRevoked()
  if (family.expiresAt <= now) throw errors.refreshTokenExpired()
  const old = family.replaced.find((replaced) => replaced.hash === hash)
  if (old !== undefined && old.usableUntil <= now) throw errors.refreshTokenReused()
  if (user === undefined) throw errors.refreshTokenInvalid()
  return { family, user, current: old === undefined }
}

/**
 * Ends the sign-in that a refresh token comes from: its access tokens too, and no other sign-in.
 * @throws {CognitoError} UnsupportedTokenTypeException for another token; UnauthorizedException for an unknown one.
 */
export function revokeFamilyOf(pool: Pool, token: string): void {
  const family = pool.store.familyByRefreshHash(hashOf(token))
  if (family !== undefined) pool.store.families.put(family.originJti, { ...family, revoked: true })
  else if (token.split('.').length === 3) throw errors.tokenTypeUnsupported()
  else throw errors.tokenToRevokeUnknown()
}

/** Ends every sign-in of a user. */
export function revokeAllOf({ store }: Pool, sub: string): void {
  for (const family of [...store.families.values()]) {
    if (family.sub === sub && !family.revoked) store.families.put(family.originJti, { ...family, revoked: true })
  }
}

/** Ends every sign-in of a user, and those of the next moment where the settings say so. */
export function signOutEverywhere(pool: Pool, user: User): void {
  revokeAllOf(pool, user.sub)
  saveUser(pool, user, { signedOutEverywhereAt: pool.clock.now() })
}

function isStillSignedOut({ settings, store, clock }: Pool, sub: string): boolean {
  const at = store.users.get(sub)?.signedOutEverywhereAt ?? null
  return at !== null && clock.now() < at + (settings.LocalPool.GlobalSignOutLingersMs ?? 0)
}

/** Forgets every sign-in of a user that is deleted. */
export function forgetAllOf({ store }: Pool, sub: string): void {
  for (const family of [...store.families.values()]) {
    if (family.sub === sub) store.families.delete(family.originJti)
  }
}

async function signTokens(pool: Pool, user: User, family: TokenFamily): Promise<AuthenticationResultType> {
  runTrigger(pool, 'PreTokenGeneration')
  const { ClientId } = pool.settings.UserPoolClient
  const { sub } = user
  const event = randomUUID()
  const common = { sub, origin_jti: family.originJti, event_id: event, auth_time: family.authTime }
  const [AccessToken, IdToken] = await Promise.all([
    sign(pool, 'access', { ...common, client_id: ClientId, scope: 'aws.cognito.signin.user.admin', username: sub }),
    sign(pool, 'id', { ...common, ...idClaims(pool, user), aud: ClientId, 'cognito:username': sub }),
  ])
  return { AccessToken, IdToken, ExpiresIn: tokenLifetimes(pool).access, TokenType: 'Bearer' }
}

/** Readable attributes as claims: text, but for the two `_verified` ones. */
function idClaims(pool: Pool, user: User): JWTPayload {
  const claims = readable(pool, user.attributes).map(([name, value]) => [
    name,
    name.endsWith('_verified') ? value === 'true' : value,
  ])
  return Object.fromEntries(claims) as JWTPayload
}

async function sign(pool: Pool, use: TokenUse, claims: JWTPayload): Promise<string> {
  const { kid, privateKey } = (await pool.secrets.signingKeys())[use]
  const iat = Math.floor(pool.clock.now() / 1000)
  return new SignJWT({ ...claims, token_use: use, jti: randomUUID() })
    .setProtectedHeader({ kid, alg: 'RS256' })
    .setIssuer(issuer(pool))
    .setIssuedAt(iat)
    .setExpirationTime(iat + tokenLifetimes(pool)[use])
    .sign(privateKey)
}

/**
 * Opaque, and as long as Cognito's encrypted ones (about 1,780 characters): a store that is too small for Cognito's
 * then fails here too.
 */
function newRefreshToken(): string {
  const header = Buffer.from(JSON.stringify({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }))
  const parts = [header, randomBytes(256), randomBytes(12), randomBytes(1000), randomBytes(16)]
  return parts.map((part) => part.toString('base64url')).join('.')
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
