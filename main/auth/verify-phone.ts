import type { Session } from '../../preload/contract/session.ts'
import { Failure } from '../failure.ts'
import { whileSignedIn } from './account.ts'
import type { AuthContext } from './context.ts'
import { afterCode } from './waits.ts'

/** Sends a code to the number of the profile. */
export async function requestPhoneCode(context: AuthContext): Promise<Session> {
  return whileSignedIn(context, async () => {
    const { destination } = await context.cognito.requestPhoneCode()
    return change(context, { phoneCode: { destination, wait: afterCode() } })
  })
}

/** Verifies the number with the code. */
export async function verifyPhone(context: AuthContext, code: string): Promise<Session> {
  return whileSignedIn(context, async ({ phoneCode, profile }) => {
    if (!phoneCode) throw new Failure({ code: 'NothingPending' })
    await context.cognito.verifyPhone(code)
    return change(context, { phoneCode: null, profile: { ...profile, phoneNumberVerified: true } })
  })
}

type SignedIn = Extract<Session, { status: 'signedIn' }>

/** Only a session that is still signed in is changed: a sign-out may have come in between. */
function change({ state }: AuthContext, changes: Partial<Pick<SignedIn, 'phoneCode' | 'profile'>>): Session {
  const session = state.get()
  return session.status === 'signedIn' ? state.set({ ...session, ...changes }) : session
}
