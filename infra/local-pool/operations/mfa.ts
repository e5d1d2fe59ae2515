import { z } from 'zod'
import { authorise } from '../access-tokens.ts'
import { errors } from '../errors.ts'
import type { Pool } from '../pool.ts'
import { openSession, returnedSession } from '../sign-in/sessions.ts'
import { finishEnrolment, startEnrolment } from '../software-tokens.ts'
import type { User } from '../users.ts'
import { accessToken, session, totpCode } from './fields.ts'
import { checkOffered, preferences, setPreferences } from './mfa-preferences.ts'
import { operation } from './operation.ts'

export const mfaOperations = {
  AssociateSoftwareToken: operation({
    input: z.object({ AccessToken: accessToken.optional(), Session: session.optional() }),
    async run(pool, input) {
      checkOffered(pool, 'SOFTWARE_TOKEN_MFA')
      const enrolling = await whoEnrols(pool, input, ['UserNotFoundException', 'PasswordResetRequiredException'])
      const secret = startEnrolment(pool, enrolling.user)
      enrolling.use()
      return { SecretCode: secret, ...enrolling.nextSession('MFA_SETUP') }
    },
  }),

  VerifySoftwareToken: operation({
    input: z.object({
      AccessToken: accessToken.optional(),
      Session: session.optional(),
      UserCode: totpCode,
      FriendlyDeviceName: z.string().max(131_072).optional(),
    }),
    async run(pool, input) {
      const enrolling = await whoEnrols(pool, input)
      finishEnrolment(pool, enrolling.user, input.UserCode)
      enrolling.use()
      return { Status: 'SUCCESS', ...enrolling.nextSession('MFA_SETUP_DONE') }
    },
  }),

  SetUserMFAPreference: operation({
    input: z.object({ AccessToken: accessToken, ...preferences }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken)
      if (input.SoftwareTokenMfaSettings?.Enabled === true && user.mfa.totpSecret === null) {
        throw errors.totpNotVerified()
      }
      setPreferences(pool, user, input)
      return {}
    },
  }),
}

interface Enrolling {
  user: User
  use: () => void
  /** The session that goes on with the sign-in; nothing where an access token was used. */
  nextSession: (challenge: 'MFA_SETUP' | 'MFA_SETUP_DONE') => { Session?: string }
}

/** Enrolment happens signed in, by access token, or in the middle of a sign-in, by session. */
async function whoEnrols(
  pool: Pool,
  input: { AccessToken?: string | undefined; Session?: string | undefined },
  unnamed: Parameters<typeof authorise>[2] = [],
): Promise<Enrolling> {
  if (input.AccessToken !== undefined) {
    const user = await authorise(pool, input.AccessToken, unnamed)
    return { user, use: () => undefined, nextSession: () => ({}) }
  }
  if (input.Session === undefined) throw errors.missingParameter('AccessToken or Session')
  if (pool.gone.current !== 'nothing') throw errors.clientUnknown(pool.settings.UserPoolClient.ClientId)
  const { content, use } = returnedSession(pool, 'MFA_SETUP', input.Session)
  const user = pool.store.users.get(content.userId)
  if (user === undefined) throw errors.sessionInvalid()
  if (!user.enabled) throw errors.userDisabled()
  return { user, use, nextSession: (challenge) => ({ Session: openSession(pool, challenge, user.sub) }) }
}
