import type { Profile, Session } from '../../../preload/contract/session.ts'
import { done } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { ProfileFields } from '../pool/user-pool.ts'
import type { Turn } from '../session/machine.ts'
import { whileSignedIn, type OfSignedIn } from '../session/while-signed-in.ts'

/** Asks the pool for the profile and keeps it in the session. */
export async function refreshProfile(
  context: AccountContext,
  { become }: Turn<'refreshProfile'>,
): OfSignedIn<'fetchAttributes', Profile> {
  const answer = await whileSignedIn(context, become, () => context.pool.fetchProfile())
  return answer.ok ? done(showProfile(context, answer.value)) : answer
}

/** Saves the editable fields. The rest of the profile (the phone number, its verified state) stays as it was. */
export async function updateProfile(
  context: AccountContext,
  { session, become }: Turn<'updateProfile'>,
  fields: ProfileFields,
): OfSignedIn<'updateAttributes', Profile> {
  const answer = await whileSignedIn(context, become, () => context.pool.updateProfile(fields))
  return answer.ok ? done(showProfile(context, { ...session.profile, ...fields })) : answer
}

/** Changes a known password. The session goes on. */
export async function changePassword(
  context: AccountContext,
  { become }: Turn<'changePassword'>,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): OfSignedIn<'changePassword', Session> {
  const answer = await whileSignedIn(context, become, () => context.pool.changePassword(currentPassword, newPassword))
  return answer.ok ? done(context.state.get()) : answer
}

function showProfile({ state }: AccountContext, profile: Profile): Profile {
  state.amend('signedIn', (session) => ({ ...session, profile }))
  return profile
}
