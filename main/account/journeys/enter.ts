import type { Session, SignInStep } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { SignInStep as PoolStep } from '../pool/user-pool.ts'
import type { Become } from '../session/machine.ts'
import { stepUntil } from '../session/session-deadline.ts'
import { afterCode, leftOf } from '../session/waits.ts'

/** A step at which the user has to show or choose something more. */
export type FurtherStep = Exclude<PoolStep, { step: 'done' | 'confirmSignUp' | 'resetPassword' | 'challenge' }>

/**
 * Goes to a further step of the sign-in, and waits for it as long as the pool does.
 * @param mayChoose whether the user chose this factor among several
 */
export function goToStep(
  { rules, state, totpKey }: AccountContext,
  become: Become<'signingIn'>,
  phoneNumber: string,
  next: FurtherStep,
  mayChoose = false,
): Session {
  const before = state.get()
  // Whoever goes back to the choice must not have a code sent sooner than beside the code.
  const left = before.status === 'signingIn' ? leftOf(before.wait) : null
  const wait = next.step === 'smsCode' ? afterCode() : left
  if (next.step === 'setUpTotp') totpKey.keep(next.key)
  const until = stepUntil(rules.challengeMinutes)
  return become({ status: 'signingIn', phoneNumber, step: shown(next, mayChoose), until, wait })
}

/** The step without what the page must not know. */
function shown(next: FurtherStep, mayChoose: boolean): SignInStep {
  switch (next.step) {
    case 'smsCode':
      return { kind: 'smsCode', destination: next.destination, mayChoose }
    case 'totpCode':
      return { kind: 'totpCode', mayChoose }
    case 'chooseFactor':
      return { kind: 'chooseFactor', factors: next.factors }
    case 'newPassword':
      return { kind: 'newPassword', missing: next.missing }
    case 'setUpTotp':
      return { kind: 'setUpTotp' }
  }
}

/** Writes the session that Amplify now holds to the keychain, shows its user, and keeps its tokens fresh. */
export async function keepSession(
  { heldPassword, keeping, pool, recentSignIn, signInAge, tokenRefresh }: AccountContext,
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
  heldPassword.forget()
  tokenRefresh.start(lifetime)
  signInAge.start(age)
  const confirmedUntil = recentSignIn.until(since)
  return done(become({ status: 'signedIn', profile, since, keptIn, phoneCode: null, confirmedUntil, confirming: null }))
}

/**
 * Forgets tokens that came although the sign-in failed, and has them revoked: whoever is not signed in must not leave a
 * session behind that nobody can end. The failure is told without waiting for that.
 */
export async function dropTokens({ log, revocations, tokens }: AccountContext): Promise<void> {
  const stored = tokens.stored()
  await tokens.clear()
  if (stored === null) return
  log.warn('a sign-in failed after its tokens had come, so they are revoked')
  void revocations.revoke(stored.refreshToken)
}
