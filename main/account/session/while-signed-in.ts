import type { AppError, CommonError } from '../../../preload/contract/errors.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { Notice } from '../../../preload/contract/session.ts'
import { done, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Operation } from '../pool/errors/operations.ts'
import type { Answered } from '../pool/user-pool.ts'
import type { Become } from './machine.ts'
import type { SessionIn } from './moves.ts'
import { endingOf, endSession } from './sign-out.ts'

type Codes = {
  [Op in Operation]: Exclude<CodeOf<Op>, 'UserDisabled' | 'PasswordResetRequired'> | 'NotSignedIn' | 'NotAllowed'
}

/** A move of a signed-in user, which may end the session. */
export interface SignedInTurn {
  session: SessionIn<'signedIn'>
  become: Become<'signedOut'>
}

/** What an operation for a signed-in user answers. When the session is over, the code is `NotSignedIn`. */
export type OfSignedIn<Op extends Operation, Value> = Promise<Result<Value, Codes[Op]>>

/**
 * Asks the pool for the signed-in user, and ends the session when the pool has ended it: when the pool says that the
 * user is disabled, or refuses the access token and then a refresh too. Any other refusal leaves the session alone.
 * Cognito has one exception for all of these, and its text may be new to us, so in doubt a refresh decides
 * (decision 0007).
 */
export async function whileSignedIn<Op extends Operation, Value>(
  context: AccountContext,
  become: Become<'signedOut'>,
  ask: () => Answered<Op, Value>,
): OfSignedIn<Op, Value> {
  type Answer = Awaited<OfSignedIn<Op, Value>>
  const answer = await ask()
  const doubt = answer.ok ? null : endingOf(answer.error)
  // The compiler does not see that `endingOf` catches the codes which end a session.
  if (doubt === null) return answer as Answer
  const ending = doubt === 'sessionEnded' ? await askWhetherEnded(context) : done(doubt)
  if (!ending.ok) return ending as Answer
  if (ending.value !== null) return end(ending.value)
  // The refresh worked, so the session goes on, and perhaps only the access token had expired by the server's clock. If
  // the pool refuses the new token too, it refuses this request, not the session.
  const again = await ask()
  const after = again.ok ? null : endingOf(again.error)
  if (after === null) return again as Answer
  return after === 'sessionEnded' ? refused('NotAllowed') : end(after)

  async function end(notice: Notice): OfSignedIn<Op, Value> {
    await endSession(context, become, notice)
    return refused('NotSignedIn')
  }

  function refused(code: 'NotSignedIn' | 'NotAllowed'): Answer {
    return { ok: false, error: { code } as AppError<Codes[Op]> }
  }
}

/** Asks by a refresh whether the session is over. @returns why it is; null when it goes on */
async function askWhetherEnded({ pool }: AccountContext): Promise<Outcome<Notice | null>> {
  const answer = await pool.refresh()
  if (answer.ok) return done(null)
  const { error } = answer
  const ending = endingOf(error)
  // The compiler does not see that `endingOf` catches the codes which end a session.
  return ending === null ? { ok: false, error: error as AppError<CommonError> } : done(ending)
}
