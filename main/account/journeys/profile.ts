import type { Notice, Profile, Session } from '../../../preload/contract/session.ts'
import { Failure } from '../../failure.ts'
import type { ProfileFields } from '../pool/amplify.ts'
import type { AuthContext } from '../context.ts'
import { endingOf, endSession } from '../session/sign-out.ts'

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
 * Runs `work` for the signed-in user, and ends the session when the pool has ended it: when it says that the user is
 * disabled, or when it refuses the access token and a refresh as well. A refusal of anything else leaves the session
 * alone. Cognito has one exception for all of these, and a text that may be new; so in doubt a refresh is what counts.
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
    const doubt = endingOf(error)
    if (doubt === null) throw error
    const ending = doubt === 'sessionEnded' ? await askWhetherEnded(context) : doubt
    if (ending !== null) {
      await endSession(context, ending)
      throw new Failure({ code: 'NotSignedIn' }, { cause: error })
    }
    // The access token was too old for the server although it looked good here; the refresh brought a new one.
    return repeat(session, work)
  }
}

/** Refused again with a token that was made just now, it is not the session that is refused. */
async function repeat<Value>(session: SignedIn, work: (session: SignedIn) => Promise<Value>): Promise<Value> {
  try {
    return await work(session)
  } catch (error) {
    if (endingOf(error) !== 'sessionEnded') throw error
    throw new Failure({ code: 'NotAllowed' }, { cause: error })
  }
}

/** Why the session is over, by a refresh; null when it goes on. */
async function askWhetherEnded({ cognito }: AuthContext): Promise<Notice | null> {
  try {
    await cognito.refresh()
    return null
  } catch (error) {
    const ending = endingOf(error)
    if (ending === null) throw error
    return ending
  }
}
