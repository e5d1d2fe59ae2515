import type { Factor, Factors } from '../../../preload/contract/session.ts'
import type { TotpKey } from '../../../preload/contract/totp-key.ts'
import { done, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import { recentlySignedIn } from '../session/recent-sign-in.ts'
import { whileSignedIn, type OfSignedIn, type SignedInTurn } from '../session/while-signed-in.ts'
import { totpKeyFor } from './totp-key.ts'

// Each change asks the pool for the one factor that changes, and answers what the pool holds afterwards. So two computers
// that change at once end with the same truth, which is the pool's.

type Asked = Awaited<OfSignedIn<'fetchAttributes', Factors>>
type TurnedOn = Awaited<OfSignedIn<'turnOnFactor', Factors>>
type Unconfirmed = Outcome<never, 'ConfirmationNeeded'>

/** The user's second factors, as the pool holds them now. */
export function getFactors(context: AccountContext, { become }: SignedInTurn): Promise<Asked> {
  return whileSignedIn(context, become, () => context.pool.fetchFactors())
}

/** A new key for an authenticator app. It is answered once, and nothing keeps it here. */
export async function getNewTotpKey(
  context: AccountContext,
  { session, become }: SignedInTurn,
): Promise<Outcome<TotpKey> | Awaited<OfSignedIn<'newTotpKey', TotpKey>> | Unconfirmed> {
  const recent = recentlySignedIn(context, session)
  if (!recent.ok) return recent
  const answer = await whileSignedIn(context, become, () => context.pool.newTotpKey())
  return answer.ok ? done(totpKeyFor(answer.value, context.issuer, session.profile.phoneNumber)) : answer
}

/** Proves the new key by its first code, and has the pool ask for the authenticator app first. */
export async function turnOnTotp(
  context: AccountContext,
  turn: SignedInTurn,
  code: string,
): Promise<TurnedOn | Awaited<OfSignedIn<'proveTotpKey', never>> | Unconfirmed> {
  const recent = recentlySignedIn(context, turn.session)
  if (!recent.ok) return recent
  const proved = await whileSignedIn(context, turn.become, () => context.pool.proveTotpKey(code))
  return proved.ok ? turnOn(context, turn, 'totp', true) : proved
}

/** Turns text messages on. An authenticator app that was asked for alone is still asked for first. */
export async function turnOnSms(context: AccountContext, turn: SignedInTurn): Promise<TurnedOn | Unconfirmed> {
  const recent = recentlySignedIn(context, turn.session)
  if (!recent.ok) return recent
  const before = await getFactors(context, turn)
  // Another computer may have turned them on, and prefer them. To ask again would take that back.
  if (!before.ok || before.value.on.includes('sms')) return before
  const answer = await turnOn(context, turn, 'sms', false)
  if (!answer.ok || answer.value.preferred !== null || !answer.value.on.includes('totp')) return answer
  return turnOn(context, turn, 'totp', true)
}

/** Turns a factor off. One that the pool requires stays on. */
export async function turnOffFactor(
  context: AccountContext,
  turn: SignedInTurn,
  factor: Factor,
): Promise<Awaited<OfSignedIn<'turnOffFactor', never>> | Asked | Unconfirmed> {
  const recent = recentlySignedIn(context, turn.session)
  if (!recent.ok) return recent
  const answer = await whileSignedIn(context, turn.become, () => context.pool.turnOffFactor(factor))
  return answer.ok ? getFactors(context, turn) : answer
}

/** Has the pool ask for a factor first. One that another computer turned off meanwhile stays off. */
export async function preferFactor(
  context: AccountContext,
  turn: SignedInTurn,
  factor: Factor,
): Promise<TurnedOn | Unconfirmed> {
  const recent = recentlySignedIn(context, turn.session)
  if (!recent.ok) return recent
  const before = await getFactors(context, turn)
  if (!before.ok || !before.value.on.includes(factor)) return before
  return turnOn(context, turn, factor, true)
}

async function turnOn(context: AccountContext, turn: SignedInTurn, factor: Factor, prefer: boolean): Promise<TurnedOn> {
  const answer = await whileSignedIn(context, turn.become, () => context.pool.turnOnFactor(factor, prefer))
  return answer.ok ? getFactors(context, turn) : answer
}
