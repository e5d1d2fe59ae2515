import type { Session } from '../../preload/contract/session.ts'
import { Failure } from '../failure.ts'
import type { AuthContext } from './context.ts'
import { afterCode } from './waits.ts'

/** Asks for a reset code. A pool that hides who exists answers the same for an unknown number. */
export async function requestPasswordReset({ cognito, state }: AuthContext, phoneNumber: string): Promise<Session> {
  const { destination } = await cognito.requestPasswordReset(phoneNumber)
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

function pendingNumber({ state }: AuthContext): string {
  const session = state.get()
  if (session.status !== 'resettingPassword') throw new Failure({ code: 'NothingPending' })
  return session.phoneNumber
}
