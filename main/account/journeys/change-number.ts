import type { Profile, Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { Sent } from '../pool/user-pool.ts'
import type { Become, Turn } from '../session/machine.ts'
import type { SessionIn } from '../session/moves.ts'
import { notedBefore } from '../session/on-disk.ts'
import { recentlySignedIn } from '../session/recent-sign-in.ts'
import { afterCode, limitOf } from '../session/waits.ts'
import { whileSignedIn, type OfSignedIn } from '../session/while-signed-in.ts'

type OfNumber<Value> = Promise<Awaited<OfSignedIn<'changeNumber', Value>> | Outcome<never, 'SmsNotSent'>>

/** Asks the pool for a new number, which it sends a code to. The account's number counts until the code was given. */
export async function changeNumber(
  context: AccountContext,
  { session, become }: Turn<'changeNumber'>,
  phoneNumber: string,
): Promise<Awaited<OfNumber<Session>> | Outcome<never, 'ConfirmationNeeded'>> {
  if (!context.rules.newNumber) return failed({ code: 'NotAllowed' })
  if (phoneNumber === session.profile.phoneNumber) return failed({ code: 'InvalidInput', fields: ['phoneNumber'] })
  if (!(await context.mayUse(phoneNumber))) return failed({ code: 'PhoneNumberRefused' })
  const recent = recentlySignedIn(context, session)
  if (!recent.ok) return recent
  const answer = await requestCodeFor(context, become, phoneNumber)
  if (!answer.ok && answer.error.code === 'CodeMaybeSent') {
    // The pool may wait for the code by now. Its screen takes one that comes, and can have another sent.
    const phoneCode = { newNumber: phoneNumber, destination: null, wait: afterCode() }
    context.state.amend('signedIn', (now) => ({ ...now, phoneCode }))
  }
  return answer
}

/**
 * Has the pool send a code to a new number, the first or another. To send another is the same request once more, because
 * GetUserAttributeVerificationCode sends to the number that the account has (amplify-flutter #3756).
 */
export async function requestCodeFor(
  context: AccountContext,
  become: Become<'signedOut'>,
  newNumber: string,
): OfNumber<Session> {
  const { pool, remembered, state } = context
  const answer = await whileSignedIn<'changeNumber', Sent | null>(context, become, () => {
    const { profile } = remembered.get()
    const awaited = profile?.phoneCode?.newNumber === newNumber ? profile.phoneCode : null
    const phoneCode = { destination: null, ...awaited, newNumber, wait: afterCode() }
    return notedBefore(remembered, profile ? { profile: { ...profile, phoneCode } } : {}, () =>
      pool.changeNumber(newNumber),
    )
  })
  if (!answer.ok) return answer
  if (answer.value === null) return withoutCode(context, become, newNumber)
  const phoneCode = { newNumber, destination: answer.value.destination, wait: afterCode() }
  return done(state.amend('signedIn', (session) => ({ ...session, phoneCode })))
}

/** The pool sent no code. It needs none where the number is the account's by now, by another computer. */
async function withoutCode(context: AccountContext, become: Become<'signedOut'>, newNumber: string): OfNumber<Session> {
  const asked = await whileSignedIn(context, become, () => context.pool.fetchProfile())
  if (!asked.ok) return asked
  const { phoneNumber, phoneNumberVerified } = asked.value
  if (phoneNumber === newNumber && phoneNumberVerified) return done(isVerified(context, asked.value))
  context.state.amend('signedIn', (session) => ({ ...session, profile: asked.value }))
  return failed({ code: 'SmsNotSent' })
}

/** Shows a profile whose number was verified. */
export function isVerified({ state }: AccountContext, profile: Profile): Session {
  return state.amend('signedIn', (session) => ({ ...session, profile, phoneCode: null }))
}

/** Forgets the new number here. The pool goes on waiting for its code, which changes nothing without it. */
export function keepNumber({ state }: AccountContext): Session {
  return state.amend('signedIn', (session) => ({ ...session, phoneCode: limitAlone(session.phoneCode) }))
}

/** What of an awaited code outlives it: only a limit of the pool. */
function limitAlone(phoneCode: SessionIn<'signedIn'>['phoneCode']): SessionIn<'signedIn'>['phoneCode'] {
  if (phoneCode?.newNumber == null) return phoneCode
  const wait = limitOf(phoneCode.wait)
  return wait && { newNumber: null, destination: null, wait }
}
