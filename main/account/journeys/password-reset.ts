import type { Session } from '../../../preload/contract/session.ts'
import { Failure } from '../../failure.ts'
import type { Memory, Remembered } from '../../settings/remembered.ts'
import type { AuthContext } from '../context.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode } from '../session/waits.ts'

/** Asks for a reset code. A pool that hides who exists answers the same for an unknown number. */
export async function requestPasswordReset(context: AuthContext, phoneNumber: string): Promise<Session> {
  const { cognito, remembered, state } = context
  const pending = pendingFor(remembered, phoneNumber)
  const intent = { pending, wait: afterCode() }
  const { destination } = await notedBefore(remembered, intent, () => cognito.requestPasswordReset(phoneNumber))
  return state.set({ status: 'resettingPassword', phoneNumber, destination, wait: afterCode() })
}

/** Asks for another code for the reset under way. */
export async function resendResetCode(context: AuthContext): Promise<Session> {
  return requestPasswordReset(context, pendingNumber(context))
}

/** Sets the new password; the user then signs in with it. */
export async function resetPassword(context: AuthContext, code: string, newPassword: string): Promise<Session> {
  const phoneNumber = pendingNumber(context)
  await context.cognito.resetPassword(phoneNumber, code, newPassword)
  return context.state.set({ status: 'signedOut', phoneNumber, notice: 'passwordReset', wait: null })
}

/** The step as the next start would find it, if the app ended before the pool answers. */
function pendingFor(remembered: Memory, phoneNumber: string): Remembered['pending'] {
  const { pending } = remembered.get()
  if (pending?.kind === 'reset' && pending.phoneNumber === phoneNumber) return pending
  return { kind: 'reset', phoneNumber, destination: null }
}

function pendingNumber({ state }: AuthContext): string {
  const session = state.get()
  if (session.status !== 'resettingPassword') throw new Failure({ code: 'NothingPending' })
  return session.phoneNumber
}
