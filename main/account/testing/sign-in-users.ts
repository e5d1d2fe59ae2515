import {
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Factor } from '../../../preload/contract/session.ts'
import { poolAsks, userWith } from './challenges.ts'
import { administrator, callPool, code, freshNumber, password, person, pool } from './rig.ts'
import type { Combination } from './sign-in-table.ts'

/** A user in the state of a combination. `key`: of the authenticator app; empty where there is none. */
export interface MadeUser {
  phoneNumber: string
  key: string
}

const factors: Record<Combination['has'], { factors: readonly Factor[]; preferred: Factor | null }> = {
  nothing: { factors: [], preferred: null },
  'text messages': { factors: ['sms'], preferred: null },
  app: { factors: ['totp'], preferred: null },
  'both, prefers text messages': { factors: ['sms', 'totp'], preferred: 'sms' },
  'both, prefers the app': { factors: ['sms', 'totp'], preferred: 'totp' },
  'both, prefers neither': { factors: ['sms', 'totp'], preferred: null },
}

const offered: Record<Combination['offers'], readonly Factor[]> = {
  'text messages': ['sms'],
  app: ['totp'],
  both: ['sms', 'totp'],
}

/** Makes the user, and then sets the pool. */
export async function makeUser(one: Combination): Promise<MadeUser> {
  poolAsks('OPTIONAL')
  const made =
    one.account.includes('confirmed') && one.account !== 'confirmed' ? signedUp(one) : userWith(factors[one.has])
  const user = await made
  const named = { UserPoolId: pool.userPoolId, Username: user.phoneNumber }
  const admin = administrator()
  if (one.account.startsWith('invited')) {
    await admin.send(new AdminSetUserPasswordCommand({ ...named, Password: password, Permanent: false }))
  }
  if (one.account === 'told to reset its password') await admin.send(new AdminResetUserPasswordCommand(named))
  if (one.account === 'disabled') await admin.send(new AdminDisableUserCommand(named))
  const Value = String(one.number === 'verified')
  await admin.send(
    new AdminUpdateUserAttributesCommand({ ...named, UserAttributes: [{ Name: 'phone_number_verified', Value }] }),
  )
  if (one.account === 'invited too long ago') pool.control.advanceClock(pastInvitation())
  poolAsks(one.mode, offered[one.offers])
  return user
}

function pastInvitation(): number {
  const { TemporaryPasswordValidityDays } = pool.settings.UserPool.Policies.PasswordPolicy
  return (TemporaryPasswordValidityDays * 24 + 1) * 3_600_000
}

/** Somebody who signed up with another copy of the app. An administrator may turn text messages on for them already. */
async function signedUp({ account, has }: Combination): Promise<MadeUser> {
  const phoneNumber = freshNumber()
  const UserAttributes = Object.entries(person.attributes).map(([Name, Value]) => ({ Name, Value }))
  await callPool('SignUp', { Username: phoneNumber, Password: password, UserAttributes })
  if (account !== 'unconfirmed') {
    await callPool('ConfirmSignUp', { Username: phoneNumber, ConfirmationCode: code(phoneNumber) })
  }
  if (has === 'text messages') {
    const named = { UserPoolId: pool.userPoolId, Username: phoneNumber }
    await administrator().send(new AdminSetUserMFAPreferenceCommand({ ...named, SMSMfaSettings: { Enabled: true } }))
  }
  return { phoneNumber, key: '' }
}
