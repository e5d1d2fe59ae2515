import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { errors } from '../errors.ts'
import type { Pool } from '../pool.ts'

const stamp = z.object({ id: z.string(), expiresAt: z.number() })

/** Seals what a challenge must remember, for as long as the app client lets a challenge wait. Base64. */
export function openChallenge(pool: Pool, purpose: string, content: object): string {
  const expiresAt = pool.clock.now() + pool.settings.UserPoolClient.AuthSessionValidity * 60_000
  return pool.sealer.seal(purpose, { ...content, id: randomUUID(), expiresAt }).toString('base64')
}

/** A challenge that came back in time. */
interface ReturnedChallenge<Content> {
  content: Content
  /** Marks it as used: it can never come back again. */
  use: () => void
}

/**
 * Opens what {@link openChallenge} sealed for the same purpose.
 * @throws {CognitoError} NotAuthorizedException when it is foreign, expired or used.
 */
export function returnedChallenge<Content extends z.ZodType>(
  pool: Pool,
  purpose: string,
  text: string,
  schema: Content,
): ReturnedChallenge<z.output<Content>> {
  const opened = pool.sealer.open(purpose, Buffer.from(text, 'base64'))
  const parsed = stamp.safeParse(opened)
  const content = schema.safeParse(opened)
  if (!parsed.success || !content.success) throw errors.sessionInvalid()
  const { id, expiresAt } = parsed.data
  const now = pool.clock.now()
  if (expiresAt <= now) throw errors.sessionExpired()
  if (pool.usedSessions.has(id)) throw errors.sessionUsed()
  return {
    content: content.data,
    use() {
      for (const [used, until] of pool.usedSessions) if (until <= now) pool.usedSessions.delete(used)
      pool.usedSessions.set(id, expiresAt)
    },
  }
}

const purpose = 'session'

/** Opens a `Session` for one challenge of one user. */
export function openSession(pool: Pool, challenge: SessionChallenge, userId: string, content: object = {}): string {
  return openChallenge(pool, purpose, { ...content, challenge, userId })
}

/** Challenges whose state travels as `Session`; PASSWORD_VERIFIER's travels as SECRET_BLOCK. */
export type SessionChallenge =
  | 'NEW_PASSWORD_REQUIRED'
  | 'SMS_MFA'
  | 'SOFTWARE_TOKEN_MFA'
  | 'SELECT_MFA_TYPE'
  | 'MFA_SETUP'
  | 'MFA_SETUP_DONE'

/**
 * Opens a `Session` that must belong to this challenge.
 * @throws {CognitoError} NotAuthorizedException when it is missing, another challenge's, foreign, expired or used.
 */
export function returnedSession(
  pool: Pool,
  challenge: SessionChallenge,
  session: string | undefined,
): ReturnedChallenge<{ userId: string; code?: string | undefined; phone?: string | undefined }> {
  const schema = z.object({
    challenge: z.literal(challenge),
    userId: z.string(),
    code: z.string().optional(),
    phone: z.string().optional(),
  })
  return returnedChallenge(pool, purpose, session ?? '', schema)
}
