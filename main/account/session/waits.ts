import type { Session } from '../../../preload/contract/session.ts'
import { longestWait } from '../../../preload/contract/longest-wait.ts'
import type { Wait } from '../../../preload/contract/wait.ts'
import { findFailure } from '../../failure.ts'
import type { SessionState } from './state.ts'

/** The wait after a code was sent. */
export function afterCode(): Wait {
  return { until: Date.now() + longestWait.codeSent, cause: 'codeSent' }
}

/** A remembered wait, when there is something left of it. One that a wrong clock made longer is cut. */
export function leftOf(wait: Wait | null): Wait | null {
  if (!wait || wait.until <= Date.now()) return null
  return { ...wait, until: Math.min(wait.until, Date.now() + longestWait[wait.cause]) }
}

/**
 * What is left of a wait for the code of a sign-up that is resumed by signing in. A lock of sign-in is over by then, and
 * another number has waits of its own; after a restart nobody knows whose the wait was.
 */
export function waitToResume(session: Session, phoneNumber: string): Wait | null {
  if (session.status !== 'signedOut' || session.wait?.cause === 'signInLocked') return null
  return session.phoneNumber === null || session.phoneNumber === phoneNumber ? leftOf(session.wait) : null
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
      // Only codes for the number are limited here, perhaps before this session asked for one.
      return { ...session, phoneCode: { destination: null, ...session.phoneCode, wait } }
    case 'signedOut':
    case 'confirmingSignUp':
    case 'resettingPassword':
      return { ...session, wait }
  }
}
