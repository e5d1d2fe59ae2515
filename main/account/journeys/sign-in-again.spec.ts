import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { poolAsks, steps } from '../testing/challenges.ts'
import { auth, code, errorOf, installRig, pool } from '../testing/rig.ts'

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

  it('counts no older code after a request that failed, and leads on', async () => {
    const { phoneNumber, answer } = (await steps.smsCode?.()) ?? expect.fail('no such step')
    pool.control.addFault({ operation: 'InitiateAuth', kind: 'status', status: 503, times: 9 })
    expect(await errorOf(auth.resendSignInCode())).toEqual({ code: 'ServerUnavailable' })
    expect(auth.session()).toMatchObject({ status: 'signingIn' })
    await answer()
    expect(auth.session()).toEqual(over(phoneNumber))
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

describe('a pool that hangs', () => {
  it.each(kinds)('is told within the time of a request, and keeps the step: %s', async (kind, goThere) => {
    const { answer } = await goThere()
    const before = auth.session()
    const operation = kind === 'setUpTotp' ? 'VerifySoftwareToken' : 'RespondToAuthChallenge'
    pool.control.addFault({ operation, kind: 'delay', times: 1, delayMs: 2_500 })
    expect(await errorOf(answer())).toEqual({ code: kind === 'chooseFactor' ? 'CodeMaybeSent' : 'TimedOut' })
    expect(auth.session()).toEqual(before)
  })
})
