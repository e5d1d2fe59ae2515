import type { Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { Sent } from '../pool/user-pool.ts'
import type { Turn } from '../session/machine.ts'
import type { SessionIn } from '../session/moves.ts'
import { notedBefore } from '../session/on-disk.ts'
import { afterCode } from '../session/waits.ts'
import { whileSignedIn, type OfSignedIn } from '../session/while-signed-in.ts'

/** Asks the pool to send a code to the profile's phone number. */
export async function requestPhoneCode(
  context: AccountContext,
  { become }: Turn<'requestPhoneCode'>,
): OfSignedIn<'requestPhoneCode', Session> {
  const { pool, remembered, state } = context
  const answer = await whileSignedIn<'requestPhoneCode', Sent>(context, become, () => {
    const { profile } = remembered.get()
    const intent = profile && { profile: { ...profile, phoneCode: codeOnItsWay(profile.phoneCode) } }
    return notedBefore(remembered, intent ?? {}, () => pool.requestPhoneCode())
  })
  if (!answer.ok) return answer
  const phoneCode = { destination: answer.value.destination, wait: afterCode() }
  return done(state.amend('signedIn', (session) => ({ ...session, phoneCode })))
}

/** Verifies the phone number with the code. */
export async function verifyPhone(
  context: AccountContext,
  { session, become }: Turn<'verifyPhone'>,
  code: string,
): Promise<Outcome<Session, 'NothingPending'> | Awaited<OfSignedIn<'verifyPhone', Session>>> {
  if (!session.phoneCode) return failed({ code: 'NothingPending' })
  const answer = await whileSignedIn(context, become, () => context.pool.verifyPhone(code))
  if (!answer.ok) return answer
  return done(
    context.state.amend('signedIn', (now) => ({
      ...now,
      phoneCode: null,
      profile: { ...now.profile, phoneNumberVerified: true },
    })),
  )
}

/** What a start has to know of the code if the app ends before the pool answers. */
function codeOnItsWay(before: SessionIn<'signedIn'>['phoneCode']): SessionIn<'signedIn'>['phoneCode'] {
  return { destination: null, ...before, wait: afterCode() }
}
