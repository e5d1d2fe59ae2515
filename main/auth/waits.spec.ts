import { describe, expect, it } from 'vitest'
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
  signedUp,
  startApp,
} from './testing/rig.ts'
import { codePause } from './waits.ts'

installRig()

const minute = 60_000
const hour = 60 * minute

/** The wait of the session, as seconds from now. */
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
    expect(waiting()?.seconds).toBeLessThanOrEqual(codePause / 1_000)
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

  it('follows wrong passwords to the next start, and ends with a sign-in', async () => {
    const phoneNumber = await signedIn()
    await signedOutAt(phoneNumber)
    for (let attempt = 0; attempt < 6; attempt += 1) await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))
    expect((await errorOf(auth.signIn(phoneNumber, password)))?.code).toBe('SignInLocked')
    expect(waiting()?.cause).toBe('signInLocked')
    await startApp()
    expect(auth.session()).toMatchObject({ status: 'signedOut', phoneNumber: null })
    expect(waiting()?.cause).toBe('signInLocked')
    pool.control.advanceClock(16 * minute)
    await auth.signIn(phoneNumber, password)
    expect(remembered.get().wait).toBeNull()
  })

  it('is forgotten when it is over, and never longer than an hour, whatever the clock did', async () => {
    await signedUp()
    remembered.update({ wait: { until: Date.now() - 1, cause: 'codeSent' } })
    await startApp()
    expect(waiting()).toBeNull()
    remembered.update({ wait: { until: Date.now() + 9 * hour, cause: 'codeSent' } })
    await startApp()
    expect(waiting()?.seconds).toBeLessThanOrEqual(60 * 60)
  })
})

async function signedOutAt(phoneNumber: string): Promise<void> {
  await auth.signOut()
  expect(auth.session()).toMatchObject({ status: 'signedOut', phoneNumber, wait: null })
}
