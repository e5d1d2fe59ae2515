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

type SignInCode = CodeOf<'signIn'> | CodeOf<'refresh'> | 'PasswordResetRequired' | 'ChallengeNotSupported'

/** Signs in and keeps the session. An unconfirmed account goes on to its code instead of failing. */
export async function signIn(
  context: AccountContext,
  become: Become<'signedIn' | 'confirmingSignUp'>,
  { phoneNumber, password }: Credentials,
): Promise<Outcome<Session, Exclude<SignInCode, 'NotSignedIn'>>> {
  const { heldPassword, pool, state } = context
  const answer = await pool.signIn(phoneNumber, password)
  if (!answer.ok) return answer
  switch (answer.value.step) {
    case 'done':
      return keepSession(context, become)
    case 'confirmSignUp': {
      // Cognito sends no code in this step; the screen offers to.
      heldPassword.keep(password)
      const wait = waitToResume(state.get(), phoneNumber)
      return done(become({ status: 'confirmingSignUp', phoneNumber, destination: null, wait }))
    }
    case 'resetPassword':
      return failed({ code: 'PasswordResetRequired' })
    case 'challenge':
      return failed({ code: 'ChallengeNotSupported', challenge: answer.value.challenge })
  }
}

/** Writes the session that Amplify now holds to the keychain, shows its user, and keeps it fresh. */
async function keepSession(
  { keeping, pool, signInAge, tokenRefresh }: AccountContext,
  become: Become<'signedIn'>,
): Promise<Outcome<Session, 'UserDisabled' | 'SignInRefused'>> {
  const answer = await pool.currentSession()
  if (!answer.ok) {
    const { error } = answer
    // The tokens came a moment ago: whoever refuses them refuses the sign-in.
    return failed(error.code === 'NotSignedIn' ? { code: 'SignInRefused' } : error)
  }
  const { profile, lifetime, age } = answer.value
  const keptIn = await keeping.keep()
  tokenRefresh.start(lifetime)
  signInAge.start(age)
  return done(become({ status: 'signedIn', profile, keptIn, phoneCode: null }))
}
