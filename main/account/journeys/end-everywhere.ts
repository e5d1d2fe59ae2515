import { setTimeout as sleep } from 'node:timers/promises'
import type { Session } from '../../../preload/contract/session.ts'
import { isUnanswered } from '../../common-failure.ts'
import { describeError } from '../../diagnostics/log.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Turn } from '../session/machine.ts'
import { endingOf, forgetSession } from '../session/sign-out.ts'
import { whileSignedIn } from '../session/while-signed-in.ts'
import { dropBeside, failureOf, lookUpUser, signInBeside, type OfConfirmation } from './confirm-identity.ts'
import { dropTokens, goToStep } from './enter.ts'
import { signInConfirmed } from './sign-in.ts'

type Failure = OfConfirmation<CodeOf<'signIn'> | 'CurrentPasswordWrong' | 'NotAllowed'>
type EverywhereTurn = Turn<'endEverywhere'>

/**
 * Ends every session of the user, this one too, and signs in again with the password, which is tried before anything
 * ends. Where that waits for a code, the sign-in goes on from there, so that one text message is enough.
 */
export async function endEverywhere(
  context: AccountContext,
  turn: EverywhereTurn,
  password: string,
): Promise<Failure | Outcome<Session>> {
  const known = await lookUpUser(context, turn.become)
  if (!known.ok) return known
  const { phoneNumber } = known.value
  if (phoneNumber === null) return failed({ code: 'NotAllowed' })
  const { answer, came } = await signInBeside(context, password, 'leave')
  const drop = (): void => {
    if (came !== null) dropBeside(context, came)
  }
  if (!answer.ok) {
    drop()
    return (await failureOf(context, turn, answer.error)) as Failure
  }
  const next = answer.value
  if (next.step === 'confirmSignUp' || next.step === 'resetPassword' || next.step === 'challenge') {
    drop()
    const refusal = {
      confirmSignUp: { code: 'SignInRefused' },
      resetPassword: { code: 'PasswordResetRequired' },
      challenge: { code: 'ChallengeNotSupported', challenge: 'challenge' in next ? next.challenge : '' },
    } as const
    return (await failureOf(context, turn, refusal[next.step])) as Failure
  }
  if (came !== null && came.stored.username !== context.tokens.stored()?.username) {
    drop()
    return failed({ code: 'CurrentPasswordWrong' })
  }

  const ended = await whileSignedIn(context, turn.become, () => context.pool.endAllSessions())
  if (!ended.ok && !(isUnanswered(ended.error) && (await isOver(context)))) {
    drop()
    return ended
  }
  await forgetSession(context)
  if (next.step === 'done') return done(await signInAgain(context, turn, phoneNumber, password))
  context.heldPassword.keep(password)
  return done(goToStep(context, turn.become, phoneNumber, next))
}

/** Whether the pool refuses this session by now, so that the request whose answer was lost was carried out. */
async function isOver({ pool }: AccountContext): Promise<boolean> {
  const answer = await pool.refresh()
  return !answer.ok && endingOf(answer.error) !== null
}

/** How long the pool may go on to end new sign-ins after it has ended all, in milliseconds. People report a moment. */
const lingers = 1_500

/** Signs in once more. Where that fails, the user does it, and reads why they have to. */
async function signInAgain(
  context: AccountContext,
  { session, become }: EverywhereTurn,
  phoneNumber: string,
  password: string,
): Promise<Session> {
  try {
    let entered = await signInConfirmed(context, become, { phoneNumber, password })
    if (context.state.get().status === 'signedIn' && entered.ok && (await isOver(context))) {
      await forgetSession(context)
      await sleep(lingers)
      entered = await signInConfirmed(context, become, { phoneNumber, password })
    }
    if (entered.ok && entered.value !== 'unconfirmed') {
      // A new number that waits for its code goes on waiting.
      return context.state.amend('signedIn', (now) => ({ ...now, phoneCode: session.phoneCode }))
    }
    const limit = !entered.ok && entered.error.code === 'TooManyRequests' ? entered.error.until : null
    return await signedOut(limit)
  } catch (error) {
    context.log.error('the sign-in after the end of all sessions broke', describeError(error))
    return signedOut(null)
  }

  async function signedOut(until: number | null): Promise<Session> {
    await dropTokens(context)
    const wait = until === null ? null : ({ until, cause: 'tooManyRequests' } as const)
    return become({ status: 'signedOut', phoneNumber, notice: 'signedOutEverywhere', wait })
  }
}
