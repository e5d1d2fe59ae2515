import type { AppError } from '../../../preload/contract/errors.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { longestWait } from '../../../preload/contract/longest-wait.ts'
import type { Wait } from '../../../preload/contract/wait.ts'
import type { SessionState } from './state.ts'

/** The wait after a code was sent. */
export function afterCode(): Wait {
  return { until: Date.now() + longestWait.codeSent, cause: 'codeSent' }
}

/** What is left of a remembered wait; null when it is over. A wait that a wrong clock made too long is shortened. */
export function leftOf(wait: Wait | null): Wait | null {
  if (!wait || wait.until <= Date.now()) return null
  return { ...wait, until: Math.min(wait.until, Date.now() + longestWait[wait.cause]) }
}

/** The same wait if the pool wants no try at all; null for one that only puts off another code. */
export function limitOf(wait: Wait | null): Wait | null {
  return wait?.cause === 'tooManyRequests' ? wait : null
}

/**
 * What is left of the wait for a sign-up's code when the user resumes that sign-up by signing in. Waits of another
 * number do not count. After a restart nobody knows whose the wait was, so it counts.
 */
export function waitToResume(session: Session, phoneNumber: string): Wait | null {
  if (session.status !== 'signedOut') return null
  return session.phoneNumber === null || session.phoneNumber === phoneNumber ? leftOf(session.wait) : null
}

/**
 * When the pool limited a move, keeps the wait in the session, so that the next screen and the next start know of it
 * (decision 0013).
 */
export function noteLimit(state: SessionState, error: AppError): void {
  if (error.code !== 'TooManyRequests') return
  state.set(withWait(state.get(), { until: error.until, cause: 'tooManyRequests' }))
}

function withWait(session: Session, wait: Wait): Session {
  switch (session.status) {
    case 'restoring':
      return session
    case 'signedIn':
      // For a signed-in user the pool limits only codes for the number, perhaps before this session asked for one.
      return { ...session, phoneCode: { newNumber: null, destination: null, ...session.phoneCode, wait } }
    case 'signedOut':
    case 'confirmingSignUp':
    case 'signingIn':
    case 'resettingPassword':
      return { ...session, wait }
  }
}
