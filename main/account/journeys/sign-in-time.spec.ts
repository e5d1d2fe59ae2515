import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { poolAsks, steps, totpCode, userWith } from '../testing/challenges.ts'
import {
  auth,
  errorOf,
  installRig,
  keychainRefuses,
  otherThan,
  password,
  pool,
  remembered,
  signedIn,
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

describe('a sign-in that was cut off while the keychain is locked', () => {
  it('leaves the session that the keychain gives later', async () => {
    const owner = await signedIn()
    await startApp({ keychain: ['get'] })
    const { phoneNumber } = (await steps.smsCode?.()) ?? expect.fail('no such step')
    expect(await startApp({ keychain: ['get'] })).toMatchObject({ phoneNumber, notice: 'signInInterrupted' })
    keychainRefuses()
    expect(await auth.restore()).toMatchObject({ status: 'signedIn', profile: { phoneNumber: owner } })
  })

  it('leaves it after a sign-in that took too long, too', async () => {
    const owner = await signedIn()
    await startApp({ keychain: ['get'] })
    const { phoneNumber, answer } = (await steps.smsCode?.()) ?? expect.fail('no such step')
    pool.control.advanceClock(3 * minute)
    await answer()
    expect(auth.session()).toEqual(over(phoneNumber))
    expect(remembered.get().profile?.profile.phoneNumber).toBe(owner)
    keychainRefuses()
    expect(await auth.restore()).toMatchObject({ status: 'signedIn', profile: { phoneNumber: owner } })
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
