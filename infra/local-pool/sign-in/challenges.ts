import { z } from 'zod'
import { provePhone } from '../attribute-changes.ts'
import { errors } from '../errors.ts'
import { checkNotLocked, countFailure } from '../limits.ts'
import { findUser, saveUser, type Pool } from '../pool.ts'
import { useTotpCode } from '../software-tokens.ts'
import type { User } from '../users.ts'
import type { SignInAnswer } from './answer.ts'
import { factorsOf } from './factors.ts'
import { takeNewPassword } from './new-password.ts'
import { complete, mfaChallenge, secondFactor } from './next-step.ts'
import { required, type Parameters } from './parameters.ts'
import { returnedSession, type SessionChallenge } from './sessions.ts'

/** Answers a challenge: the tokens, or one challenge more. A wrong answer leaves the session as it was, for another try. */
type Step = (pool: Pool, responses: Parameters, session: string | undefined) => SignInAnswer | Promise<SignInAnswer>

const mfaType = z.enum(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'])

/** What follows each challenge that carries a `Session`. */
export const answerChallenge: Record<Exclude<SessionChallenge, 'MFA_SETUP_DONE'>, Step> = {
  NEW_PASSWORD_REQUIRED(pool, responses, session) {
    const { user, use } = returned(pool, 'NEW_PASSWORD_REQUIRED', responses, session)
    // Another sign-in may have ended with a password of the user's own in the meantime.
    if (user.status !== 'FORCE_CHANGE_PASSWORD') throw errors.sessionInvalid()
    const changed = takeNewPassword(pool, user, responses)
    use()
    return secondFactor(pool, changed)
  },

  SMS_MFA(pool, responses, session) {
    const given = required(responses, 'SMS_MFA_CODE')
    const { user, use, code, phone } = returned(pool, 'SMS_MFA', responses, session)
    checkNotLocked(pool, user.sub)
    if (code === undefined || given !== code) {
      countFailure(pool, user.sub)
      throw errors.smsMfaMismatch()
    }
    use()
    return complete(pool, phone === undefined ? user : provePhone(pool, user, phone))
  },

  SOFTWARE_TOKEN_MFA(pool, responses, session) {
    const given = required(responses, 'SOFTWARE_TOKEN_MFA_CODE')
    const { user, use } = returned(pool, 'SOFTWARE_TOKEN_MFA', responses, session)
    checkNotLocked(pool, user.sub)
    const changed = useTotpCode(pool, user, given)
    use()
    return complete(pool, changed)
  },

  SELECT_MFA_TYPE(pool, responses, session) {
    const answer = mfaType.safeParse(required(responses, 'ANSWER'))
    const { user, use } = returned(pool, 'SELECT_MFA_TYPE', responses, session)
    if (!answer.success || !factorsOf(pool, user).includes(answer.data)) throw errors.mfaTypeNotOffered()
    use()
    return mfaChallenge(pool, user, answer.data)
  },

  MFA_SETUP(pool, responses, session) {
    const { user, use } = returned(pool, 'MFA_SETUP_DONE', responses, session)
    use()
    const { mfa } = user
    const enabled = saveUser(pool, user, {
      mfa: {
        ...mfa,
        enabled: [...new Set([...mfa.enabled, 'SOFTWARE_TOKEN_MFA' as const])],
        preferred: 'SOFTWARE_TOKEN_MFA',
      },
    })
    return complete(pool, enabled)
  },
}

interface Returned {
  user: User
  use: () => void
  code: string | undefined
  phone: string | undefined
}

/** The session's user, who must still be there, be enabled and be the one that the request names. */
function returned(
  pool: Pool,
  challenge: SessionChallenge,
  responses: Parameters,
  session: string | undefined,
): Returned {
  const { content, use } = returnedSession(pool, challenge, session)
  const username = required(responses, 'USERNAME')
  const user = pool.store.users.get(content.userId)
  if (user === undefined || findUser(pool, username)?.sub !== user.sub) throw errors.sessionInvalid()
  if (!user.enabled) throw errors.userDisabled()
  if (user.status === 'RESET_REQUIRED') throw errors.passwordResetRequired()
  return { user, use, code: content.code, phone: content.phone }
}
