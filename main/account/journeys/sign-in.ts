import type { Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Become } from '../session/machine.ts'
import { waitToResume } from '../session/waits.ts'

interface Credentials {
  phoneNumber: string
  password: string
}

type SignInFailure = Exclude<
  CodeOf<'signIn'> | CodeOf<'refresh'> | 'PasswordResetRequired' | 'ChallengeNotSupported',
  'NotSignedIn'
>

/** Signs in and keeps the session. With an unconfirmed account the user goes on to the code screen. */
export async function signIn(
  context: AccountContext,
  become: Become<'signedIn' | 'confirmingSignUp'>,
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
  become: Become<'signedIn'>,
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
  become: Become<'signedIn'>,
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
  }
}

/** Writes the session that Amplify now holds to the keychain, shows its user, and keeps its tokens fresh. */
async function keepSession(
  { keeping, pool, signInAge, tokenRefresh }: AccountContext,
  become: Become<'signedIn'>,
): Promise<Outcome<Session, 'UserDisabled' | 'PasswordResetRequired' | 'SignInRefused'>> {
  const answer = await pool.currentSession()
  if (!answer.ok) {
    const { error } = answer
    // The pool gave these tokens a moment ago. If it refuses them now, the sign-in as a whole was refused.
    return failed(error.code === 'NotSignedIn' ? { code: 'SignInRefused' } : error)
  }
  const { profile, lifetime, age, since } = answer.value
  const keptIn = await keeping.keep()
  tokenRefresh.start(lifetime)
  signInAge.start(age)
  return done(become({ status: 'signedIn', profile, since, keptIn, phoneCode: null }))
}

/**
 * Forgets tokens that came although the sign-in failed, and has them revoked: whoever is not signed in must not leave a
 * session behind that nobody can end. The failure is told without waiting for that.
 */
async function dropTokens({ log, revocations, tokens }: AccountContext): Promise<void> {
  const stored = tokens.stored()
  await tokens.clear()
  if (stored === null) return
  log.warn('a sign-in failed after its tokens had come, so they are revoked')
  void revocations.revoke(stored.refreshToken)
}
