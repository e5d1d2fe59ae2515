import type { Session } from '../../preload/contract/session.ts'
import { findFailure, Failure } from '../failure.ts'
import type { ProfileFields } from './amplify.ts'
import type { AuthContext } from './context.ts'
import { signIn } from './sign-in.ts'
import { afterCode } from './waits.ts'

type SignUpInput = ProfileFields & { phoneNumber: string; password: string }

/**
 * Creates the account; the pool sends the code. When the answer to an earlier try was lost, the number is "taken"
 * by that very try: the code is awaited then, instead of telling the user that somebody else has their number.
 */
export async function signUp(context: AuthContext, input: SignUpInput): Promise<Session> {
  const { cognito, mayUse, passwords, remembered, state } = context
  const { phoneNumber } = input
  // The list of countries on the screen leaves the others out; the page is not what holds the rule.
  if (!(await mayUse(phoneNumber))) throw new Failure({ code: 'PhoneNumberRefused' })
  const { destination } = await cognito.signUp(input).catch((error: unknown) => {
    const code = findFailure(error)?.error.code
    // An answer that is no server's (a proxy's page, a 5xx) may hide a sign-up that was carried out.
    if (code === 'CodeMaybeSent' || code === 'ServerUnavailable') remembered.update({ maybeSignedUp: phoneNumber })
    if (code === 'PhoneNumberTaken' && remembered.get().maybeSignedUp === phoneNumber) return { destination: null }
    throw error
  })
  remembered.update({ maybeSignedUp: null })
  passwords.keep(input.password)
  return state.set({
    status: 'confirmingSignUp',
    phoneNumber,
    destination,
    wait: destination === null ? null : afterCode(),
  })
}

/** Confirms the account, and signs in while the password is still in memory. */
export async function confirmSignUp(context: AuthContext, code: string): Promise<Session> {
  const { cognito, passwords } = context
  const phoneNumber = pendingNumber(context)
  await cognito.confirmSignUp(phoneNumber, code)
  const confirmed = (): Session => toSignIn(context, phoneNumber)
  const password = passwords.take()
  if (password === null) return confirmed()
  try {
    return await signIn(context, phoneNumber, password)
  } catch (error) {
    // The account is confirmed whatever the sign-in met; asking for the password is a way on.
    if (findFailure(error)) return confirmed()
    throw error
  }
}

/** Sends another code to the number that waits for one. */
export async function resendSignUpCode(context: AuthContext): Promise<Session> {
  const { cognito, state } = context
  const phoneNumber = pendingNumber(context)
  const sent = await cognito.resendSignUpCode(phoneNumber)
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

function toSignIn({ passwords, state }: AuthContext, phoneNumber: string): Session {
  passwords.forget()
  return state.set({ status: 'signedOut', phoneNumber, notice: 'accountConfirmed', wait: null })
}
