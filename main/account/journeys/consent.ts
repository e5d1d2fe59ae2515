import type { Session } from '../../../preload/contract/session.ts'
import { done, failed } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { Turn } from '../session/machine.ts'
import { whileSignedIn, type OfSignedIn } from '../session/while-signed-in.ts'

/** Keeps at the pool to which version of the company's terms the user agrees (decision 0067). */
export async function agree(
  context: AccountContext,
  { session, become }: Turn<'agree'>,
  version: string,
): OfSignedIn<'updateAttributes', Session> {
  const { consent } = context
  if (consent === null || consent.version !== version) return failed({ code: 'InvalidInput', fields: ['version'] })
  const values = { [consent.attribute]: version }
  const answer = await whileSignedIn(context, become, () => context.pool.updateProfile(values))
  if (!answer.ok) return answer
  const { profile } = session
  context.state.amend('signedIn', ({ consentDue: _, ...now }) => ({
    ...now,
    profile: { ...profile, attributes: { ...profile.attributes, ...values } },
  }))
  return done(context.state.get())
}
