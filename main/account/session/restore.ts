import type { AppError, CommonError } from '../../../preload/contract/errors.ts'
import { restoreProblem, type Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { StoredSession } from '../../keychain/record.ts'
import { isUnclear } from './ended.ts'
import type { Become, Turn } from './machine.ts'
import { phoneCodeOf, startingSession } from './remember.ts'
import { endingOf, endSession, endSessionThatIsDue } from './sign-out.ts'

/**
 * Restores the session in the keychain. Without one the user begins where the last start ended: signed out, or in a
 * step that waits for its code.
 */
export async function restore(context: AccountContext, { become }: Turn<'restore'>): Promise<Outcome<Session>> {
  const { keeping, remembered, tokens } = context
  const stored = tokens.stored() ?? (await keeping.load())
  if (stored) return restoreStored(context, become, stored)
  return done(become(startingSession(remembered.get(), keeping.mayHoldOne())))
}

/** Looks again into a keychain that failed before. If it holds no session, whatever the user began meanwhile stays. */
export async function lookAgain(
  context: AccountContext,
  { session, become }: Turn<'lookAgain'>,
): Promise<Outcome<Session>> {
  const stored = await context.keeping.load()
  return stored ? restoreStored(context, become, stored) : done(session)
}

/**
 * Restores a session by refreshing its tokens. When the pool refuses, the session has ended. When the pool cannot be
 * reached, the session stays `restoring` with the problem, and its record stays in the keychain.
 */
async function restoreStored(
  context: AccountContext,
  become: Become<'restoring' | 'signedIn' | 'signedOut'>,
  stored: StoredSession,
): Promise<Outcome<Session>> {
  const { keeping, pool, remembered, signInAge, tokenRefresh, tokens } = context
  const last = remembered.get().profile
  // The user must never see another user's profile, not even for a moment.
  const profile = last?.username === stored.username ? last.profile : null
  become({ status: 'restoring', wasSignedIn: true, problem: null, profile })
  tokens.restore(stored)
  // Nobody knows whether the user signed out of this session. It must not come back then, so it ends, and the user is
  // told.
  if (isUnclear(remembered.get().ended)) return done(await endSessionThatIsDue(context, become, 'sessionEnded'))
  const answer = await pool.currentSession()
  if (answer.ok) {
    const { age, lifetime, since, profile: current } = answer.value
    if (signInAge.isOver(age)) return done(await endSessionThatIsDue(context, become))
    tokenRefresh.start(lifetime)
    signInAge.start(age)
    remembered.update({ deleting: null })
    const phoneCode = phoneCodeOf(remembered.get(), stored.username, current)
    const confirmedUntil = context.recentSignIn.until(since)
    const keptIn = keeping.whereRead()
    return done(
      become({ status: 'signedIn', profile: current, since, keptIn, phoneCode, confirmedUntil, confirming: null }),
    )
  }
  const ending = endingOf(answer.error)
  if (ending !== null) return done(await endSession(context, become, ending))
  const problem = restoreProblem.safeParse(answer.error.code).data ?? 'Unexpected'
  return done(become({ status: 'restoring', wasSignedIn: true, problem, profile }))
}

/**
 * Refreshes the signed-in user's tokens before they expire.
 * @returns how long the new tokens are good for, in milliseconds; null when the session has ended
 */
export async function refreshTokens(
  context: AccountContext,
  { become }: Turn<'refreshTokens'>,
): Promise<Outcome<number | null>> {
  const answer = await context.pool.refresh()
  if (answer.ok) {
    context.signInAge.start(answer.value.age)
    context.remembered.update({ deleting: null })
    return done(answer.value.lifetime)
  }
  const ending = endingOf(answer.error)
  if (ending === null) return failed(answer.error as AppError<CommonError>)
  await endSession(context, become, ending)
  return done(null)
}
