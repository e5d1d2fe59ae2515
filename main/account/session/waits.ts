import type { AppError } from '../../../preload/contract/errors.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { longestWait } from '../../../preload/contract/longest-wait.ts'
import type { Wait } from '../../../preload/contract/wait.ts'
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
 * Keeps the wait in the session when the pool limited a move, so that the next screen and the next start know of it
 * (decision 0013).
 */
export function noteLimit(state: SessionState, error: AppError): void {
  if (error.code !== 'TooManyRequests' && error.code !== 'SignInLocked') return
  const cause = error.code === 'SignInLocked' ? 'signInLocked' : 'tooManyRequests'
  state.set(withWait(state.get(), { until: error.until, cause }))
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
