import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SessionStatus } from '../../../preload/contract/session.ts'
import { invited, ownPassword, poolAsks, poolDiffers, steps, totpCode, userWith } from '../testing/challenges.ts'
import {
  administrator,
  administratorWants,
  auth,
  callPool,
  code,
  freshNumber,
  installRig,
  keychainRefuses,
  password,
  person,
  pool,
  secrets,
  signedIn,
  signedInUnverified,
  signedUp,
  startApp,
  startPool,
  usePool,
} from '../testing/rig.ts'
import { startAsking } from '../testing/terms.ts'
import { moves, type Move, type MoveName } from './moves.ts'

// Each way that the table of moves allows is gone once, on a real pool. That no other can be gone is a matter of types.

installRig()

const hour = 3_600_000
const taken = new Set<string>()

beforeEach(() => {
  poolAsks('OPTIONAL')
  poolDiffers({ FirstSignInNeedsMfa: true })
})

afterEach(() => {
  administratorWants(null)
  vi.useRealTimers()
})

function note(move: MoveName, before: SessionStatus, after: SessionStatus): void {
  taken.add(`${move}: ${before} --> ${after}`)
}

async function take(move: MoveName, ask: () => Promise<unknown>): Promise<void> {
  const before = auth.session().status
  await ask().catch(() => undefined)
  note(move, before, auth.session().status)
}

/** Restores, as each start does. */
async function start(): Promise<void> {
  note('restore', 'restoring', (await startApp()).status)
}

function fail(operation: string, name: string, message = 'refused', times = 1): void {
  pool.control.addFault({ operation, kind: 'error', times, error: { name, message } })
}

/** A confirmed account; nobody is signed in. */
async function account(): Promise<string> {
  const phoneNumber = await signedIn()
  await auth.signOut()
  return phoneNumber
}

const nobodyIsSignedIn: [SessionStatus, () => Promise<unknown>][] = [
  ['signedOut', () => auth.startOver()],
  ['confirmingSignUp', () => auth.resumeSignUp(freshNumber())],
  ['resettingPassword', () => auth.requestPasswordReset(freshNumber())],
]

it.each(nobodyIsSignedIn)('are gone from %s', async (_status, goThere) => {
  const { phoneNumber: withFactor } = await userWith({ factors: ['sms'] })
  const [confirmed, unconfirmed] = [await account(), await signedUp()]
  const asks: [MoveName, () => Promise<unknown>][] = [
    ['signUp', () => signedUp()],
    ['resumeSignUp', () => auth.resumeSignUp(freshNumber())],
    ['requestPasswordReset', () => auth.requestPasswordReset(confirmed)],
    ['signIn', () => auth.signIn(withFactor, password)],
    ['signIn', () => auth.signIn(unconfirmed, password)],
    ['signIn', () => auth.signIn(confirmed, password)],
  ]
  await auth.startOver()
  for (const [move, ask] of asks) {
    await goThere()
    await take(move, ask)
    await auth.startOver()
  }
  expect(auth.session().status).toBe('signedIn')
})

it.each(nobodyIsSignedIn)('are gone from %s where the pool confirms by itself', async (_status, goThere) => {
  const usual = pool
  usePool(await startPool({}, { PreSignUp: { autoConfirmUser: true, autoVerifyPhone: true } }))
  try {
    await startApp()
    await goThere()
    await take('signUp', () => signedUp())
    await auth.signOut()
    await goThere()
    pool.control.addFault({ operation: 'InitiateAuth', kind: 'status', status: 503, times: 9 })
    await take('signUp', () => signedUp())
    await pool.control.reset()
    // Without a code by text message before it, this sign-up has shown nothing but the password.
    poolAsks('ON', ['totp'])
    await goThere()
    await take('signUp', () => signedUp())
  } finally {
    await pool.close()
    usePool(usual)
  }
})

it('are gone while a sign-up waits for its code', async () => {
  const numbers = [await signedUp()]
  await take('resendSignUpCode', () => auth.resendSignUpCode())
  await take('confirmSignUp', () => auth.confirmSignUp(code(numbers[0] ?? '')))
  await auth.signOut()

  const second = await signedUp()
  fail('InitiateAuth', 'UserNotConfirmedException')
  await take('confirmSignUp', () => auth.confirmSignUp(code(second)))
  await take('startOver', () => auth.startOver())

  const third = await signedUp()
  await start()
  await take('confirmSignUp', () => auth.confirmSignUp(code(third)))

  const fourth = await signedUp()
  await callPool('ConfirmSignUp', { Username: fourth, ConfirmationCode: code(fourth) })
  await take('resendSignUpCode', () => auth.resendSignUpCode())
})

