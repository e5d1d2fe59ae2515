import type { Session } from '../../../preload/contract/session.ts'
import { Failure } from '../../failure.ts'
import { whileSignedIn } from './profile.ts'
import type { AuthContext } from '../context.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode } from '../session/waits.ts'

/** Sends a code to the number of the profile. */
export async function requestPhoneCode(context: AuthContext): Promise<Session> {
  return whileSignedIn(context, async () => {
    const { cognito, remembered } = context
    const { profile } = remembered.get()
    const intent = profile && { profile: { ...profile, phoneCode: codeOnItsWay(profile.phoneCode) } }
    const { destination } = await notedBefore(remembered, intent ?? {}, () => cognito.requestPhoneCode())
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

/** The code as the next start would find it, if the app ended before the pool answers. */
function codeOnItsWay(before: SignedIn['phoneCode']): SignedIn['phoneCode'] {
  return { destination: null, ...before, wait: afterCode() }
}

type SignedIn = Extract<Session, { status: 'signedIn' }>

/** Only a session that is still signed in is changed: a sign-out may have come in between. */
function change({ state }: AuthContext, changes: Partial<Pick<SignedIn, 'phoneCode' | 'profile'>>): Session {
  const session = state.get()
  return session.status === 'signedIn' ? state.set({ ...session, ...changes }) : session
}
