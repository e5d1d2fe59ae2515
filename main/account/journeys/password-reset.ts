import type { Session } from '../../../preload/contract/session.ts'
import type { Wait } from '../../../preload/contract/wait.ts'
import { describeError } from '../../diagnostics/log.ts'
import { timeLeft } from '../../network/deadline.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { RememberedStore, Remembered } from '../../settings/remembered.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Become, SessionMachine, Turn } from '../session/machine.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode } from '../session/waits.ts'
import { signInConfirmed } from './sign-in.ts'

interface ResetInput {
  code: string
  newPassword: string
}

/**
 * Asks the pool for a reset code, the first or another. A pool that hides which users exist answers the same for an
 * unknown number.
 */
export async function requestPasswordReset(
  { pool, remembered }: AccountContext,
  become: Become<'resettingPassword'>,
  phoneNumber: string,
): Promise<Outcome<Session, CodeOf<'requestPasswordReset'>>> {
  const intent = { pending: pendingFor(remembered, phoneNumber), wait: afterCode() }
  const answer = await notedBefore(remembered, intent, () => pool.requestPasswordReset(phoneNumber))
  if (!answer.ok) return answer
  const { destination } = answer.value
  return done(become({ status: 'resettingPassword', phoneNumber, destination, wait: afterCode() }))
}

/** How long before the call's deadline it is answered although the sign-in goes on, in milliseconds. */
const early = 500

/**
 * Sets the new password, and signs in with it (decision 0012). Once the pool has taken the password the call never
 * fails: whatever the sign-in meets, and however long it takes, the user learns that the password is the new one.
 */
export async function resetPassword(
  context: AccountContext,
  { run }: SessionMachine,
  input: ResetInput,
): Promise<Outcome<Session, CodeOf<'resetPassword'> | 'NothingPending'>> {
  const { promise: answered, resolve } = Promise.withResolvers<Outcome<Session>>()
  let timer: NodeJS.Timeout | undefined
  const answerInTime = (turn: ResetTurn): void => {
    const left = timeLeft()
    if (left === null) return
    timer = setTimeout(() => {
      const now = context.state.get()
      resolve(done(now.status === 'resettingPassword' ? toSignIn(turn, null) : now))
    }, left - early)
  }
  const whole = run('resetPassword', (turn) => setAndSignIn(context, turn, input, answerInTime))
  try {
    return await Promise.race([answered, whole])
  } finally {
    clearTimeout(timer)
  }
}

type ResetTurn = Turn<'resetPassword'>

/** @param isSet called as soon as the pool has taken the new password */
async function setAndSignIn(
  context: AccountContext,
  turn: ResetTurn,
  { code, newPassword }: ResetInput,
  isSet: (turn: ResetTurn) => void,
): Promise<Outcome<Session, CodeOf<'resetPassword'>>> {
  const { phoneNumber } = turn.session
  const answer = await context.pool.resetPassword(phoneNumber, code, newPassword)
  if (!answer.ok) return answer
  isSet(turn)
  // The code is used up. If the app ends during the sign-in, the next start must not wait for it.
  context.remembered.update({ pending: null, wait: null })
  const entered = await enter(context, turn.become, { phoneNumber, password: newPassword })
  if (entered.ok && entered.value !== 'unconfirmed') return done(entered.value)
  const now = context.state.get()
  // Where the call was answered before, the user may have read and closed the notice by now.
  return done(now.status === 'signedOut' ? now : toSignIn(turn, limitIn(entered)))
}

function toSignIn({ session, become }: ResetTurn, wait: Wait | null): Session {
  return become({ status: 'signedOut', phoneNumber: session.phoneNumber, notice: 'passwordReset', wait })
}

type Entered = Awaited<ReturnType<typeof signInConfirmed>>

/** Signs in. What breaks on the way is logged and told as a failure, because the password is set all the same. */
async function enter(...input: Parameters<typeof signInConfirmed>): Promise<Entered> {
  try {
    return await signInConfirmed(...input)
  } catch (error) {
    input[0].log.error('the sign-in after a reset broke', describeError(error))
    return failed({ code: 'Unexpected' })
  }
}

/** Until when the pool takes no other sign-in, if it said so. */
function limitIn(entered: Entered): Wait | null {
  if (entered.ok || entered.error.code !== 'TooManyRequests') return null
  return { until: entered.error.until, cause: 'tooManyRequests' }
}

/** What a start has to know if the app ends before the pool answers. */
function pendingFor(remembered: RememberedStore, phoneNumber: string): Remembered['pending'] {
  const { pending } = remembered.get()
  if (pending?.kind === 'reset' && pending.phoneNumber === phoneNumber) return pending
  return { kind: 'reset', phoneNumber, destination: null, since: Date.now() }
}
