import type { Profile, Session } from '../../preload/contract/session.ts'
import { Failure, findFailure } from '../failure.ts'
import type { ProfileFields } from './amplify.ts'
import type { AuthContext } from './context.ts'
import { endSession } from './sign-out.ts'

type SignedIn = Extract<Session, { status: 'signedIn' }>

/** Asks the pool for the profile and keeps it in the session. */
export async function refreshProfile(context: AuthContext): Promise<Profile> {
  return whileSignedIn(context, async () => showProfile(context, await context.cognito.fetchProfile()))
}

/** Saves the editable fields. The rest of the profile (the phone number, its verified state) stays as it was. */
export async function updateProfile(context: AuthContext, fields: ProfileFields): Promise<Profile> {
  return whileSignedIn(context, async ({ profile }) => {
    await context.cognito.updateProfile(fields)
    return showProfile(context, { ...profile, ...fields })
  })
}

/** Changes a known password. The session goes on. */
export async function changePassword(context: AuthContext, current: string, next: string): Promise<Session> {
  return whileSignedIn(context, async () => {
    await context.cognito.changePassword(current, next)
    return context.state.get()
  })
}

/** Only a session that is still signed in shows the profile: a sign-out may have come in between. */
function showProfile({ state }: AuthContext, profile: Profile): Profile {
  const session = state.get()
  if (session.status === 'signedIn') state.set({ ...session, profile })
  return profile
}

/**
 * Runs `work` for the signed-in user and ends the session when the pool has ended it. Cognito answers a revoked
 * access token, a wrong current password and an attribute that must not be written with the same exception;
 * a refresh tells them apart, because a revoked session can't refresh.
 */
export async function whileSignedIn<Value>(
  context: AuthContext,
  work: (session: SignedIn) => Promise<Value>,
): Promise<Value> {
  const session = context.state.get()
  if (session.status !== 'signedIn') throw new Failure({ code: 'NotSignedIn' })
  try {
    return await work(session)
  } catch (error) {
    const code = findFailure(error)?.error.code
    if (code !== 'NotSignedIn' && code !== 'CurrentPasswordWrong') throw error
    if (await hasEnded(context)) {
      await endSession(context, 'sessionEnded')
      throw new Failure({ code: 'NotSignedIn' }, { cause: error })
    }
    if (code === 'CurrentPasswordWrong') throw error
    // The access token was too old for the server although it looked good here; the refresh brought a new one.
    return repeat(session, work)
  }
}

async function repeat<Value>(session: SignedIn, work: (session: SignedIn) => Promise<Value>): Promise<Value> {
  try {
    return await work(session)
  } catch (error) {
    if (findFailure(error)?.error.code !== 'NotSignedIn') throw error
    throw new Error('refused although the session is alive', { cause: error })
  }
}

async function hasEnded({ cognito }: AuthContext): Promise<boolean> {
  try {
    await cognito.refresh()
    return false
  } catch (error) {
    if (findFailure(error)?.error.code === 'NotSignedIn') return true
    throw error
  }
}
