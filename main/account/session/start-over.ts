import type { Session } from '../../../preload/contract/session.ts'
import type { AccountContext } from '../context.ts'
import type { Turn } from './machine.ts'
import { limitOf } from './waits.ts'

/**
 * Leaves a half-done sign-up, sign-in or reset. The wait stays, because the pool's limit still holds when the user comes
 * back. A sign-in's wait for another code is over with it: the next sign-in has a code sent at once.
 */
export function startOver({ heldPassword }: AccountContext, { session, become }: Turn<'startOver'>): Session {
  heldPassword.forget()
  const { phoneNumber, wait } = session
  return become({
    status: 'signedOut',
    phoneNumber,
    notice: null,
    wait: session.status === 'signingIn' ? limitOf(wait) : wait,
  })
}
