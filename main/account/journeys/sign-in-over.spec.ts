import { AdminDeleteUserCommand, AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownPassword, poolAsks, steps, totpCode, userWith } from '../testing/challenges.ts'
import {
  administrator,
  auth,
  code,
  errorOf,
  installRig,
  otherThan,
  password,
  pool,
  remembered,
  startApp,
} from '../testing/rig.ts'

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

describe('the time of a sign-in', () => {
  it('ends it by a timer too, also where the clock was set back', async () => {
    const { phoneNumber } = await userWith({ factors: ['sms'] })
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    await auth.signIn(phoneNumber, password)
    const now = Date.now()
    vi.setSystemTime(now - 60 * minute)
    await vi.advanceTimersByTimeAsync(2.9 * minute)
    expect(auth.session().status).toBe('signingIn')
    await vi.advanceTimersByTimeAsync(0.1 * minute)
    expect(auth.session()).toEqual(over(phoneNumber))
  })

  it('does not end a sign-in whose answer was under way and gave it more time', async () => {
    await steps.chooseFactor?.()
    const { until } = auth.session() as { until: number }
    pool.control.addFault({ operation: 'RespondToAuthChallenge', kind: 'delay', times: 1, delayMs: 300 })
    const answered = auth.chooseFactor('totp')
    vi.useFakeTimers({ toFake: ['Date'], now: until + 1 })
    auth.wake()
    expect(await answered).toMatchObject({ status: 'signingIn', step: { kind: 'totpCode' } })
    // What the wake-up asked for waits for the answer.
    await auth.catchUp()
    expect(auth.session()).toMatchObject({ status: 'signingIn', step: { kind: 'totpCode' } })
  })

  it('begins anew with each answered step, and not with a wrong code', async () => {
    const { phoneNumber } = await userWith({ factors: ['sms', 'totp'] })
    await auth.signIn(phoneNumber, password)
    const { until } = auth.session() as { until: number }
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minute })
    await auth.chooseFactor('totp')
    const later = (auth.session() as { until: number }).until
    expect(later - until).toBeGreaterThanOrEqual(minute)
    await errorOf(auth.confirmSignIn('000000'))
    expect(auth.session()).toMatchObject({ until: later })
  })
})

describe('another code', () => {
  it.each(['smsCode', 'chooseFactor'])('is sent by a new sign-in, and the old one counts no more: %s', async (kind) => {
    const { phoneNumber, answer } = (await steps[kind]?.()) ?? expect.fail('no such step')
    if (kind === 'chooseFactor') await answer()
    const first = code(phoneNumber)
    const before = auth.session()
    const after = await auth.resendSignInCode()
    const mayChoose = kind === 'chooseFactor'
    expect(after).toMatchObject({
      status: 'signingIn',
      step: { kind: 'smsCode', mayChoose },
      wait: { cause: 'codeSent' },
    })
    expect(pool.control.sms().filter(({ to }) => to === phoneNumber)).toHaveLength(2)
    expect(after).not.toEqual(before)
    if (first !== code(phoneNumber)) expect(await errorOf(auth.confirmSignIn(first))).toEqual({ code: 'CodeWrong' })
    expect(await auth.confirmSignIn(code(phoneNumber))).toMatchObject({ status: 'signedIn' })
  })

  it('is not sent once the password is forgotten: the sign-in begins again', async () => {
    const { phoneNumber } = (await steps.smsCode?.()) ?? expect.fail('no such step')
    // Another code does not hold the password for longer.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * minute })
    await auth.resendSignInCode()
    vi.setSystemTime(Date.now() + 2 * minute)
    await auth.resendSignInCode()
    expect(auth.session()).toEqual(over(phoneNumber))
    expect(pool.control.sms().filter(({ to }) => to === phoneNumber)).toHaveLength(2)
  })

  it('may be on its way when the answer is lost', async () => {
    await steps.smsCode?.()
    pool.control.addFault({ operation: 'RespondToAuthChallenge', kind: 'drop', times: 1 })
    expect(await errorOf(auth.resendSignInCode())).toEqual({ code: 'CodeMaybeSent' })
    expect(auth.session()).toMatchObject({ status: 'signingIn' })
    expect(await auth.resendSignInCode()).toMatchObject({ status: 'signingIn', step: { kind: 'smsCode' } })
  })

  it('is put off by a limit of the pool, which the session tells', async () => {
    await steps.smsCode?.()
    pool.control.addFault({
      operation: 'InitiateAuth',
      kind: 'error',
      times: 9,
      error: { name: 'TooManyRequestsException', message: 'Too many requests' },
    })
    expect(await errorOf(auth.resendSignInCode())).toMatchObject({ code: 'TooManyRequests' })
    expect(auth.session()).toMatchObject({ status: 'signingIn', wait: { cause: 'tooManyRequests' } })
  })
})

describe('an answer that was lost', () => {
  it.each(kinds)('leads to the sign-in screen when the pool had taken it: %s', async (kind, goThere) => {
    const { phoneNumber, answer } = await goThere()
    const operation = kind === 'setUpTotp' ? 'VerifySoftwareToken' : 'RespondToAuthChallenge'
    pool.control.addFault({ operation, kind: 'drop', when: 'after', times: 1 })
    await errorOf(answer())
    expect(auth.session()).toMatchObject({ status: 'signingIn' })
    await answer()
    expect(auth.session()).toEqual(afterLate(kind, phoneNumber))
  })
})

it('a wrong code leaves time for the right one, twice over', async () => {
  const { phoneNumber, key } = await userWith({ factors: ['totp'] })
  const before = await auth.signIn(phoneNumber, password)
  for (const code of ['000000', '000001']) {
    expect(await errorOf(auth.confirmSignIn(otherThan(code)))).toEqual({ code: 'CodeWrong' })
  }
  expect(auth.session()).toEqual(before)
  expect(await auth.confirmSignIn(totpCode(key))).toMatchObject({ status: 'signedIn' })
})