it('are gone from a sign-up and a reset to a step of the sign-in', async () => {
  poolAsks('ON', ['totp'])
  const phoneNumber = await signedUp()
  await callPool('ConfirmSignUp', { Username: phoneNumber, ConfirmationCode: code(phoneNumber) })
  await take('confirmSignUp', () => auth.confirmSignUp('123456'))
  await take('startOver', () => auth.startOver())
  await auth.requestPasswordReset(phoneNumber)
  await take('resetPassword', () => auth.resetPassword(code(phoneNumber), ownPassword))
})

const refused = ['NotAuthorizedException', 'Invalid session for the user.'] as const
const threeMinutes = 180_000

it('are gone at a step that asks for a code', async () => {
  await steps.smsCode?.()
  await take('resendSignInCode', () => auth.resendSignInCode())
  await take('confirmSignIn', () => auth.confirmSignIn('000000'))
  fail('RespondToAuthChallenge', ...refused)
  await take('confirmSignIn', () => auth.confirmSignIn('123456'))
  const { answer } = (await steps.smsCode?.()) ?? expect.fail('no such step')
  await take('confirmSignIn', answer)
  await auth.signOut()

  await steps.smsCode?.()
  poolAsks('OFF')
  await take('resendSignInCode', () => auth.resendSignInCode())
  await auth.signOut()
  poolAsks('OPTIONAL')
  await steps.smsCode?.()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + threeMinutes })
  await take('resendSignInCode', () => auth.resendSignInCode())
})

it('are gone at the choice', async () => {
  await steps.chooseFactor?.()
  poolAsks('OFF')
  fail('RespondToAuthChallenge', ...refused)
  await take('chooseFactor', () => auth.chooseFactor('sms'))
  await auth.signOut()
  poolAsks('OPTIONAL')
  await steps.chooseFactor?.()
  fail('RespondToAuthChallenge', ...refused)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + threeMinutes })
  await take('chooseFactor', () => auth.chooseFactor('sms'))
  vi.useRealTimers()
  await steps.chooseFactor?.()
  await take('chooseFactor', () => auth.chooseFactor('totp'))
  await take('chooseFactorAgain', () => auth.chooseFactorAgain())
  await auth.chooseFactor('totp')
  poolAsks('OFF')
  await take('chooseFactorAgain', () => auth.chooseFactorAgain())
  await auth.signOut()
  poolAsks('OPTIONAL')
  await steps.chooseFactor?.()
  await auth.chooseFactor('totp')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + threeMinutes })
  await take('chooseFactorAgain', () => auth.chooseFactorAgain())
})

it('are gone at a first password, and at the set-up of an authenticator app', async () => {
  const first = () => auth.chooseFirstPassword(ownPassword)
  await steps.newPassword?.()
  await take('chooseFirstPassword', first)
  await auth.signOut()
  await steps.newPassword?.()
  fail('RespondToAuthChallenge', ...refused)
  await take('chooseFirstPassword', first)
  poolAsks('ON', ['totp'])
  await auth.signIn(await invited(), password)
  await take('chooseFirstPassword', first)

  await take('setUpTotp', () => auth.setUpTotp('000000'))
  fail('VerifySoftwareToken', ...refused)
  await take('setUpTotp', () => auth.setUpTotp('123456'))
  await steps.setUpTotp?.()
  const { key } = await auth.getTotpKey()
  await take('setUpTotp', () => auth.setUpTotp(totpCode(key)))
})

it('are gone while a reset waits for its code', async () => {
  const phoneNumber = await account()
  await auth.requestPasswordReset(phoneNumber)
  await take('resendResetCode', () => auth.resendResetCode())
  await start()
  await take('resetPassword', () => auth.resetPassword(code(phoneNumber), 'Chosen-Anew-3'))
  await auth.signOut()
  await auth.requestPasswordReset(phoneNumber)
  fail('InitiateAuth', 'PasswordResetRequiredException')
  await take('resetPassword', () => auth.resetPassword(code(phoneNumber), 'Chosen-Anew-4'))
  await auth.requestPasswordReset(freshNumber())
  await take('startOver', () => auth.startOver())
})

const ofSignedIn: [MoveName, operation: string, () => Promise<unknown>][] = [
  ['changePassword', 'ChangePassword', () => auth.changePassword(password, password)],
  ['refreshProfile', 'GetUser', () => auth.refreshProfile()],
  ['updateProfile', 'UpdateUserAttributes', () => auth.updateProfile(person.attributes)],
  ['agree', 'UpdateUserAttributes', () => auth.agree('2026-11')],
  ['requestPhoneCode', 'GetUserAttributeVerificationCode', () => auth.requestPhoneCode()],
  ['verifyPhone', 'VerifyUserAttribute', () => auth.verifyPhone('000000')],
  ['confirmIdentity', 'GetUser', () => auth.confirm(password)],
  ['getFactors', 'GetUser', () => auth.factors()],
  ['getNewTotpKey', 'AssociateSoftwareToken', () => auth.newTotpKey()],
  ['turnOnTotp', 'VerifySoftwareToken', () => auth.turnOnTotp('000000')],
  ['turnOnSms', 'GetUser', () => auth.turnOnSms()],
  ['turnOffFactor', 'SetUserMFAPreference', () => auth.turnOff('sms')],
  ['preferFactor', 'GetUser', () => auth.prefer('sms')],
  ['listPlaces', 'ListUserSessions', () => auth.places()],
  ['endPlace', 'RevokeUserSession', () => auth.endPlace('tkn0000000000000000000000000')],
  ['endOtherPlaces', 'ListUserSessions', () => auth.endOtherPlaces()],
  ['changeNumber', 'UpdateUserAttributes', () => auth.changeNumber(freshNumber())],
]

