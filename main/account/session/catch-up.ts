import type { Session } from '../../../preload/contract/session.ts'
import { describeError } from '../../diagnostics/log.ts'
import { withDeadline } from '../../network/deadline.ts'
import { done, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { SessionMachine, Turn } from './machine.ts'
import { lookAgain, restore } from './restore.ts'
import { createRetryPauses } from './retry-pauses.ts'
import { finishSignOut } from './sign-out.ts'

/** Does later what could not be done at once. */
export interface CatchUp {
  /** Restores a session that could not be restored so far, or writes one that the keychain did not take. */
  restore: () => Promise<Outcome<Session>>
  /**
   * The same, and refreshes tokens whose time came, revokes tokens that wait for it, and finishes a sign-out. For the
   * start, and for when the connection or the keychain is back or the machine woke up. Never rejects.
   */
  catchUp: () => Promise<void>
}

interface CatchUpOptions {
  context: AccountContext
  machine: SessionMachine
  /** For each piece of work that nobody waits for, in milliseconds. */
  deadline: number
}

/** Catching up with what was put off. It also tries a session again by itself that is still being restored. */
export function createCatchUp({ context, machine, deadline }: CatchUpOptions): CatchUp {
  const { keeping, log, remembered, revocations, signInAge, state, tokenRefresh } = context
  const pauses = createRetryPauses()
  let retry: NodeJS.Timeout | undefined
  /** Whether the keychain has been read, so that there is nothing in it which a second look would find. */
  let looked = false

  /** Notes what came of a look into the keychain, and plans another try of a session that could not be restored. */
  async function looking(look: () => Promise<Outcome<Session>>): Promise<Outcome<Session>> {
    const answer = await look()
    looked = !keeping.mayHoldOne() && (await remembered.known())
    clearTimeout(retry)
    if (state.get().status === 'restoring') retry = setTimeout(() => void catchUp(), pauses.next()).unref()
    else pauses.reset()
    return answer
  }

  async function lookOrFinish(turn: Turn<'lookAgain'>): Promise<Outcome<Session>> {
    // With a notice the user signed out, or the session ended: what the keychain would not let go stays unused.
    if (turn.session.notice === null && !looked) return looking(() => lookAgain(context, turn))
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
