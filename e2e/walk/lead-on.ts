import type { SessionStatus } from '../../preload/contract/session.ts'
import { details } from '../faults/details.ts'
import { poolRequires } from '../support/second-factors.ts'
import { appCodeOf, codeOf, otherPassword, type World } from './world.ts'

/** So many clicks must be enough from anywhere. */
const most = 24
/** Waits and limits are over by then, and nothing else; in milliseconds. */
const patience = 61 * 60_000

/**
 * From each state some action leads on: with everything working, an enabled user gets signed in by what the screens
 * offer, and out again.
 * @throws Error that tells the way that ended nowhere
 */
export async function leadOn(world: World): Promise<void> {
  world.setKeychain(null)
  await world.setWay('clear')
  await world.setMachineClock(0)
  await world.administrate('enable')
  await world.pass(patience)
  const way: string[] = []
  const tried = new Map<SessionStatus, number>()
  while (world.session().status !== 'signedIn') {
    if (way.length === most) throw new Error(`no way leads on: ${way.join(', ')}`)
    await world.look()
    const { status } = world.session()
    const times = tried.get(status) ?? 0
    tried.set(status, times + 1)
    way.push(await click(world, times))
    // Not in the middle of a sign-in, which would be over then, at the same point each time.
    if (way.length % 5 === 0 && world.session().status !== 'signingIn') await world.pass(patience)
  }
  if ('consentDue' in world.session()) {
    const agreed = await world.call('profile.agree', { version: world.terms })
    if (!agreed.ok || 'consentDue' in world.session()) throw new Error('nobody can agree')
  }
  const result = await world.call('auth.signOut')
  const session = world.session()
  if (!result.ok || session.status !== 'signedOut') throw new Error(`the sign-out led to ${session.status}`)
}

/**
 * What a person does who wants to get in.
 * @param times how often they were on this screen before
 * @returns what that was, and what came of it
 */
async function click(world: World, times: number): Promise<string> {
  const { phoneNumber } = world
  const code = codeOf(world)
  const tell = async (name: string, input?: unknown): Promise<string> => {
    const result = await world.call(name, input)
    return `${name} ${result.ok ? world.session().status : result.error.code}`
  }
  switch (world.session().status) {
    case 'restoring':
      return tell('session.retry')
    case 'confirmingSignUp': {
      const first = await tell('auth.confirmSignUp', { code })
      if (world.session().status !== 'confirmingSignUp') return first
      const again = await tell('auth.resendSignUpCode')
      // An account that is gone is promised a code for ever: the pool tells nobody that it does not know a number.
      if (!again.endsWith('confirmingSignUp') || times > 1)
        return `${first}, ${again}, ${await tell('session.startOver')}`
      return `${first}, ${again}`
    }
    case 'resettingPassword': {
      const newPassword = otherPassword(world.password)
      const first = await tell('auth.resetPassword', { code, newPassword })
      if (world.session().status !== 'resettingPassword') world.password = newPassword
      else return `${first}, ${await tell('auth.resendResetCode')}, ${times > 0 ? await tell('session.startOver') : ''}`
      return first
    }
    case 'signingIn':
      return answerStep(world, tell)
    case 'signedIn':
      return 'signed in'
    case 'signedOut': {
      const tries = [
        () => signIn(world, tell),
        () => tell('auth.signIn', { phoneNumber, password: otherPassword(world.password) }),
        () => tell('auth.signUp', { ...details, phoneNumber, password: world.password, consent: world.terms }),
        () => askForReset(world, tell),
      ]
      const next = tries[times % tries.length]
      return next ? next() : ''
    }
  }
}

type Tell = (name: string, input?: unknown) => Promise<string>

/** Answers the step at which the sign-in stands; where that does not help, another code or the start does. */
async function answerStep(world: World, tell: Tell): Promise<string> {
  const session = world.session()
  if (session.status !== 'signingIn') return ''
  switch (session.step.kind) {
    case 'smsCode': {
      const first = await tell('auth.confirmSignIn', { code: codeOf(world) })
      return world.session().status === 'signingIn' ? `${first}, ${await tell('auth.resendSignInCode')}` : first
    }
    case 'totpCode':
      // The app shows another code in a while.
      await world.pass(30_000)
      return tell('auth.confirmSignIn', { code: appCodeOf(world) })
    case 'chooseFactor':
      return tell('auth.chooseFactor', { factor: 'sms' })
    case 'newPassword': {
      const newPassword = otherPassword(world.password)
      const told = await tell('auth.chooseFirstPassword', { newPassword, attributes: {} })
      if (told.endsWith('signedIn') || told.endsWith('signingIn')) world.password = newPassword
      return told
    }
    case 'setUpTotp':
      await tell('auth.getTotpKey')
      return tell('auth.setUpTotp', { code: appCodeOf(world) })
  }
}

/** IT gives another temporary password to whom did not use theirs in time. */
async function signIn(world: World, tell: Tell): Promise<string> {
  const { phoneNumber, password } = world
  const told = await tell('auth.signIn', { phoneNumber, password })
  if (told.endsWith('TemporaryPasswordExpired')) await world.administrate('temporaryPassword')
  return told
}

/** IT helps whom no text message may give a new password, because text messages are their second factor. */
async function askForReset(world: World, tell: Tell): Promise<string> {
  const told = await tell('auth.requestPasswordReset', { phoneNumber: world.phoneNumber })
  if (!told.endsWith('ResetNotPossible')) return told
  poolRequires(world.pool, 'OPTIONAL', ['sms', 'totp'])
  await world.administrate('textsOff')
  return told
}
