import type { Session } from '../../../preload/contract/session.ts'
import type { AccountContext } from '../context.ts'
import type { Become } from './machine.ts'
import type { SessionIn } from './moves.ts'
import { limitOf } from './waits.ts'

interface Ending {
  session: SessionIn<'signingIn'>
  become: Become<'signedOut'>
}

/**
 * Ends a sign-in for which the pool no longer waits. The user begins again with the number filled in, and reads why
 * (decision 0064).
 */
export function signInOver(
  { heldPassword }: Pick<AccountContext, 'heldPassword'>,
  { session, become }: Ending,
): Session {
  heldPassword.forget()
  const { phoneNumber, wait } = session
  return become({ status: 'signedOut', phoneNumber, notice: 'signInOver', wait: limitOf(wait) })
}

/** Ends a sign-in whose time is over, unless the user went on meanwhile and has more time now. */
export function endSignIn(context: AccountContext, turn: Ending, until: number): Session {
  return turn.session.until <= until ? signInOver(context, turn) : turn.session
}
