import type { Session } from '../../../preload/contract/session.ts'
import { describeError } from '../../diagnostics/log.ts'
import { withDeadline } from '../../network/deadline.ts'
import { done, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { SessionMachine, Turn } from './machine.ts'
import { saysEnded } from './remember.ts'
import { lookAgain, restore } from './restore.ts'
import { createRetryPauses } from './retry-pauses.ts'
import { finishSignOut } from './sign-out.ts'

/** Does later what could not be done at once. */
export interface CatchUp {
  /** Tries again to restore a session, or to write a session that the keychain did not take. */
  restore: () => Promise<Outcome<Session>>
  /**
   * Does the same; then refreshes tokens that are due, revokes tokens that wait for it, and finishes an incomplete
   * sign-out. Call it at the start, and when the connection or the keychain is back or the machine woke up. Never
   * rejects.
   */
  catchUp: () => Promise<void>
}

interface CatchUpOptions {
  context: AccountContext
  machine: SessionMachine
  /** The longest time for each piece of this work, in milliseconds. */
  deadline: number
}

/** Makes a `CatchUp`. While a session is being restored, it also tries again by itself, in growing pauses. */
export function createCatchUp({ context, machine, deadline }: CatchUpOptions): CatchUp {
  const { keeping, log, remembered, revocations, signInAge, state, tokenRefresh } = context
  const pauses = createRetryPauses()
  let retry: NodeJS.Timeout | undefined
  /** Whether the keychain has surely told all that it holds, so that another look would find nothing. */
  let looked = false

  /** Looks into the keychain, and plans another try while the session is still not restored. */
  async function looking(look: () => Promise<Outcome<Session>>): Promise<Outcome<Session>> {
    const answer = await look()
    looked = !keeping.mayHoldOne() && (await remembered.known())
    clearTimeout(retry)
    const now = state.get()
    // A pool or an app client that is gone does not come back by itself: the user, the next start and a connection that
    // comes back try again.
    if (now.status === 'restoring' && now.problem === 'AppRefused') return answer
    if (now.status === 'restoring') retry = setTimeout(() => void catchUp(), pauses.next()).unref()
    else pauses.reset()
    return answer
  }

  async function lookOrFinish(turn: Turn<'lookAgain'>): Promise<Outcome<Session>> {
    // A notice says that this session was ended here or at the pool. Then a record that the keychain still holds must
    // not sign anybody in.
    if (!saysEnded(turn.session.notice) && !looked) return looking(() => lookAgain(context, turn))
    await finishSignOut(context)
    return done(state.get())
  }

  async function restoreOnce(): Promise<Outcome<Session>> {
    await state.exclusive(() => keeping.keepLater())
    if (state.get().status === 'signedOut') return machine.run('lookAgain', lookOrFinish)
    return machine.run('restore', (turn) => looking(() => restore(context, turn)))
  }

  async function catchUp(): Promise<void> {
    try {
      await withDeadline(deadline, restoreOnce)
      tokenRefresh.check()
      signInAge.check()
      await withDeadline(deadline, () => revocations.catchUp())
      await state.exclusive(() => finishSignOut(context))
    } catch (error) {
      log.warn('could not catch up', describeError(error))
    }
  }

  return { restore: restoreOnce, catchUp }
}
