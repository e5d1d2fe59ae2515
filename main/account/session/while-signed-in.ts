import type { AppError } from '../../../preload/contract/errors.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { Notice } from '../../../preload/contract/session.ts'
import { done, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Operation } from '../pool/errors/operations.ts'
import type { Answered } from '../pool/user-pool.ts'
import type { Become } from './machine.ts'
import { endingOf, endSession } from './sign-out.ts'

type Codes = { [Op in Operation]: Exclude<CodeOf<Op>, 'UserDisabled'> | 'NotSignedIn' | 'NotAllowed' }

/** What an operation comes to that is asked for a signed-in user: a session that is over is told as such. */
export type OfSignedIn<Op extends Operation, Value> = Promise<Result<Value, Codes[Op]>>

/**
 * Asks the pool for the signed-in user, and ends the session when the pool has ended it: when it says that the user is
 * disabled, or when it refuses the access token and a refresh as well. A refusal of anything else leaves the session
 * alone. Cognito has one exception for all of these, and a text that may be new; so in doubt a refresh is what counts (decision 0007).
 */
export async function whileSignedIn<Op extends Operation, Value>(
  context: AccountContext,
  become: Become<'signedOut'>,
  ask: () => Answered<Op, Value>,
): OfSignedIn<Op, Value> {
  type Answer = Awaited<OfSignedIn<Op, Value>>
  const answer = await ask()
  const doubt = answer.ok ? null : endingOf(answer.error)
  // The compiler does not see that the codes which end a session are left out below.
  if (doubt === null) return answer as Answer
  const ending = doubt === 'sessionEnded' ? await askWhetherEnded(context) : done(doubt)
  if (!ending.ok) return ending as Answer
  if (ending.value !== null) return end(ending.value)
  // The access token was too old for the server although it looked good here; the refresh brought a new one. Refused
  // again with that, it is not the session that is refused.
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

/** Why the session is over, by a refresh; null when it goes on. */
async function askWhetherEnded({ pool }: AccountContext): Promise<Outcome<Notice | null>> {
  const answer = await pool.refresh()
  if (answer.ok) return done(null)
  const { error } = answer
  if (error.code === 'NotSignedIn' || error.code === 'UserDisabled') return done(endingOf(error))
  return { ok: false, error }
}
