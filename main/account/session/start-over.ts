import type { Session } from '../../../preload/contract/session.ts'
import type { AccountContext } from '../context.ts'
import type { Turn } from './machine.ts'

/**
 * Leaves a half-done sign-up or reset. The wait stays, because the pool's limit still holds when the user comes back.
 */
export function startOver({ heldPassword }: AccountContext, { session, become }: Turn<'startOver'>): Session {
  heldPassword.forget()
  const { phoneNumber, wait } = session
  return become({ status: 'signedOut', phoneNumber, notice: null, wait })
}
