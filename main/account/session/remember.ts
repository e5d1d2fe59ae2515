import type { Session } from '../../../preload/contract/session.ts'
import type { Remembered } from '../../settings/remembered.ts'
import type { SessionIn } from './moves.ts'
import { leftOf } from './waits.ts'

/**
 * What the next start has to know of a session.
 * @param username the signed-in user's; null when nobody is signed in
 * @param locked whether the keychain may hold a session that it cannot give now
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
        // The keychain now holds this session, which has not ended, and no ended one any more.
        ...(session.keptIn === 'keychain' && { ended: null }),
        pending: null,
        wait: null,
        phoneNumber: session.profile.phoneNumber,
        profile: username === null ? null : { username, profile: session.profile, phoneCode: session.phoneCode },
      }
    case 'signedOut': {
      const left = { pending: null, wait: session.wait }
      // The user did not sign out, so the session that the keychain may give later is still theirs.
      return locked && session.notice === null ? left : { ...left, phoneNumber: null, profile: null }
    }
    case 'restoring':
      return {}
  }
}

/**
 * The session to start with when the keychain gives none. A sign-up or reset that waited for its code goes on waiting.
 * @param locked whether the keychain may hold a session that it cannot give now
 */
export function startingSession(remembered: Remembered, locked: boolean): Session {
  const { pending } = remembered
  const wait = leftOf(remembered.wait)
  if (!pending) return { status: 'signedOut', phoneNumber: locked ? remembered.phoneNumber : null, notice: null, wait }
  const { kind, phoneNumber, destination, problem } = pending
  if (kind === 'reset') return { status: 'resettingPassword', phoneNumber, destination, wait }
  return { status: 'confirmingSignUp', phoneNumber, destination, wait, ...(problem && { problem }) }
}

/** The code that this user asked for to verify their number, if they still wait for it. */
export function phoneCodeOf({ profile }: Remembered, username: string): SessionIn<'signedIn'>['phoneCode'] {
  if (profile?.username !== username || profile.phoneCode === null) return null
  const { destination, wait } = profile.phoneCode
  return { destination, wait: leftOf(wait) }
}
