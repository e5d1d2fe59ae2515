import { judgeAttributes } from '../../../preload/contract/attributes/values.ts'
import type { Attributes, Profile, Session } from '../../../preload/contract/session.ts'
import { done, failed } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { Turn } from '../session/machine.ts'
import { whileSignedIn, type OfSignedIn } from '../session/while-signed-in.ts'

/** Asks the pool for the profile and keeps it in the session. */
export async function refreshProfile(
  context: AccountContext,
  { become }: Turn<'refreshProfile'>,
): OfSignedIn<'fetchAttributes', Profile> {
  const answer = await whileSignedIn(context, become, () => context.pool.fetchProfile())
  if (!answer.ok) return answer
  context.remembered.update({ deleting: null })
  return done(showProfile(context, answer.value))
}

/** Saves these attributes. The other attributes, the phone number and whether it is verified stay as they were. */
export async function updateProfile(
  context: AccountContext,
  { session, become }: Turn<'updateProfile'>,
  changes: Attributes,
): OfSignedIn<'updateAttributes', Profile> {
  // The contract only limits names and lengths. Which attributes the app takes is judged here, because a page could
  // skip its own check.
  const { values, refused } = judgeAttributes(context.attributes, changes, 'change')
  if (refused.length > 0) return failed({ code: 'InvalidInput', fields: refused })
  const answer = await whileSignedIn(context, become, () => context.pool.updateProfile(values))
  if (!answer.ok) return answer
  const { profile } = session
  return done(showProfile(context, { ...profile, attributes: { ...profile.attributes, ...values } }))
}

/** Changes a password that the user knows. The session goes on. */
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
