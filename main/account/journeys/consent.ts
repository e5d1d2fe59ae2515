import type { Attributes, Session } from '../../../preload/contract/session.ts'
import { done, failed } from '../../outcome.ts'
import type { Consent } from '../../stage/brand.ts'
import type { AccountContext } from '../context.ts'
import type { Turn } from '../session/machine.ts'
import { whileSignedIn, type OfSignedIn } from '../session/while-signed-in.ts'

/** What the pool keeps of a user who agrees to what the company asks for now (decision 0067). */
export function agreedTo(consent: Consent | null): Attributes {
  return consent === null ? {} : { [consent.attribute]: consent.version }
}

/**
 * The session with whether its user still has to agree (decision 0067). It follows from the profile alone, which a
 * signed-in user has from the pool: of new tokens, or of GetUser. While a session is only being restored, nobody is asked.
 */
export function withConsentDue(session: Session, consent: Consent | null): Session {
  if (session.status !== 'signedIn') return session
  const { consentDue: before, ...rest } = session
  const agreed = consent === null || session.profile.attributes[consent.attribute] === consent.version
  if (agreed) return before === undefined ? session : rest
  return { ...session, consentDue: true }
}

/** Keeps at the pool to which version of the company's terms the user agrees. */
export async function agree(
  context: AccountContext,
  { become }: Turn<'agree'>,
  version: string,
): OfSignedIn<'updateAttributes', Session> {
  const { consent, pool, state } = context
  if (consent?.version !== version) return failed({ code: 'InvalidInput', fields: ['version'] })
  const agreed = agreedTo(consent)
  const answer = await whileSignedIn(context, become, () => pool.updateProfile(agreed))
  if (!answer.ok) return answer
  return done(
    state.amend('signedIn', (session) => {
      const attributes = { ...session.profile.attributes, ...agreed }
      return { ...session, profile: { ...session.profile, attributes } }
    }),
  )
}
