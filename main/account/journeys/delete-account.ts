import type { ErrorCode } from '../../../preload/contract/errors.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { Answered } from '../pool/user-pool.ts'
import type { Turn } from '../session/machine.ts'
import { onDisk } from '../session/on-disk.ts'
import { recentlySignedIn } from '../session/recent-sign-in.ts'
import { endSession } from '../session/sign-out.ts'
import { whileSignedIn, type OfSignedIn } from '../session/while-signed-in.ts'

/** After these answers the pool may have deleted the account all the same. */
const unclear: readonly ErrorCode[] = ['AnswerLost', 'TimedOut', 'ServerUnavailable', 'Unexpected', 'NetworkSignIn']

/**
 * Deletes the account at the pool, and all of it here. Where the answer was lost, the pool is asked whether the account is
 * still there. When nobody can say, a mark on the disk waits for whoever can: the next refusal of the session.
 * @param lastDigits the end of the account's number, by which the user shows that they mean it
 */
export async function deleteAccount(
  context: AccountContext,
  { session, become }: Turn<'deleteAccount'>,
  lastDigits: string,
): Promise<Awaited<OfSignedIn<'deleteAccount', Session>> | Outcome<never, 'ConfirmationNeeded'>> {
  const { pool, remembered, rules, state, tokens } = context
  const { phoneNumber } = session.profile
  if (!rules.deleteAccount) return failed({ code: 'NotAllowed' })
  if (phoneNumber?.endsWith(lastDigits) !== true) return failed({ code: 'InvalidInput', fields: ['lastDigits'] })
  const recent = recentlySignedIn(context, session)
  if (!recent.ok) return recent

  const answer = await whileSignedIn<'deleteAccount', null>(
    context,
    become,
    async (): Answered<'deleteAccount', null> => {
      // The app may end before the answer, so the disk knows first.
      remembered.update({ deleting: tokens.stored()?.username ?? null })
      await onDisk(remembered)
      const asked = await pool.deleteAccount()
      if (!asked.ok && !unclear.includes(asked.error.code)) remembered.update({ deleting: null })
      return asked
    },
  )
  if (answer.ok) {
    context.ownSignUps.delete(phoneNumber)
    if (remembered.get().maybeSignedUp === phoneNumber) remembered.update({ maybeSignedUp: null })
    return done(await endSession(context, become, 'accountDeleted'))
  }
  if (!unclear.includes(answer.error.code)) return answer
  const there = await whileSignedIn(context, become, () => pool.fetchProfile())
  if (there.ok) remembered.update({ deleting: null })
  // The pool refused the session, which therefore has ended, and the mark said why.
  return state.get().status === 'signedOut' ? done(state.get()) : answer
}
