import type { Session } from '../../../preload/contract/session.ts'
import { findFailure, Failure } from '../../failure.ts'
import type { ProfileFields } from '../pool/amplify.ts'
import type { AuthContext } from '../context.ts'
import { notedBefore } from '../session/on-disk.ts'
import { accountAfter } from '../pool/errors/refusals.ts'
import { signIn } from './sign-in.ts'
import { afterCode, waitToResume } from '../session/waits.ts'

type SignUpInput = ProfileFields & { phoneNumber: string; password: string }

/**
 * Creates the account; the pool sends the code. Whatever happens to the code, an account that was made leads to the
 * screen that asks for it. When an earlier try made it, the number is "taken" by that very try: the code is awaited
 * then, too, instead of telling the user that somebody else has their number.
 */
export async function signUp(context: AuthContext, input: SignUpInput): Promise<Session> {
  const { cognito, mayUse, ownSignUps, passwords, remembered, state } = context
  const { phoneNumber } = input
  // The list of countries on the screen leaves the others out; the page is not what holds the rule.
  if (!(await mayUse(phoneNumber))) throw new Failure({ code: 'PhoneNumberRefused' })
  const wait = waitToResume(state.get(), phoneNumber)
  const signing = notedBefore(remembered, { maybeSignedUp: phoneNumber }, () => cognito.signUp(input))
  const made = await signing.catch((error: unknown) => {
    if (mayBeMade(error)) remembered.update({ maybeSignedUp: phoneNumber })
    const own = ownSignUps.has(phoneNumber) || remembered.get().maybeSignedUp === phoneNumber
    if (own && findFailure(error)?.error.code === 'PhoneNumberTaken') return { account: 'own' } as const
    throw error
  })
  remembered.update({ maybeSignedUp: null })
  passwords.keep(input.password)
  const waiting = { status: 'confirmingSignUp', phoneNumber, destination: null } as const
  if (made.account === 'confirmed') return enter(context, phoneNumber)
  ownSignUps.add(phoneNumber)
  switch (made.account) {
    case 'unconfirmed':
      return state.set({ ...waiting, destination: made.destination, wait: afterCode() })
    case 'unsent': {
      const limit = made.until === null ? null : ({ until: made.until, cause: 'tooManyRequests' } as const)
      return state.set({ ...waiting, wait: limit, problem: 'codeNotSent' })
    }
    case 'own':
      return state.set({ ...waiting, wait })
  }
}

/** Whether a sign-up that failed may have been carried out: its answer was lost, no server's, or one nobody knows. */
function mayBeMade(error: unknown): boolean {
  const code = findFailure(error)?.error.code
  if (code === undefined) return error instanceof Error && accountAfter(error) === 'maybe'
  return code === 'CodeMaybeSent' || code === 'ServerUnavailable'
}

/**
 * Goes to the code of a number that was perhaps never confirmed: its user forgot the password, and neither a reset nor
 * another sign-up is possible then. Nobody is asked, so that a stranger learns nothing; the screen offers a code.
 */
export function resumeSignUp({ passwords, state }: AuthContext, phoneNumber: string): Session {
  passwords.forget()
  const wait = waitToResume(state.get(), phoneNumber)
  return state.set({ status: 'confirmingSignUp', phoneNumber, destination: null, wait, problem: 'maybeConfirmed' })
}

/** Confirms the account, and signs in while the password is still in memory. */
export async function confirmSignUp(context: AuthContext, code: string): Promise<Session> {
  const phoneNumber = pendingNumber(context)
  await context.cognito.confirmSignUp(phoneNumber, code)
  return enter(context, phoneNumber)
}

/** Sends another code to the number that waits for one. */
export async function resendSignUpCode(context: AuthContext): Promise<Session> {
  const { cognito, remembered, state } = context
  const phoneNumber = pendingNumber(context)
  const sent = await notedBefore(remembered, { wait: afterCode() }, () => cognito.resendSignUpCode(phoneNumber))
  if (sent === 'alreadyConfirmed') return toSignIn(context, phoneNumber)
  return state.set({
    status: 'confirmingSignUp',
    phoneNumber,
    destination: sent.destination,
    wait: afterCode(),
  })
}

function pendingNumber({ state }: AuthContext): string {
  const session = state.get()
  if (session.status !== 'confirmingSignUp') throw new Failure({ code: 'NothingPending' })
  return session.phoneNumber
}

/** Goes on with a confirmed account: signs in with the password that is still in memory, or asks for it. */
async function enter(context: AuthContext, phoneNumber: string): Promise<Session> {
  context.ownSignUps.delete(phoneNumber)
  const password = context.passwords.take()
  if (password === null) return toSignIn(context, phoneNumber)
  try {
    return await signIn(context, phoneNumber, password)
  } catch (error) {
    // The account is confirmed whatever the sign-in met; asking for the password is a way on.
    if (findFailure(error)) return toSignIn(context, phoneNumber)
    throw error
  }
}

function toSignIn({ ownSignUps, passwords, state }: AuthContext, phoneNumber: string): Session {
  ownSignUps.delete(phoneNumber)
  passwords.forget()
  return state.set({ status: 'signedOut', phoneNumber, notice: 'accountConfirmed', wait: null })
}
