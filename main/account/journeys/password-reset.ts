import type { Session } from '../../../preload/contract/session.ts'
import { done, type Outcome } from '../../outcome.ts'
import type { RememberedStore, Remembered } from '../../settings/remembered.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Become, Turn } from '../session/machine.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode } from '../session/waits.ts'

/**
 * Asks the pool for a reset code, the first or another. A pool that hides which users exist answers the same for an
 * unknown number.
 */
export async function requestPasswordReset(
  { pool, remembered }: AccountContext,
  become: Become<'resettingPassword'>,
  phoneNumber: string,
): Promise<Outcome<Session, CodeOf<'requestPasswordReset'>>> {
  const intent = { pending: pendingFor(remembered, phoneNumber), wait: afterCode() }
  const answer = await notedBefore(remembered, intent, () => pool.requestPasswordReset(phoneNumber))
  if (!answer.ok) return answer
  const { destination } = answer.value
  return done(become({ status: 'resettingPassword', phoneNumber, destination, wait: afterCode() }))
}

/** Sets the new password. The user then signs in with it. */
export async function resetPassword(
  { pool }: AccountContext,
  { session, become }: Turn<'resetPassword'>,
  { code, newPassword }: { code: string; newPassword: string },
): Promise<Outcome<Session, CodeOf<'resetPassword'>>> {
  const { phoneNumber } = session
  const answer = await pool.resetPassword(phoneNumber, code, newPassword)
  if (!answer.ok) return answer
  return done(become({ status: 'signedOut', phoneNumber, notice: 'passwordReset', wait: null }))
}

/** What a start has to know if the app ends before the pool answers. */
function pendingFor(remembered: RememberedStore, phoneNumber: string): Remembered['pending'] {
  const { pending } = remembered.get()
  if (pending?.kind === 'reset' && pending.phoneNumber === phoneNumber) return pending
  return { kind: 'reset', phoneNumber, destination: null, since: Date.now() }
}
