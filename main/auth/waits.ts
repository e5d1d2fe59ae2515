import type { Session } from '../../preload/contract/session.ts'
import type { Wait } from '../../preload/contract/wait.ts'
import { findFailure } from '../failure.ts'
import type { SessionState } from './session-state.ts'

/** How long a text message may take before another is worth asking for, in milliseconds. Cognito sends five an hour. */
export const codePause = 30_000

/** No wait is longer than this, in milliseconds: one that a wrong clock made longer is cut. */
const longest = 3_600_000

/** The wait after a code was sent. */
export function afterCode(): Wait {
  return { until: Date.now() + codePause, cause: 'codeSent' }
}

/** A remembered wait, when there is something left of it. */
export function leftOf(wait: Wait | null): Wait | null {
  if (!wait || wait.until <= Date.now()) return null
  return { ...wait, until: Math.min(wait.until, Date.now() + longest) }
}

/**
 * Carries out a change, and when the pool limited it keeps the wait in the session, so that it is still known on the
 * next screen and after a restart.
 */
export async function notingLimits<Value>(state: SessionState, change: () => Promise<Value>): Promise<Value> {
  try {
    return await change()
  } catch (error) {
    const limit = findFailure(error)?.error
    if (limit?.code === 'TooManyRequests' || limit?.code === 'SignInLocked') {
      const cause = limit.code === 'SignInLocked' ? 'signInLocked' : 'tooManyRequests'
      state.set(withWait(state.get(), { until: limit.until, cause }))
    }
    throw error
  }
}

function withWait(session: Session, wait: Wait): Session {
  switch (session.status) {
    case 'restoring':
      return session
    case 'signedIn':
      return session.phoneCode ? { ...session, phoneCode: { ...session.phoneCode, wait } } : session
    case 'signedOut':
    case 'confirmingSignUp':
    case 'resettingPassword':
      return { ...session, wait }
  }
}
