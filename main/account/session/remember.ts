import type { Session } from '../../../preload/contract/session.ts'
import type { Remembered } from '../../settings/remembered.ts'
import type { SessionIn } from './moves.ts'
import { leftOf } from './waits.ts'

/**
 * What is to be remembered of a session for the next start.
 * @param username the signed-in user's, null when nobody is
 * @param locked whether the keychain may hold a session that it does not give now
 */
export function rememberedOf(session: Session, username: string | null, locked: boolean): Partial<Remembered> {
  switch (session.status) {
    case 'confirmingSignUp':
    case 'resettingPassword': {
      const { phoneNumber, destination, wait } = session
      if (session.status === 'resettingPassword') return { pending: { kind: 'reset', phoneNumber, destination }, wait }
      return { pending: { kind: 'signUp', phoneNumber, destination, problem: session.problem }, wait }
    }
    case 'signedIn':
      return {
        // The record in the keychain is this session's now, and this one has not ended.
        ...(session.keptIn === 'keychain' && { ended: null }),
        pending: null,
        wait: null,
        phoneNumber: session.profile.phoneNumber,
        profile: username === null ? null : { username, profile: session.profile, phoneCode: session.phoneCode },
      }
    case 'signedOut': {
      const left = { pending: null, wait: session.wait }
      // Nobody signed out: the session that the keychain may give another time is still this user's.
      return locked && session.notice === null ? left : { ...left, phoneNumber: null, profile: null }
    }
    case 'restoring':
      return {}
  }
}

/**
 * The session to start with when the keychain gives none: a step that waited for its code goes on waiting.
 * @param locked whether the keychain may hold a session that it does not give now
 */
export function startingSession(remembered: Remembered, locked: boolean): Session {
  const { pending } = remembered
  const wait = leftOf(remembered.wait)
  if (!pending) return { status: 'signedOut', phoneNumber: locked ? remembered.phoneNumber : null, notice: null, wait }
  const { kind, phoneNumber, destination, problem } = pending
  if (kind === 'reset') return { status: 'resettingPassword', phoneNumber, destination, wait }
  return { status: 'confirmingSignUp', phoneNumber, destination, wait, ...(problem && { problem }) }
}

/** The code for their number that a user waits for. */
export function phoneCodeOf({ profile }: Remembered, username: string): SessionIn<'signedIn'>['phoneCode'] {
  if (profile?.username !== username || profile.phoneCode === null) return null
  const { destination, wait } = profile.phoneCode
  return { destination, wait: leftOf(wait) }
}
