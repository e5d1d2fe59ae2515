import type { ErrorCode } from '../../../preload/contract/errors.ts'
import { judgeAttributes } from '../../../preload/contract/attributes/values.ts'
import type { Attributes, Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Become, Turn } from '../session/machine.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode, waitToResume } from '../session/waits.ts'
import { agreedTo } from './consent.ts'
import { signIn } from './sign-in.ts'

interface SignUpInput {
  phoneNumber: string
  password: string
  attributes: Attributes
  consent?: string | undefined
}

/**
 * Creates the account; the pool sends the code. Once the account exists, the user gets to the code screen, even when
 * the code could not be sent.
 *
 * After a try whose answer was lost, the pool calls the number taken, by that very try. The user then gets to the code
 * screen too, and is not told that somebody else has the number (decision 0011).
 */
export async function signUp(
  context: AccountContext,
  { session, become }: Turn<'signUp'>,
  input: SignUpInput,
): Promise<Outcome<Session, CodeOf<'signUp'>>> {
  const { heldPassword, mayUse, ownSignUps, pool, remembered } = context
  const { phoneNumber } = input
  // The screens of such a stage offer no sign-up, but a page could send one.
  if (!context.rules.selfSignUp) return failed({ code: 'SignUpNotPossible' })
  // The screen lists the allowed countries only, but a page could send any number, so main checks it.
  if (!(await mayUse(phoneNumber))) return failed({ code: 'PhoneNumberRefused' })
  const { values: attributes, refused } = judgeAttributes(context.attributes, input.attributes, 'newAccount')
  // Nobody agrees to what they did not read: a page may be older than main, or skip the box.
  if (input.consent !== context.consent?.version) refused.push('consent')
  if (refused.length > 0) return failed({ code: 'InvalidInput', fields: refused })
  const wait = waitToResume(session, phoneNumber)
  const intent = { maybeSignedUp: phoneNumber }
  const account = { phoneNumber, password: input.password, attributes: { ...attributes, ...agreedTo(context.consent) } }
  const answer = await notedBefore(remembered, intent, () => pool.signUp(account))
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

/** The failures after which the account may be there: the answer was lost, replaced by a page, or is unknown to us. */
const afterwards: readonly ErrorCode[] = ['CodeMaybeSent', 'ServerUnavailable', 'NetworkSignIn', 'Unexpected']

/** Whether the pool may have carried out a sign-up that failed. */
function mayBeMade(code: ErrorCode): boolean {
  return afterwards.includes(code)
}

/**
 * Goes to the code screen of a number that was perhaps never confirmed. A user who forgot the password of such an
 * account can neither reset it nor sign up again. It asks the pool nothing, so that a stranger does not learn whether
 * the account exists; the screen offers to send a code.
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

/** Confirms the account, and signs in if the password is still in memory. */
export async function confirmSignUp(
  context: AccountContext,
  { session, become }: Turn<'confirmSignUp'>,
  code: string,
): Promise<Outcome<Session, CodeOf<'confirmSignUp'>>> {
  const { phoneNumber } = session
  const answer = await context.pool.confirmSignUp(phoneNumber, code)
  // The app knows how long a code lives. A pool that hides who exists answers so where there is no account any more.
  if (!answer.ok && answer.error.code === 'CodeExpired') {
    context.state.amend('confirmingSignUp', (now) => ({ ...now, outlived: true }))
  }
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
  const { outlived } = session
  const wait = afterCode()
  return done(become({ status: 'confirmingSignUp', phoneNumber, destination, wait, ...(outlived && { outlived }) }))
}

/**
 * Goes on with a confirmed account: signs in if the password is still in memory, otherwise shows the sign-in screen.
 */
async function enter(
  context: AccountContext,
  become: Become<'signedIn' | 'signingIn' | 'confirmingSignUp' | 'signedOut'>,
  phoneNumber: string,
): Promise<Session> {
  context.ownSignUps.delete(phoneNumber)
  const password = context.heldPassword.take()
  const answer = password === null ? null : await signIn(context, become, { phoneNumber, password })
  // The account is confirmed even when the sign-in fails, and the user can still type the password.
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
