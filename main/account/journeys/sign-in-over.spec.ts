import { AdminDeleteUserCommand, AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownPassword, poolAsks, steps } from '../testing/challenges.ts'
import { administrator, auth, code, errorOf, installRig, pool, remembered, startApp } from '../testing/rig.ts'

installRig()

beforeEach(() => {
  poolAsks('OPTIONAL')
})
afterEach(() => {
  vi.useRealTimers()
})

const minute = 60_000
const over = (phoneNumber: string): object => ({ status: 'signedOut', phoneNumber, notice: 'signInOver', wait: null })
const kinds = Object.entries(steps)

/**
 * The session after an answer that the pool took no more. At the choice the user has no code yet, so the app begins again
 * by itself as long as it holds the password.
 */
const afterLate = (kind: string, phoneNumber: string): object =>
  kind === 'chooseFactor'
    ? (expect.objectContaining({
        status: 'signingIn',
        step: expect.objectContaining({ kind: 'smsCode', mayChoose: true }) as object,
      }) as object)
    : over(phoneNumber)

/** What the pool says of a session that it no longer takes, and a text that nobody has seen yet. */
const refusals = [
  'Invalid session for the user.',
  'Invalid session for the user, session is expired.',
  'Invalid session for the user, session can only be used once.',
  'A sentence of tomorrow.',
]

describe.each(kinds)('a sign-in at %s', (kind, goThere) => {
  it('waits three minutes, less a little, and tells until when', async () => {
    const before = Date.now()
    await goThere()
    const session = auth.session()
    expect(session).toMatchObject({ status: 'signingIn', step: { kind } })
    const { until } = session as { until: number }
    expect(until - before).toBeGreaterThan(2.9 * minute)
    expect(until - Date.now()).toBeLessThan(3 * minute)
  })

  it('is over once the password is forgotten too, when the pool takes no answer', async () => {
    const { phoneNumber, answer } = await goThere()
    const right = kind === 'setUpTotp' ? () => auth.setUpTotp('000000') : answer
    pool.control.advanceClock(3 * minute)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * minute })
    await right()
    expect(auth.session()).toEqual(over(phoneNumber))
  })

  it.each(refusals)('is over when the pool says "%s"', async (message) => {
    const { phoneNumber, answer } = await goThere()
    const operation = kind === 'setUpTotp' ? 'VerifySoftwareToken' : 'RespondToAuthChallenge'
    pool.control.addFault({ operation, kind: 'error', times: 1, error: { name: 'NotAuthorizedException', message } })
    await answer()
    expect(auth.session()).toEqual(afterLate(kind, phoneNumber))
    // A click that comes late finds nothing.
    if (kind !== 'chooseFactor') expect(await errorOf(auth.resendSignInCode())).toEqual({ code: 'NothingPending' })
  })

  it('is over when the pool has waited long enough, whatever the clock of this machine says', async () => {
    const { phoneNumber, answer } = await goThere()
    pool.control.advanceClock(3 * minute)
    await answer()
    expect(auth.session()).toEqual(afterLate(kind, phoneNumber))
  })

  it('is over when the user was deleted', async () => {
    const { phoneNumber, answer } = await goThere()
    await administrator().send(new AdminDeleteUserCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber }))
    await answer()
    expect(auth.session()).toEqual(over(phoneNumber))
  })

  it('tells that the user was disabled, and stays where it is', async () => {
    const { phoneNumber, answer } = await goThere()
    const before = auth.session()
    await administrator().send(new AdminDisableUserCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber }))
    expect(await errorOf(answer())).toEqual({ code: 'UserDisabled' })
    expect(auth.session()).toEqual(before)
  })

  it('tells that an administrator asked for a reset, and stays where it is', async () => {
    const { answer } = await goThere()
    const before = auth.session()
    const error = { name: 'PasswordResetRequiredException', message: 'Password reset required for the user' }
    const operation = kind === 'setUpTotp' ? 'VerifySoftwareToken' : 'RespondToAuthChallenge'
    pool.control.addFault({ operation, kind: 'error', times: 1, error })
    expect(await errorOf(answer())).toEqual({ code: 'PasswordResetRequired' })
    expect(auth.session()).toEqual(before)
  })

  it('tells of too many wrong answers, and takes the right one after the pause', async () => {
    const { answer } = await goThere()
    const before = auth.session()
    const error = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' }
    const operation = kind === 'setUpTotp' ? 'VerifySoftwareToken' : 'RespondToAuthChallenge'
    pool.control.addFault({ operation, kind: 'error', times: 1, error })
    expect(await errorOf(answer())).toEqual({ code: 'SignInLocked' })
    expect(auth.session()).toEqual(before)
    await answer()
    expect(auth.session()).not.toEqual(before)
  })

  it('is over after its time by the clock, once the machine wakes up', async () => {
    const { phoneNumber } = await goThere()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2.9 * minute })
    auth.wake()
    await auth.catchUp()
    expect(auth.session()).toMatchObject({ status: 'signingIn' })
    vi.setSystemTime(Date.now() + 0.1 * minute)
    auth.wake()
    await expect.poll(() => auth.session()).toEqual(over(phoneNumber))
  })

  it('begins again after a restart, which tells so once', async () => {
    const { phoneNumber } = await goThere()
    const interrupted = { status: 'signedOut', phoneNumber, notice: 'signInInterrupted', wait: null }
    expect(await startApp()).toEqual(interrupted)
    expect(remembered.get().pending).toBeNull()
    expect(await errorOf(auth.confirmSignIn('123456'))).toEqual({ code: 'NothingPending' })
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: null })
  })

  it('is left for the sign-in screen with the number and without a reason', async () => {
    const { phoneNumber } = await goThere()
    expect(await auth.startOver()).toEqual({ status: 'signedOut', phoneNumber, notice: null, wait: null })
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: null })
  })

  it('ends signed in with the right answers, and then waits for nothing', async () => {
    const { answer, phoneNumber } = await goThere()
    await answer()
    if (kind === 'chooseFactor') await auth.confirmSignIn(code(phoneNumber))
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    expect(remembered.get().pending).toBeNull()
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
  })

  it('takes no answer of another step', async () => {
    await goThere()
    const before = auth.session()
    const asks = {
      smsCode: () => auth.resendSignInCode(),
      totpCode: () => auth.chooseFactorAgain(),
      chooseFactor: () => auth.chooseFactor('sms'),
      newPassword: () => auth.chooseFirstPassword(ownPassword),
      setUpTotp: () => auth.setUpTotp('123456'),
    }
    const others = Object.entries(asks).filter(([other]) => other !== kind)
    for (const [, ask] of others) expect(await errorOf(ask())).toEqual({ code: 'NothingPending' })
    if (kind !== 'setUpTotp') expect(await errorOf(auth.getTotpKey())).toEqual({ code: 'NothingPending' })
    expect(auth.session()).toEqual(before)
  })

  it('keeps its step when the pool cannot be reached', async () => {
    const { answer } = await goThere()
    const before = auth.session()
    pool.control.addFault({ operation: '*', kind: 'drop', times: 1 })
    expect(await errorOf(answer())).toMatchObject({
      code: expect.stringMatching(/^(AnswerLost|CodeMaybeSent)$/) as string,
    })
    expect(auth.session()).toEqual(before)
    await answer()
    expect(auth.session()).not.toEqual(before)
  })
})
