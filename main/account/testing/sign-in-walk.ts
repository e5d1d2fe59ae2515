import type { SignInStep } from '../../../preload/contract/session.ts'
import { ownPassword, totpCode } from './challenges.ts'
import { auth, code, errorOf, password } from './rig.ts'
import type { MadeUser } from './sign-in-users.ts'

/** More steps than any user meets. */
const most = 6

/**
 * Signs in and answers every step rightly.
 * @param choice which factor to take where there is a choice
 * @returns what the user met, in the words of docs/sign-in-steps.md
 */
export async function walkIn(user: MadeUser, choice: 'sms' | 'totp'): Promise<string[]> {
  const refused = await errorOf(auth.signIn(user.phoneNumber, password))
  const met = refused === null ? [] : [await afterRefusal(user, refused.code)]
  for (let steps = 0; steps < most; steps += 1) {
    const session = auth.session()
    if (session.status === 'signedOut') return met
    if (session.status === 'signedIn') {
      const { phoneNumberVerified } = session.profile
      const after = phoneNumberVerified ? 'verified' : await offersToVerify(user)
      return [...met, 'signed in', after]
    }
    if (session.status === 'confirmingSignUp') {
      met.push('the code of the sign-up')
      await auth.confirmSignUp(code(user.phoneNumber))
    } else if (session.status === 'signingIn') {
      const wasChosen = 'mayChoose' in session.step && session.step.mayChoose
      if (!wasChosen) met.push(words[session.step.kind])
      await answer(user, session.step, choice)
    } else throw new Error(`the sign-in led to ${session.status}`)
  }
  throw new Error(`no end after ${met.join(', ')}`)
}

const words: Record<SignInStep['kind'], string> = {
  smsCode: 'a code by text message',
  totpCode: 'a code of the app',
  chooseFactor: 'a choice between the two',
  newPassword: 'the first password of their own',
  setUpTotp: 'the set-up of the app',
}

async function answer({ phoneNumber, key }: MadeUser, step: SignInStep, choice: 'sms' | 'totp'): Promise<unknown> {
  switch (step.kind) {
    case 'smsCode':
      return auth.confirmSignIn(code(phoneNumber))
    case 'totpCode':
      return auth.confirmSignIn(totpCode(key, 1))
    case 'chooseFactor':
      return auth.chooseFactor(choice)
    case 'newPassword':
      return auth.chooseFirstPassword(ownPassword)
    case 'setUpTotp':
      return auth.setUpTotp(totpCode((await auth.getTotpKey()).key))
  }
}

/** What the refusal tells, and for a reset what the user can do about it. */
async function afterRefusal({ phoneNumber }: MadeUser, refusal: string): Promise<string> {
  if (refusal === 'UserDisabled') return 'that the account is disabled'
  if (refusal === 'TemporaryPasswordExpired') return 'that the invitation has expired, so IT sends a new one'
  if (refusal !== 'PasswordResetRequired') return refusal
  const noReset = await errorOf(auth.requestPasswordReset(phoneNumber))
  if (noReset?.code === 'ResetNotPossible')
    return 'that the password must be reset, and that no text message can do that'
  if (noReset !== null) return noReset.code
  await auth.resetPassword(code(phoneNumber), ownPassword)
  return 'a new password with a code by text message'
}

/** Verifies the number as the app offers it. */
async function offersToVerify({ phoneNumber }: MadeUser): Promise<string> {
  await auth.requestPhoneCode()
  const session = await auth.verifyPhone(code(phoneNumber))
  const verified = session.status === 'signedIn' && session.profile.phoneNumberVerified
  return verified ? 'not verified, and the app offers to send a code' : 'not verified'
}
