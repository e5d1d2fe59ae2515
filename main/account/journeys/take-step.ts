import type { CommonError, ErrorCode } from '../../../preload/contract/errors.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { isUnanswered } from '../../common-failure.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { SignInStep } from '../pool/user-pool.ts'
import type { Become } from '../session/machine.ts'
import type { SessionIn } from '../session/moves.ts'
import { signInOver } from '../session/sign-in-over.ts'
import { dropTokens, goToStep, keepSession } from './enter.ts'

/** A step of a sign-in, and where it may lead. */
export interface StepTurn {
  session: SessionIn<'signingIn'>
  become: Become<'signingIn' | 'signedIn' | 'signedOut'>
}

/** After these answers only a sign-in from the start helps, and it tells what is wrong. */
const ends = ['NothingPending', 'CredentialsWrong', 'TemporaryPasswordExpired'] as const
type Ends = (typeof ends)[number]

/** What a step's call answers. `NothingPending`: the sign-in waits at another step. */
export type OfStep<Code extends ErrorCode> = Outcome<
  Session,
  Exclude<Code, Ends | CommonError> | 'NothingPending' | 'PasswordResetRequired' | 'ChallengeNotSupported'
>

/**
 * Goes on with what the pool answered to a step. When it no longer waits, the call succeeds, and the user is at the
 * sign-in screen.
 */
export async function takeStep<Code extends ErrorCode>(
  context: AccountContext,
  turn: StepTurn,
  answer: Result<SignInStep, Code>,
  mayChoose = false,
): Promise<OfStep<Code>> {
  // The compiler cannot take codes away from a type parameter.
  return (await follow(context, turn, answer as Result<SignInStep>, mayChoose)) as OfStep<Code>
}

async function follow(
  context: AccountContext,
  turn: StepTurn,
  answer: Result<SignInStep>,
  mayChoose: boolean,
): Promise<Result<Session>> {
  const known: readonly ErrorCode[] = ends
  if (!answer.ok) return known.includes(answer.error.code) ? done(signInOver(context, turn)) : answer
  const next = answer.value
  switch (next.step) {
    case 'done':
      return done(await enter(context, turn))
    case 'confirmSignUp':
      return done(signInOver(context, turn))
    case 'resetPassword':
      return failed({ code: 'PasswordResetRequired' })
    case 'challenge':
      return failed({ code: 'ChallengeNotSupported', challenge: next.challenge })
    default:
      return done(goToStep(context, turn.become, turn.session.phoneNumber, next, mayChoose))
  }
}

/** Keeps the session that the pool gave. Where that fails, the step is over all the same, so the user begins again. */
async function enter(context: AccountContext, turn: StepTurn): Promise<Session> {
  try {
    const kept = await keepSession(context, turn.become)
    return kept.ok ? kept.value : signInOver(context, turn)
  } finally {
    if (context.state.get().status !== 'signedIn') await dropTokens(context)
  }
}

/** Says of an answer that was lost that the pool may have sent a code by text message. */
export function maybeSent<Value, Code extends ErrorCode>(
  answer: Result<Value, Code>,
): Result<Value, Code | 'CodeMaybeSent'> {
  const lost = !answer.ok && isUnanswered(answer.error)
  return (lost ? failed({ code: 'CodeMaybeSent' }) : answer) as Result<Value, Code | 'CodeMaybeSent'>
}
