import type { Session } from '../../preload/contract/session.ts'
import type { Remembered } from '../settings/remembered.ts'
import { leftOf } from './waits.ts'

/**
 * What is to be remembered of a session for the next start.
 * @param username the signed-in user's, null when nobody is
 */
export function rememberedOf(session: Session, username: string | null): Partial<Remembered> {
  switch (session.status) {
    case 'confirmingSignUp':
    case 'resettingPassword': {
      const { phoneNumber, destination, wait } = session
      const kind = session.status === 'confirmingSignUp' ? 'signUp' : 'reset'
      return { pending: { kind, phoneNumber, destination }, wait }
    }
    case 'signedIn':
      return {
        pending: null,
        wait: null,
        phoneNumber: session.profile.phoneNumber,
        profile: username === null ? null : { username, profile: session.profile },
      }
    case 'signedOut':
      return { pending: null, wait: session.wait, phoneNumber: null, profile: null }
    case 'restoring':
      return {}
  }
}

/** The session to start with when the keychain holds none: a step that waited for its code goes on waiting. */
export function startingSession(remembered: Remembered): Session {
  const { pending } = remembered
  const wait = leftOf(remembered.wait)
  if (!pending) return { status: 'signedOut', phoneNumber: null, notice: null, wait }
  const { kind, phoneNumber, destination } = pending
  return { status: kind === 'signUp' ? 'confirmingSignUp' : 'resettingPassword', phoneNumber, destination, wait }
}
