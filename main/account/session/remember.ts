import { longestWait } from '../../../preload/contract/longest-wait.ts'
import type { Notice, Profile, Session } from '../../../preload/contract/session.ts'
import type { Wait } from '../../../preload/contract/wait.ts'
import type { Remembered } from '../../settings/remembered.ts'
import type { SessionIn } from './moves.ts'
import { outlivedBy } from './code-age.ts'
import { leftOf, limitOf } from './waits.ts'

type Before = Remembered['pending']
type PhoneCode = SessionIn<'signedIn'>['phoneCode']
type Pending = NonNullable<Before>

/** When the app last asked for the code of a step: just now, or when it asked for the one that it still waits for. */
function sinceOf({ phoneNumber, wait }: Pick<Pending, 'phoneNumber'> & { wait: Wait | null }, before: Before): number {
  if (wait?.cause === 'codeSent') return Math.min(wait.until - longestWait.codeSent, Date.now())
  const known = before?.phoneNumber === phoneNumber ? before.since : undefined
  // A clock that was set back since must not keep a code alive.
  return Math.min(known ?? Date.now(), Date.now())
}

/**
 * Whether a notice says that a session was ended, so that a record of one in the keychain must not come back. The two of
 * a sign-in that was cut off say nothing of a session.
 */
export function saysEnded(notice: Notice | null): boolean {
  return notice !== null && notice !== 'signInOver' && notice !== 'signInInterrupted'
}

/**
 * What the next start has to know of a session.
 * @param before the step that waited until now
 * @param username the signed-in user's; null when nobody is signed in
 * @param locked whether the keychain may hold a session that it cannot give now
 */
export function rememberedOf(
  session: Session,
  username: string | null,
  locked: boolean,
  before: Before,
): Partial<Remembered> {
  switch (session.status) {
    case 'confirmingSignUp':
    case 'resettingPassword': {
      const { phoneNumber, destination, outlived, wait } = session
      const kind = session.status === 'resettingPassword' ? 'reset' : 'signUp'
      const step = {
        kind,
        phoneNumber,
        destination,
        outlived,
        since: sinceOf(session, before?.kind === kind ? before : null),
      } as const
      if (session.status === 'resettingPassword') return { pending: step, wait }
      return { pending: { ...step, problem: session.problem }, wait }
    }
    case 'signingIn':
      // The pool's Session lives in memory, so the next start knows the number alone, and the sign-in begins again.
      return {
        pending: { kind: 'signIn', phoneNumber: session.phoneNumber, destination: null },
        wait: session.wait,
      }
    case 'signedIn':
      return {
        // The keychain now holds this session, which has not ended, and no ended one any more.
        ...(session.keptIn === 'keychain' && { ended: null }),
        pending: null,
        wait: null,
        signedInBefore: true,
        phoneNumber: session.profile.phoneNumber,
        profile: username === null ? null : { username, profile: session.profile, phoneCode: session.phoneCode },
      }
    case 'signedOut': {
      const left = { pending: null, wait: session.wait }
      // The user did not sign out, so the session that the keychain may give later is still theirs.
      return locked && !saysEnded(session.notice) ? left : { ...left, phoneNumber: null, profile: null }
    }
    case 'restoring':
      return {}
  }
}

/**
 * The session to start with when the keychain gives none. A sign-up or reset that waited for its code goes on waiting;
 * a sign-in begins again.
 * @param locked whether the keychain may hold a session that it cannot give now
 */
export function startingSession(
  remembered: Remembered,
  locked: boolean,
): SessionIn<'signedOut' | 'confirmingSignUp' | 'resettingPassword'> {
  const { pending } = remembered
  const wait = leftOf(remembered.wait)
  if (!pending) return { status: 'signedOut', phoneNumber: locked ? remembered.phoneNumber : null, notice: null, wait }
  const { kind, phoneNumber, destination, problem, outlived, since } = pending
  if (kind === 'signIn') return { status: 'signedOut', phoneNumber, notice: 'signInInterrupted', wait: limitOf(wait) }
  const step = { phoneNumber, destination, wait, ...(outlived && { outlived }) }
  if (kind === 'reset') return outlivedBy({ status: 'resettingPassword', ...step }, since)
  return outlivedBy({ status: 'confirmingSignUp', ...step, ...(problem && { problem }) }, since)
}

/** The code that this user asked for to verify their number, or a new one, if they still wait for it. */
export function phoneCodeOf({ profile }: Remembered, username: string, current: Profile): PhoneCode {
  return profile?.username === username ? stillAwaited(profile.phoneCode, current) : null
}

/** What is left of a code once the pool has said what the profile is: a number that is verified needs none. */
export function stillAwaited(code: PhoneCode, current: Profile): PhoneCode {
  if (code === null) return null
  const number = code.newNumber ?? current.phoneNumber
  const verified = current.phoneNumberVerified && number === current.phoneNumber
  return verified ? null : { ...code, wait: leftOf(code.wait) }
}
