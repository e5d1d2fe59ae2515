import { createHash } from 'node:crypto'
import type { Notice, Session } from '../../../preload/contract/session.ts'
import { Failure, findFailure } from '../../failure.ts'
import type { StoredSession } from '../../keychain/record.ts'
import type { AuthContext } from '../context.ts'
import { onDisk } from './on-disk.ts'

/**
 * Signs out here in any case, and tells the pool to revoke the refresh token. When the pool could not be told the
 * notice says so, and the token waits in the keychain to be revoked at the next chance.
 */
export async function signOut(context: AuthContext): Promise<Session> {
  const { memory, revocations, state } = context
  const { status } = state.get()
  const stored = memory.stored()
  if (!stored || (status !== 'signedIn' && status !== 'restoring')) throw new Failure({ code: 'NotSignedIn' })
  const phoneNumber = numberOf(context)
  const [told, cleared] = await Promise.all([revocations.revoke(stored.refreshToken), forget(context)])
  return state.set({ status: 'signedOut', phoneNumber, notice: noticeOf(told, cleared), wait: null })
}

/** Done is what is done here and there: with a record or a token that still works nobody is signed out. */
function noticeOf(told: boolean, cleared: boolean): Notice {
  if (cleared) return told ? 'signedOut' : 'serverNotTold'
  return told ? 'recordLeft' : 'signOutIncomplete'
}

/** Why a session is over that met this failure, in a notice; null when it goes on. For answers to a refresh. */
export function endingOf(error: unknown): Notice | null {
  switch (findFailure(error)?.error.code) {
    case 'NotSignedIn':
      return 'sessionEnded'
    case 'UserDisabled':
      return 'accountDisabled'
    default:
      return null
  }
}

/** Ends a session that the pool no longer accepts. */
export async function endSession(context: AuthContext, notice: Notice): Promise<Session> {
  const phoneNumber = numberOf(context)
  await forget(context)
  return context.state.set({ status: 'signedOut', phoneNumber, notice, wait: null })
}

/** Ends a session that is older than the administrator wants, here and at the pool. */
export async function endSessionThatIsDue(context: AuthContext): Promise<Session> {
  const stored = context.memory.stored()
  const [session] = await Promise.all([
    endSession(context, 'signInDue'),
    stored && context.revocations.revoke(stored.refreshToken),
  ])
  return session
}

/** The user's number; a session that is still being restored does not know it, but the last one did. */
function numberOf({ remembered, state }: AuthContext): string | null {
  const session = state.get()
  return session.status === 'signedIn' ? session.profile.phoneNumber : remembered.get().phoneNumber
}

/**
 * Finishes a sign-out that could not be told as done: removes the record that the keychain would not let go, and
 * takes back what was told of the pool once no token waits for it.
 */
export async function finishSignOut(context: AuthContext): Promise<Session> {
  const { revocations, state } = context
  const session = state.get()
  if (session.status !== 'signedOut' || session.notice === null || !isUnfinished(session.notice)) return session
  const { notice } = session
  const cleared = notice === 'serverNotTold' || (await clearRecord(context))
  const told = notice === 'recordLeft' || revocations.done()
  const now = noticeOf(told, cleared)
  return now === notice ? session : state.set({ ...session, notice: now })
}

function isUnfinished(notice: Notice): boolean {
  return notice === 'serverNotTold' || notice === 'recordLeft' || notice === 'signOutIncomplete'
}

/** @returns whether the keychain holds no session now */
async function forget(context: AuthContext): Promise<boolean> {
  const { due, fresh, memory, passwords, remembered } = context
  fresh.stop()
  due.stop()
  passwords.forget()
  const stored = memory.stored()
  // First of all: whatever becomes of the record, no later start brings the session back. Nobody is told before the disk
  // has it, and has lost what is known of the user: the app may end in the next moment.
  const gone = { pending: null, wait: null, phoneNumber: null, profile: null }
  remembered.update(stored ? { ...gone, ended: fingerprintOf(stored) } : gone)
  const noted = onDisk(remembered)
  await memory.clear()
  const cleared = await clearRecord(context)
  await noted
  return cleared
}

/** Removes the record of a session that has ended. @returns whether the keychain holds none now */
export async function clearRecord({ remembered, vault }: AuthContext): Promise<boolean> {
  const cleared = await vault.clear()
  if (cleared) remembered.update({ ended: null })
  return cleared
}

/** Tells a session from others without giving its token away. */
export function fingerprintOf({ refreshToken }: StoredSession): string {
  return createHash('sha256').update(refreshToken).digest('base64url')
}
