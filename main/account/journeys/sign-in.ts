import type { Session } from '../../../preload/contract/session.ts'
import { Failure, findFailure, toError } from '../../failure.ts'
import type { AuthContext } from '../context.ts'
import { waitToResume } from '../session/waits.ts'

/** More than the pool's tolerance for time-stamps could forgive, in minutes. */
const wrongClock = 4

/** Signs in and keeps the session. An unconfirmed account goes on to its code instead of failing. */
export async function signIn(context: AuthContext, phoneNumber: string, password: string): Promise<Session> {
  const { cognito, state, passwords } = context
  const outcome = await cognito.signIn(phoneNumber, password).catch((error: unknown) => {
    throw explainClock(context, error)
  })
  switch (outcome.step) {
    case 'done':
      return keepSession(context)
    case 'confirmSignUp':
      // Cognito sends no code in this step; the screen offers to.
      passwords.keep(password)
      return state.set({
        status: 'confirmingSignUp',
        phoneNumber,
        destination: null,
        wait: waitToResume(state.get(), phoneNumber),
      })
    case 'resetPassword':
      throw new Failure({ code: 'PasswordResetRequired' })
    case 'challenge':
      throw new Failure({ code: 'ChallengeNotSupported', challenge: outcome.challenge })
  }
}

/**
 * SRP sends this machine's time, and Cognito refuses a wrong one as if the password were wrong (amplify-js #11675,
 * #14348). The server's `date` header tells the two apart.
 */
function explainClock({ clock }: AuthContext, error: unknown): Error {
  const refused = findFailure(error)?.error.code === 'CredentialsWrong'
  if (!refused || Math.abs(clock.minutesAhead()) < wrongClock) return toError(error)
  return new Failure({ code: 'ClockWrong' }, { cause: error })
}

/** Writes the session that Amplify now holds to the keychain, shows its user, and keeps it fresh. */
async function keepSession({ cognito, due, fresh, memory, state, vault }: AuthContext): Promise<Session> {
  const stored = memory.stored()
  if (!stored) throw new Error('signed in without a refresh token')
  const { profile, lifetime, age } = await cognito.currentSession()
  const kept = await vault.save(stored)
  fresh.start(lifetime)
  due.start(age)
  return state.set({ status: 'signedIn', profile, keptIn: kept ? 'keychain' : 'memory', phoneCode: null })
}
