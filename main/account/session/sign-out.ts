import type { Notice } from '../../../preload/contract/session.ts'
import type { ErrorCode } from '../../../preload/contract/errors.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { Become, Turn } from './machine.ts'

/**
 * Signs out here in any case, and asks the pool to revoke the refresh token. When the pool could not be told, the
 * notice says so, and the token waits in the keychain to be revoked at the next chance.
 */
export async function signOut(
  context: AccountContext,
  { session, become }: Turn<'signOut'>,
): Promise<Outcome<Session, 'NotSignedIn'>> {
  const { revocations, tokens } = context
  const stored = tokens.stored()
  if (!stored) return failed({ code: 'NotSignedIn' })
  const phoneNumber = numberOf(context, session)
  const [told, cleared] = await Promise.all([revocations.revoke(stored.refreshToken), forgetSession(context)])
  return done(become({ status: 'signedOut', phoneNumber, notice: noticeOf(told, cleared), wait: null }))
}

/**
 * The sign-out is complete only when the pool was told and the record is gone: otherwise a token still works, or a
 * record could be restored.
 */
function noticeOf(told: boolean, cleared: boolean): Notice {
  if (cleared) return told ? 'signedOut' : 'serverNotTold'
  return told ? 'recordLeft' : 'signOutIncomplete'
}

/** The notice for a session whose refresh failed so; null when the session goes on. */
export function endingOf({ code }: { code: ErrorCode }): Notice | null {
  switch (code) {
    case 'NotSignedIn':
      return 'sessionEnded'
    case 'UserDisabled':
      return 'accountDisabled'
    case 'PasswordResetRequired':
      return 'passwordResetRequired'
    default:
      return null
  }
}

/** Ends a session that the pool no longer accepts. */
export async function endSession(
  context: AccountContext,
  become: Become<'signedOut'>,
  notice: Notice,
): Promise<Session> {
  const { remembered, state, tokens } = context
  const { deleting } = remembered.get()
  // The pool refuses the session of an account that it deleted, although the app never learned that it did.
  const deleted = notice === 'sessionEnded' && deleting !== null && deleting === tokens.stored()?.username
  const told = deleted ? 'accountDeleted' : notice
  const phoneNumber = told === 'accountDeleted' ? null : numberOf(context, state.get())
  await forgetSession(context)
  return become({ status: 'signedOut', phoneNumber, notice: told, wait: null })
}

/** Ends a session here and at the pool, by default because it is older than the administrator allows. */
export async function endSessionThatIsDue(
  context: AccountContext,
  become: Become<'signedOut'>,
  notice: Notice = 'signInDue',
): Promise<Session> {
  const stored = context.tokens.stored()
  const [session] = await Promise.all([
    endSession(context, become, notice),
    stored && context.revocations.revoke(stored.refreshToken),
  ])
  return session
}

/** The user's number. A session that is still being restored does not hold it, so the remembered one counts. */
function numberOf({ remembered }: AccountContext, session: Session): string | null {
  return session.status === 'signedIn' ? session.profile.phoneNumber : remembered.get().phoneNumber
}

/**
 * Finishes an incomplete sign-out: removes the record that the keychain would not delete, in whichever state the user
 * is by now, and changes the notice, if they still see it, once the pool has been told.
 */
export async function finishSignOut({ keeping, revocations, state }: AccountContext): Promise<void> {
  const removed = await keeping.removeEnded()
  const session = state.get()
  if (session.status !== 'signedOut' || session.notice === null || !isUnfinished(session.notice)) return
  const { notice } = session
  const told = notice === 'recordLeft' || revocations.done()
  const now = noticeOf(told, notice === 'serverNotTold' || removed)
  if (now !== notice) state.amend('signedOut', (still) => ({ ...still, notice: now }))
}

function isUnfinished(notice: Notice): boolean {
  return notice === 'serverNotTold' || notice === 'recordLeft' || notice === 'signOutIncomplete'
}

/** Forgets the session here. @returns whether the keychain holds none now */
export async function forgetSession({
  heldPassword,
  keeping,
  signInAge,
  tokenRefresh,
}: AccountContext): Promise<boolean> {
  tokenRefresh.stop()
  signInAge.stop()
  heldPassword.forget()
  return keeping.forget()
}
