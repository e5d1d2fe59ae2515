import { z } from 'zod'
import { authoriseSession } from '../access-tokens.ts'
import { errors } from '../errors.ts'
import type { Pool } from '../pool.ts'
import { activeSessions, endSession, forgetSessions, tracksSessions, type TrackedFamily } from '../sessions.ts'
import { existing, named } from './admin-users.ts'
import { accessToken, nextToken, sessionId, userPoolId } from './fields.ts'
import { operation } from './operation.ts'
import { checkPool, seconds } from './pool-id.ts'

/** AWS answers administrators up to so many at once, which is all that a user can have. */
const largestPage = 125

/** Sessions of a single sign-on are none of ours, so nothing is linked to a session of tokens. */
const associated = z.enum(['NONE', 'LINKED']).optional()

export const sessionOperations = {
  ListUserSessions: operation({
    input: z.object({ AccessToken: accessToken, NextToken: nextToken }),
    async run(pool, input) {
      const { user, family } = await authoriseSession(pool, input.AccessToken)
      checkTracking(pool)
      return page(pool, user.sub, input.NextToken, family.originJti)
    },
  }),

  RevokeUserSession: operation({
    input: z.object({ AccessToken: accessToken, SessionId: sessionId, RevokeAssociatedSessions: associated }),
    async run(pool, input) {
      const { user, family } = await authoriseSession(pool, input.AccessToken)
      checkTracking(pool)
      if (family.session?.id === input.SessionId) throw errors.ownSession()
      endSession(pool, find(pool, user.sub, input.SessionId))
      return {}
    },
  }),

  AdminListUserSessions: operation({
    signed: true,
    input: named.extend({ NextToken: nextToken }),
    run(pool, input) {
      const user = existing(pool, input)
      checkTracking(pool)
      return page(pool, user.sub, input.NextToken)
    },
  }),

  AdminRevokeUserSession: operation({
    signed: true,
    input: named.extend({ SessionId: sessionId, RevokeAssociatedSessions: associated }),
    run(pool, input) {
      const user = existing(pool, input)
      checkTracking(pool)
      endSession(pool, find(pool, user.sub, input.SessionId))
      return {}
    },
  }),

  GetUserPoolSessionConfiguration: operation({
    signed: true,
    input: z.object({ UserPoolId: userPoolId }),
    run(pool, input) {
      checkPool(pool, input.UserPoolId)
      return { UserPoolId: input.UserPoolId, ...pool.settings.UserPoolSessionConfiguration }
    },
  }),

  SetUserPoolSessionConfiguration: operation({
    signed: true,
    input: z.object({
      UserPoolId: userPoolId,
      UserSessionTracking: z.enum(['ENABLED', 'DISABLED']),
      TokenSession: z.object({ MaxPerUser: z.int().min(1).max(100) }),
    }),
    run(pool, { UserPoolId, ...configuration }) {
      checkPool(pool, UserPoolId)
      const { settings } = pool
      if (settings.UserPool.UserPoolTier === 'LITE') throw errors.tierTooLow('User session tracking')
      settings.UserPoolSessionConfiguration = configuration
      if (!tracksSessions(pool)) forgetSessions(pool)
      return { UserPoolId, ...configuration }
    },
  }),
}

function checkTracking(pool: Pool): void {
  if (!tracksSessions(pool)) throw errors.sessionsNotTracked()
}

/** @throws {CognitoError} ResourceNotFoundException, also for a session of somebody else */
function find(pool: Pool, sub: string, id: string): TrackedFamily {
  const family = activeSessions(pool, sub).find(({ session }) => session.id === id)
  if (family === undefined) throw errors.sessionUnknown()
  return family
}

/** The user's sessions, `current` marked by its `origin_jti`. A page's token says how many came before. */
function page(pool: Pool, sub: string, token: string | undefined, current?: string): object {
  const sessions = activeSessions(pool, sub)
  const from = token === undefined ? 0 : readToken(pool, token)
  const until = from + (pool.settings.LocalPool.SessionsPerPage ?? largestPage)
  return {
    Sessions: sessions.slice(from, until).map((family) => described(pool, family, family.originJti === current)),
    ...(until < sessions.length && { NextToken: pool.sealer.seal('sessions', until).toString('base64') }),
  }
}

function readToken({ sealer }: Pool, token: string): number {
  const opened = z.int().safeParse(sealer.open('sessions', Buffer.from(token, 'base64')))
  if (!opened.success) throw errors.invalidPaginationToken()
  return opened.data
}

function described({ settings }: Pool, { session }: TrackedFamily, isCurrent: boolean): object {
  return {
    SessionId: session.id,
    SessionType: 'TOKEN',
    ClientId: settings.UserPoolClient.ClientId,
    CreateDate: seconds(session.createdAt),
    LastActiveDate: seconds(session.lastActiveAt),
    DeviceType: session.deviceType,
    LastIPAddress: session.address,
    // Nobody can tell where a loopback address is, and then the city is absent.
    LastLocation: { Country: 'unknown' },
    IsCurrentSession: isCurrent,
  }
}
