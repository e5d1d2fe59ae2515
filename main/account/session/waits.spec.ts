import { describe, expect, it } from 'vitest'
import { longestWait } from '../../../preload/contract/longest-wait.ts'
import {
  auth,
  code,
  errorOf,
  installRig,
  operations,
  password,
  pool,
  remembered,
  signedIn,
  signedInUnverified,
  signedUp,
  startApp,
} from '../testing/rig.ts'

installRig()

/** The `date` header of each answer counts whole seconds, so this differs a little from start to start. */
const confirmedUntil = expect.any(Number) as number

const minute = 60_000
const hour = 60 * minute

/** The session's wait, in seconds from now. */
function waiting(): { seconds: number; cause: string } | null {
  const session = auth.session()
  const wait = 'wait' in session ? session.wait : null
  return wait && { seconds: Math.round((wait.until - Date.now()) / 1_000), cause: wait.cause }
}

describe('a wait', () => {
  it('follows each code, and is still there after a restart', async () => {
    const phoneNumber = await signedUp()
    expect(waiting()?.cause).toBe('codeSent')
    expect(waiting()?.seconds).toBeGreaterThan(0)
    expect(waiting()?.seconds).toBeLessThanOrEqual(longestWait.codeSent / 1_000)
    const before = auth.session()
    expect(await startApp()).toEqual(before)
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session()).toMatchObject({ status: 'signedOut', phoneNumber, wait: null })
    expect(remembered.get().wait).toBeNull()
    await auth.requestPasswordReset(phoneNumber)
    expect(waiting()?.cause).toBe('codeSent')
  })

  it('names the latest end of a rate limit, and is still there after a restart', async () => {
    await signedUp()
    for (let times = 0; times < 5; times += 1) await auth.resendSignUpCode()
    const sent = operations('ResendConfirmationCode')
    const error = await errorOf(auth.resendSignUpCode())
    expect(error?.code).toBe('TooManyRequests')
    expect(operations('ResendConfirmationCode') - sent).toBe(1)
    expect(waiting()?.cause).toBe('tooManyRequests')
    expect(waiting()?.seconds).toBeGreaterThan(59 * 60)
    expect(waiting()?.seconds).toBeLessThanOrEqual(60 * 60)
    const before = auth.session()
    expect(await startApp()).toEqual(before)
  })

  it('is not made up after wrong passwords: the pool takes the next one as soon as its own pause is over', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    pool.control.freezeClock()
    let wrong = 0
    const tryWrongly = async (): Promise<void> => {
      expect(await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))).toEqual({ code: 'CredentialsWrong' })
      wrong += 1
    }
    while (wrong < 4) await tryWrongly()
    while (wrong < 15) {
      await tryWrongly()
      expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'SignInLocked' })
      expect(auth.session()).toMatchObject({ status: 'signedOut', wait: null })
      expect(remembered.get().wait).toBeNull()
      // The documentation's pause after so many wrong passwords.
      pool.control.advanceClock(Math.min(2 ** (wrong - 5) * 1_000, 15 * minute - 1))
      if (wrong === 6) expect(await startApp()).toMatchObject({ status: 'signedOut', wait: null })
    }
    pool.control.advanceClock(1)
    await auth.signIn(phoneNumber, password)
    expect(auth.session().status).toBe('signedIn')
  })

  it('is still there when the user starts again and comes back, after a restart too', async () => {
    for (const restarts of [false, true]) {
      const phoneNumber = await signedUp()
      for (let times = 0; times < 5; times += 1) await auth.resendSignUpCode()
      expect((await errorOf(auth.resendSignUpCode()))?.code).toBe('TooManyRequests')
      await auth.startOver()
      expect(auth.session()).toMatchObject({ status: 'signedOut', wait: { cause: 'tooManyRequests' } })
      if (restarts) await startApp()
      await auth.signIn(phoneNumber, password)
      expect(auth.session()).toMatchObject({ status: 'confirmingSignUp', wait: { cause: 'tooManyRequests' } })
      await auth.startOver()
      remembered.update({ wait: null })
      await startApp()
    }
  })

  it('is not that of another number', async () => {
    const other = await signedUp()
    await auth.startOver()
    const phoneNumber = await signedUp()
    await auth.startOver()
    expect(auth.session()).toMatchObject({ phoneNumber, wait: { cause: 'codeSent' } })
    await auth.signIn(other, password)
    expect(auth.session()).toMatchObject({ status: 'confirmingSignUp', phoneNumber: other, wait: null })
  })

  it('for the code of a signed-in number is still there after a restart, and so is the step', async () => {
    await signedInUnverified()
    await auth.requestPhoneCode()
    const before = auth.session()
    expect(before).toMatchObject({ phoneCode: { wait: { cause: 'codeSent' } } })
    expect(await startApp()).toEqual({ ...before, confirmedUntil })
    for (let times = 0; times < 4; times += 1) await auth.requestPhoneCode()
    expect((await errorOf(auth.requestPhoneCode()))?.code).toBe('TooManyRequests')
    const limited = auth.session()
    expect(limited).toMatchObject({ phoneCode: { wait: { cause: 'tooManyRequests' } } })
    expect(await startApp()).toEqual({ ...limited, confirmedUntil })
  })

  it('has a place when the very first code for a signed-in number is limited', async () => {
    await signedInUnverified()
    const error = { name: 'LimitExceededException', message: 'Attempt limit exceeded' }
    pool.control.addFault({ operation: 'GetUserAttributeVerificationCode', kind: 'error', error, times: 1 })
    expect((await errorOf(auth.requestPhoneCode()))?.code).toBe('TooManyRequests')
    const limited = auth.session()
    expect(limited).toMatchObject({ phoneCode: { destination: null, wait: { cause: 'tooManyRequests' } } })
    expect(await startApp()).toEqual({ ...limited, confirmedUntil })
  })

  it('of one user is not shown to the next', async () => {
    await signedInUnverified()
    await auth.requestPhoneCode()
    await auth.signOut()
    await signedInUnverified()
    expect(auth.session()).toMatchObject({ phoneCode: null })
    expect(await startApp()).toMatchObject({ status: 'signedIn', phoneCode: null })
  })

  it('is forgotten when it is over, and never longer than its cause allows, whatever the clock did', async () => {
    await signedUp()
    remembered.update({ wait: { until: Date.now() - 1, cause: 'codeSent' } })
    await startApp()
    expect(waiting()).toBeNull()
    for (const [cause, seconds] of [
      ['codeSent', 30],
      ['tooManyRequests', 60 * 60],
    ] as const) {
      remembered.update({ wait: { until: Date.now() + 9 * hour, cause } })
      await startApp()
      expect(waiting()).toEqual({ cause, seconds: expect.closeTo(seconds, -1) as number })
      expect(waiting()?.seconds).toBeLessThanOrEqual(seconds)
    }
  })
})