it.each(ofSignedIn)('are gone while signed in: %s', async (move, operation, ask) => {
  if (move === 'agree') await startAsking('2026-11')
  await signedInUnverified()
  await auth.requestPhoneCode()
  await take(move, ask)
  fail(operation, 'NotAuthorizedException', 'User is disabled.')
  await take(move, ask)
})

it('are gone while signed in: deleteAccount, keepNumber', async () => {
  const phoneNumber = await signedIn()
  fail('DeleteUser', 'InternalErrorException')
  await take('deleteAccount', () => auth.deleteAccount(phoneNumber.slice(-4)))
  await take('keepNumber', () => auth.keepNumber())
  await take('deleteAccount', () => auth.deleteAccount(phoneNumber.slice(-4)))
})

it('are gone in a confirmation', async () => {
  const { answer } = (await steps.smsCode?.()) ?? expect.fail('no such step')
  await answer()
  await take('confirmIdentity', () => auth.confirm(password))
  await take('cancelConfirmation', () => auth.cancelConfirmation())
  await auth.confirm(password)
  await take('resendIdentityCode', () => auth.resendConfirmCode())
  await take('confirmIdentityCode', () => auth.confirmCode('000000'))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + threeMinutes })
  auth.wake()
  await expect.poll(() => auth.session()).toMatchObject({ status: 'signedIn', confirming: null })
  note('endConfirmation', 'signedIn', auth.session().status)
  await auth.signOut()
  for (const [move, ask] of [
    ['confirmIdentityCode', () => auth.confirmCode('000000')],
    ['resendIdentityCode', () => auth.resendConfirmCode()],
  ] as const) {
    const again = (await steps.smsCode?.()) ?? expect.fail('no such step')
    await again.answer()
    await auth.confirm(password)
    fail('RespondToAuthChallenge', 'NotAuthorizedException', 'User is disabled.')
    await take(move, ask)
  }
})

it('are gone when all sessions end', async () => {
  await signedIn()
  await take('endEverywhere', () => auth.endEverywhere(password))
  fail('GetUser', 'NotAuthorizedException', 'User is disabled.')
  await take('endEverywhere', () => auth.endEverywhere(password))
  const { answer } = (await steps.smsCode?.()) ?? expect.fail('no such step')
  await answer()
  await take('endEverywhere', () => auth.endEverywhere(password))
})

it('are gone at a start, and by looking again', async () => {
  await start()
  await signedIn()
  const record = [...secrets]
  await start()
  for (const times of [0, 9]) {
    await startApp({ keychain: ['get'] })
    keychainRefuses()
    pool.control.addFault({ operation: 'GetTokensFromRefreshToken', kind: 'drop', times })
    await take('lookAgain', () => auth.restore())
  }
  await start()
  await take('signOut', () => auth.signOut())

  await pool.control.reset()
  for (const [name, secret] of record) secrets.set(name, secret)
  await startApp({ keychain: ['get'] })
  keychainRefuses()
  await take('lookAgain', () => auth.restore())

  await signedIn()
  await take('signOut', () => auth.signOut())
})

it('are gone by themselves, when the tokens are to be refreshed or the sign-in is too old', async () => {
  const phoneNumber = await signedIn()
  await administrator().send(new AdminDisableUserCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber }))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hour })
  await auth.catchUp()
  await expect.poll(() => auth.session()).toMatchObject({ status: 'signedOut', notice: 'accountDisabled' })
  note('refreshTokens', 'signedIn', auth.session().status)
  vi.useRealTimers()

  await steps.smsCode?.()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + threeMinutes })
  auth.wake()
  await expect.poll(() => auth.session()).toMatchObject({ status: 'signedOut', notice: 'signInOver' })
  note('endSignIn', 'signingIn', auth.session().status)
  vi.useRealTimers()

  administratorWants(8)
  await startApp()
  await signedIn()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 9 * hour })
  await auth.catchUp()
  await expect.poll(() => auth.session()).toMatchObject({ status: 'signedOut', notice: 'signInDue' })
  note('requireSignIn', 'signedIn', auth.session().status)
})

it('are all of the table', () => {
  const allowed = Object.entries<Move>(moves).flatMap(([name, { from, to }]) =>
    from.flatMap((start) => to.map((end) => `${name}: ${start} --> ${end}`)),
  )
  expect([...taken].sort()).toEqual(allowed.sort())
})
