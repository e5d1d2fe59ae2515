import type { SignedInPlace } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import { inOrder } from '../pool/places.ts'
import { recentlySignedIn } from '../session/recent-sign-in.ts'
import { whileSignedIn, type OfSignedIn, type SignedInTurn } from '../session/while-signed-in.ts'

type Listed = Awaited<OfSignedIn<'listSessions', SignedInPlace[]>>
type Failed = Extract<Outcome<never, 'NotAllowed' | 'ConfirmationNeeded'>, { ok: false }>
type Ended = Awaited<OfSignedIn<'endSession', never>>

/** Where the account is signed in. Refused where the stage's pool tracks no sessions. */
export async function listPlaces(context: AccountContext, { become }: SignedInTurn): Promise<Listed> {
  if (!context.rules.sessions) return failed({ code: 'NotAllowed' })
  const answer = await whileSignedIn(context, become, () => context.pool.listSessions())
  return answer.ok ? done(inOrder(answer.value)) : answer
}

/** Ends the session of this name, and answers those that are left. The app's own is ended by signing out. */
export async function endPlace(
  context: AccountContext,
  turn: SignedInTurn,
  id: string,
): Promise<Listed | Ended | Failed> {
  const refusal = refusalOf(context, turn)
  if (refusal !== null) return refusal
  const answer = await whileSignedIn(context, turn.become, () => context.pool.endSession(id))
  if (!answer.ok) return answer
  return answer.value === 'refused' ? failed({ code: 'InvalidInput', fields: ['id'] }) : listPlaces(context, turn)
}

/**
 * Ends all other sessions, one after the other, and answers those that are left. When one cannot be ended, the call fails
 * for its reason, and what has ended stays so.
 */
export async function endOtherPlaces(context: AccountContext, turn: SignedInTurn): Promise<Listed | Ended | Failed> {
  const refusal = refusalOf(context, turn)
  if (refusal !== null) return refusal
  const listed = await listPlaces(context, turn)
  if (!listed.ok) return listed
  for (const { id, current } of listed.value) {
    if (current) continue
    const answer = await whileSignedIn(context, turn.become, () => context.pool.endSession(id))
    if (!answer.ok) return answer
    if (answer.value === 'refused') return failed({ code: 'NotAllowed' })
  }
  return listPlaces(context, turn)
}

function refusalOf(context: AccountContext, { session }: SignedInTurn): Failed | null {
  if (!context.rules.sessions) return failed({ code: 'NotAllowed' })
  const recent = recentlySignedIn(context, session)
  return recent.ok ? null : recent
}
