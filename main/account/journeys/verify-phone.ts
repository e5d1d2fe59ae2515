import type { Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { Sent } from '../pool/user-pool.ts'
import type { Turn } from '../session/machine.ts'
import type { SessionIn } from '../session/moves.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode } from '../session/waits.ts'
import { whileSignedIn, type OfSignedIn } from '../session/while-signed-in.ts'
import { isVerified, keepNumber, requestCodeFor } from './change-number.ts'

/** Asks the pool to send a code to the profile's phone number, or to the new one that waits for its code. */
export async function requestPhoneCode(
  context: AccountContext,
  { session: before, become }: Turn<'requestPhoneCode'>,
): Promise<Awaited<OfSignedIn<'requestPhoneCode', Session>> | Outcome<never, NewNumberCode>> {
  const { pool, remembered, state } = context
  const newNumber = before.phoneCode?.newNumber ?? null
  if (newNumber !== null) return requestNewNumber(context, become, newNumber)
  const answer = await whileSignedIn<'requestPhoneCode', Sent>(context, become, () => {
    const { profile } = remembered.get()
    const intent = profile && { profile: { ...profile, phoneCode: codeOnItsWay(profile.phoneCode) } }
    return notedBefore(remembered, intent ?? {}, () => pool.requestPhoneCode())
  })
  if (!answer.ok) return answer
  const phoneCode = { newNumber: null, destination: answer.value.destination, wait: afterCode() }
  return done(state.amend('signedIn', (session) => ({ ...session, phoneCode })))
}

type NewNumberCode = Exclude<CodeOf<'changeNumber'>, 'PhoneNumberRefused' | 'UserDisabled' | 'PasswordResetRequired'>

/** The pool took the number before. If it does not like it any more, it refuses the request, not what the user typed. */
async function requestNewNumber(...input: Parameters<typeof requestCodeFor>): Promise<Outcome<Session, NewNumberCode>> {
  const answer = await requestCodeFor(...input)
  const refused = !answer.ok && answer.error.code === 'PhoneNumberRefused'
  return refused ? failed({ code: 'NotAllowed' }) : (answer as Outcome<Session, NewNumberCode>)
}

/** Verifies the phone number with the code. A new one then is the account's. */
export async function verifyPhone(
  context: AccountContext,
  { session, become }: Turn<'verifyPhone'>,
  code: string,
): Promise<Outcome<Session, 'NothingPending'> | Awaited<OfSignedIn<'verifyPhone', Session>>> {
  if (!session.phoneCode) return failed({ code: 'NothingPending' })
  const { newNumber } = session.phoneCode
  const answer = await whileSignedIn(context, become, () => context.pool.verifyPhone(code))
  if (!answer.ok) {
    // No code can help any more, so the user chooses another number, or keeps the account's.
    if (newNumber !== null && answer.error.code === 'PhoneNumberTaken') keepNumber(context)
    return answer
  }
  const verified = { ...session.profile, phoneNumberVerified: true }
  if (newNumber === null) return done(isVerified(context, verified))
  isVerified(context, { ...verified, phoneNumber: newNumber })
  // Another computer may have asked for yet another number, and then the code was for that one.
  const asked = await whileSignedIn(context, become, () => context.pool.fetchProfile())
  return done(asked.ok ? isVerified(context, asked.value) : context.state.get())
}

/** What a start has to know of the code if the app ends before the pool answers. */
function codeOnItsWay(before: SessionIn<'signedIn'>['phoneCode']): SessionIn<'signedIn'>['phoneCode'] {
  return { newNumber: null, destination: null, ...before, wait: afterCode() }
}
