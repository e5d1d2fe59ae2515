import type { Session } from '../../../preload/contract/session.ts'
import { describeError } from '../../diagnostics/log.ts'
import { findFailure } from '../../failure.ts'
import type { StoredSession } from '../../keychain/record.ts'
import { mayStillAnswer } from '../../keychain/trouble.ts'
import type { AuthContext } from '../context.ts'
import { phoneCodeOf, startingSession } from './remember.ts'
import { clearRecord, endingOf, endSession, endSessionThatIsDue, fingerprintOf } from './sign-out.ts'

/**
 * Restores the session in the keychain by refreshing it. Without one the user is signed out; when the pool refuses
 * it the session has ended; when the pool can't be asked the session stays `restoring`, with the problem, and the
 * record stays where it is.
 */
export async function restore(context: AuthContext): Promise<Session> {
  const { cognito, due, fresh, memory, remembered, state, vault } = context
  const stored = memory.stored() ?? (await loadSession(context))
  if (!stored) {
    const session = state.get()
    // A second look at a keychain that failed leaves a sign-in that began meanwhile alone.
    return session.status === 'restoring'
      ? state.set(startingSession(remembered.get(), mayStillAnswer(vault.state())))
      : session
  }
  const last = remembered.get().profile
  // Another user's profile must not be seen, not even for a moment.
  const profile = last?.username === stored.username ? last.profile : null
  state.set({ status: 'restoring', problem: null, profile })
  memory.restore(stored)
  try {
    const session = await cognito.currentSession()
    if (due.isOver(session.age)) return await endSessionThatIsDue(context)
    fresh.start(session.lifetime)
    due.start(session.age)
    return state.set({
      status: 'signedIn',
      profile: session.profile,
      keptIn: vault.state() === 'ready' ? 'keychain' : 'memory',
      phoneCode: session.profile.phoneNumberVerified ? null : phoneCodeOf(remembered.get(), stored.username),
    })
  } catch (error) {
    const ending = endingOf(error)
    if (ending !== null) return endSession(context, ending)
    const code = findFailure(error)?.error.code
    switch (code) {
      case 'Offline':
      case 'AnswerLost':
      case 'TimedOut':
      case 'ServerUnavailable':
      case 'AccessBlocked':
      case 'TooManyRequests':
      case 'AppRefused':
        return state.set({ status: 'restoring', problem: code, profile })
      default:
        context.log.error('the session could not be restored', describeError(error))
        return state.set({ status: 'restoring', problem: 'Unexpected', profile })
    }
  }
}

/**
 * The session in the keychain. One that was ended here is removed, not restored. While it can't be read whether it was,
 * it waits: the user signs in, or the file can be read after all and the session is restored then.
 */
async function loadSession(context: AuthContext): Promise<StoredSession | null> {
  const { remembered, vault } = context
  const stored = await vault.load()
  if (!(await remembered.known())) return null
  if (!stored || remembered.get().ended !== fingerprintOf(stored)) return stored
  await clearRecord(context)
  return null
}

/**
 * Refreshes the tokens of the signed-in user in good time.
 * @returns how long the new ones are good for, in milliseconds; null when the session has ended
 */
export async function refreshTokens(context: AuthContext): Promise<number | null> {
  if (context.state.get().status !== 'signedIn') return null
  try {
    const { lifetime, age } = await context.cognito.refresh()
    context.due.start(age)
    return lifetime
  } catch (error) {
    const ending = endingOf(error)
    if (ending === null) throw error
    await endSession(context, ending)
    return null
  }
}
