import type { ErrorCode } from '../../../preload/contract/errors.ts'
import { judgeAttributes } from '../../../preload/contract/attributes.ts'
import type { Attributes, Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Become, Turn } from '../session/machine.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode, waitToResume } from '../session/waits.ts'
import { signIn } from './sign-in.ts'

interface SignUpInput {
  phoneNumber: string
  password: string
  attributes: Attributes
}

/**
 * Creates the account; the pool sends the code. Whatever happens to the code, an account that was made leads to the
 * screen that asks for it. When an earlier try made it, the number is "taken" by that very try: the code is awaited
 * then, too, instead of telling the user that somebody else has their number (decision 0011).
 */
export async function signUp(
  context: AccountContext,
  { session, become }: Turn<'signUp'>,
  input: SignUpInput,
): Promise<Outcome<Session, CodeOf<'signUp'>>> {
  const { heldPassword, mayUse, ownSignUps, pool, remembered } = context
  const { phoneNumber } = input
  // The list of countries on the screen leaves the others out; the page is not what holds the rule.
  if (!(await mayUse(phoneNumber))) return failed({ code: 'PhoneNumberRefused' })
  const { values: attributes, refused } = judgeAttributes(input.attributes, 'newAccount')
  if (refused.length > 0) return failed({ code: 'InvalidInput', fields: refused })
  const wait = waitToResume(session, phoneNumber)
  const intent = { maybeSignedUp: phoneNumber }
  const answer = await notedBefore(remembered, intent, () => pool.signUp({ ...input, attributes }))
  if (!answer.ok && mayBeMade(answer.error.code)) remembered.update({ maybeSignedUp: phoneNumber })
  const own = ownSignUps.has(phoneNumber) || remembered.get().maybeSignedUp === phoneNumber
  if (!answer.ok && !(own && answer.error.code === 'PhoneNumberTaken')) return answer
  remembered.update({ maybeSignedUp: null })
  heldPassword.keep(input.password)
  const step = answer.ok ? answer.value : ({ account: 'own' } as const)
  if (step.account === 'confirmed') return done(await enter(context, become, phoneNumber))
  ownSignUps.add(phoneNumber)
  const waiting = { status: 'confirmingSignUp', phoneNumber, destination: null } as const
  switch (step.account) {
    case 'unconfirmed':
      return done(become({ ...waiting, destination: step.destination, wait: afterCode() }))
    case 'unsent': {
      const limit = step.until === null ? null : ({ until: step.until, cause: 'tooManyRequests' } as const)
      return done(become({ ...waiting, wait: limit, problem: 'codeNotSent' }))
    }
    case 'own':
      return done(become({ ...waiting, wait }))
  }
}

/** Whether a sign-up that failed may have been carried out: its answer was lost, no server's, or one nobody knows. */
function mayBeMade(code: ErrorCode): boolean {
  return code === 'CodeMaybeSent' || code === 'ServerUnavailable' || code === 'Unexpected'
}

/**
 * Goes to the code of a number that was perhaps never confirmed: its user forgot the password, and neither a reset nor
 * another sign-up is possible then. Nobody is asked, so that a stranger learns nothing; the screen offers a code.
 */
export function resumeSignUp(
  { heldPassword }: AccountContext,
  { session, become }: Turn<'resumeSignUp'>,
  phoneNumber: string,
): Session {
  heldPassword.forget()
  const wait = waitToResume(session, phoneNumber)
  return become({ status: 'confirmingSignUp', phoneNumber, destination: null, wait, problem: 'maybeConfirmed' })
}

/** Confirms the account, and signs in while the password is still in memory. */
export async function confirmSignUp(
  context: AccountContext,
  { session, become }: Turn<'confirmSignUp'>,
  code: string,
): Promise<Outcome<Session, CodeOf<'confirmSignUp'>>> {
  const { phoneNumber } = session
  const answer = await context.pool.confirmSignUp(phoneNumber, code)
  return answer.ok ? done(await enter(context, become, phoneNumber)) : answer
}

/** Sends another code to the number that waits for one. */
export async function resendSignUpCode(
  context: AccountContext,
  { session, become }: Turn<'resendSignUpCode'>,
): Promise<Outcome<Session, CodeOf<'resendSignUpCode'>>> {
  const { pool, remembered } = context
  const { phoneNumber } = session
  const answer = await notedBefore(remembered, { wait: afterCode() }, () => pool.resendSignUpCode(phoneNumber))
  if (!answer.ok) return answer
  if (answer.value === 'alreadyConfirmed') return done(toSignIn(context, become, phoneNumber))
  const { destination } = answer.value
  return done(become({ status: 'confirmingSignUp', phoneNumber, destination, wait: afterCode() }))
}

/** Goes on with a confirmed account: signs in with the password that is still in memory, or asks for it. */
async function enter(
  context: AccountContext,
  become: Become<'signedIn' | 'confirmingSignUp' | 'signedOut'>,
  phoneNumber: string,
): Promise<Session> {
  context.ownSignUps.delete(phoneNumber)
  const password = context.heldPassword.take()
  const answer = password === null ? null : await signIn(context, become, { phoneNumber, password })
  // The account is confirmed whatever the sign-in met; asking for the password is a way on.
  return answer?.ok ? answer.value : toSignIn(context, become, phoneNumber)
}

function toSignIn(
  { heldPassword, ownSignUps }: AccountContext,
  become: Become<'signedOut'>,
  phoneNumber: string,
): Session {
  ownSignUps.delete(phoneNumber)
  heldPassword.forget()
  return become({ status: 'signedOut', phoneNumber, notice: 'accountConfirmed', wait: null })
}
