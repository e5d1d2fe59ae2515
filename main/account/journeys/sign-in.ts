import type { Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Become } from '../session/machine.ts'
import { waitToResume } from '../session/waits.ts'
import { dropTokens, goToStep, keepSession } from './enter.ts'

interface Credentials {
  phoneNumber: string
  password: string
}

type SignInFailure = Exclude<
  CodeOf<'signIn'> | CodeOf<'refresh'> | 'PasswordResetRequired' | 'ChallengeNotSupported',
  'NotSignedIn'
>

/**
 * Signs in and keeps the session. With an unconfirmed account the user goes on to the code screen, and where the pool
 * asks for more than the password, to its next step.
 */
export async function signIn(
  context: AccountContext,
  become: Become<'signedIn' | 'signingIn' | 'confirmingSignUp'>,
  credentials: Credentials,
): Promise<Outcome<Session, SignInFailure>> {
  const answer = await signInConfirmed(context, become, credentials)
  if (!answer.ok) return answer
  if (answer.value !== 'unconfirmed') return done(answer.value)
  const { phoneNumber, password } = credentials
  // Cognito sends no code here. The code screen offers to send one.
  context.heldPassword.keep(password)
  const wait = waitToResume(context.state.get(), phoneNumber)
  return done(become({ status: 'confirmingSignUp', phoneNumber, destination: null, wait }))
}

/** Does the same with a confirmed account. Answers `unconfirmed`, and leaves the session alone, with any other. */
export async function signInConfirmed(
  context: AccountContext,
  become: Become<'signedIn' | 'signingIn'>,
  credentials: Credentials,
): Promise<Outcome<Session | 'unconfirmed', SignInFailure>> {
  try {
    return await trySignIn(context, become, credentials)
  } finally {
    if (context.state.get().status !== 'signedIn') await dropTokens(context)
  }
}

async function trySignIn(
  context: AccountContext,
  become: Become<'signedIn' | 'signingIn'>,
  { phoneNumber, password }: Credentials,
): Promise<Outcome<Session | 'unconfirmed', SignInFailure>> {
  const answer = await context.pool.signIn(phoneNumber, password)
  if (!answer.ok) return answer
  switch (answer.value.step) {
    case 'done':
      return keepSession(context, become)
    case 'confirmSignUp':
      return done('unconfirmed')
    case 'resetPassword':
      return failed({ code: 'PasswordResetRequired' })
    case 'challenge':
      return failed({ code: 'ChallengeNotSupported', challenge: answer.value.challenge })
    default:
      // Another code, or another way, is a sign-in from the start (decision 0064).
      context.heldPassword.keep(password)
      return done(goToStep(context, become, phoneNumber, answer.value))
  }
}
