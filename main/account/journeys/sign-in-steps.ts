import type { Result } from '../../../preload/contract/result.ts'
import type { Attributes, Factor } from '../../../preload/contract/session.ts'
import { failed } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Operation } from '../pool/errors/operations.ts'
import type { SignInStep } from '../pool/user-pool.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode } from '../session/waits.ts'
import { judgeFirstAttributes } from './first-attributes.ts'
import { maybeSent, takeStep, type OfStep, type StepTurn } from './take-step.ts'

// Each of these answers one step of a sign-in, or leaves it for another (decision 0064). A click may arrive after the
// step has changed, so a call that does not belong to the step is answered `NothingPending`.

type Answer<Op extends Operation> = Promise<OfStep<CodeOf<Op>>>

const otherStep = failed({ code: 'NothingPending' })

/** Answers with the code of a text message or of the authenticator app. A wrong one leaves the step as it was. */
export async function confirmSignIn(
  context: AccountContext,
  turn: StepTurn,
  code: string,
): Answer<'confirmSmsCode' | 'confirmTotpCode'> {
  const { kind } = turn.session.step
  if (kind === 'smsCode') return takeStep(context, turn, await context.pool.confirmSmsCode(code))
  if (kind === 'totpCode') return takeStep(context, turn, await context.pool.confirmTotpCode(code))
  return otherStep
}

/**
 * Answers with the factor that the user chose. After a lost answer the pool takes no second one, and the user has no code
 * to type yet, so the sign-in begins again and comes to the same choice.
 */
export async function chooseFactor(
  context: AccountContext,
  turn: StepTurn,
  factor: Factor,
): Promise<OfStep<AgainCode | 'CodeMaybeSent'>> {
  const { step } = turn.session
  if (step.kind !== 'chooseFactor' || !step.factors.includes(factor)) return otherStep
  const choose = async (): Promise<Result<SignInStep, AgainCode>> => {
    const answer = await context.pool.chooseFactor(factor)
    return !answer.ok && answer.error.code === 'NothingPending' ? signInAgain(context, turn, factor) : answer
  }
  if (factor === 'totp') return takeStep(context, turn, await choose(), true)
  return takeStep(context, turn, maybeSent(await notedBefore(context.remembered, { wait: afterCode() }, choose)), true)
}

/** Answers with a password of the user's own, and with the attributes that the pool misses. */
export async function chooseFirstPassword(
  context: AccountContext,
  turn: StepTurn,
  { newPassword, attributes }: { newPassword: string; attributes: Attributes },
): Answer<'chooseFirstPassword'> {
  const { step } = turn.session
  if (step.kind !== 'newPassword') return otherStep
  const judged = judgeFirstAttributes(context.attributes, attributes, step.missing)
  if (!judged.ok) return judged
  const answer = await context.pool.chooseFirstPassword(newPassword, judged.value)
  // The pool knows the new password from now on, so another code is asked for with it.
  if (answer.ok) context.heldPassword.keep(newPassword)
  return takeStep(context, turn, answer)
}

/** Proves by its first code that the authenticator app has the key. */
export async function setUpTotp(context: AccountContext, turn: StepTurn, code: string): Answer<'setUpTotp'> {
  if (turn.session.step.kind !== 'setUpTotp') return otherStep
  return takeStep(context, turn, await context.pool.setUpTotp(code))
}

/** Has another code sent by text message. */
export async function resendSignInCode(
  context: AccountContext,
  turn: StepTurn,
): Promise<OfStep<AgainCode | 'CodeMaybeSent'>> {
  const { step } = turn.session
  if (step.kind !== 'smsCode') return otherStep
  const again = (): Promise<Result<SignInStep, AgainCode>> => signInAgain(context, turn, step.mayChoose ? 'sms' : null)
  const answer = await notedBefore(context.remembered, { wait: afterCode() }, again)
  return takeStep(context, turn, maybeSent(answer), step.mayChoose)
}

/** Goes back to the choice from the factor that was chosen. */
export async function chooseFactorAgain(context: AccountContext, turn: StepTurn): Promise<OfStep<AgainCode>> {
  const { step } = turn.session
  if (!('mayChoose' in step) || !step.mayChoose) return otherStep
  return takeStep(context, turn, await signInAgain(context, turn, null))
}

type AgainCode = CodeOf<'signIn' | 'chooseFactor'> | 'NothingPending'

/**
 * Begins the sign-in again with the password that is held: the pool knows no other way to send another code, or to go
 * back. Without a password the sign-in is over.
 * @param factor what to choose again where the pool lets the user choose; null to leave the choice to the user
 */
async function signInAgain(
  { heldPassword, pool }: AccountContext,
  { session }: StepTurn,
  factor: Factor | null,
): Promise<Result<SignInStep, AgainCode>> {
  const password = heldPassword.read()
  if (password === null) return otherStep
  const answer = await pool.signIn(session.phoneNumber, password)
  if (!answer.ok || answer.value.step !== 'chooseFactor' || factor === null) return answer
  return answer.value.factors.includes(factor) ? pool.chooseFactor(factor) : answer
}
