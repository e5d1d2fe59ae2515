import { describe, expect, it } from 'vitest'
import { auth, errorOf, freshNumber, installRig, password, pool, signedIn } from '../testing/rig.ts'

installRig()

describe('sign-in', () => {
  it('refuses a wrong password and an unknown number alike', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    expect(await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))).toEqual({ code: 'CredentialsWrong' })
    expect(await errorOf(auth.signIn(freshNumber(), password))).toEqual({ code: 'CredentialsWrong' })
    await auth.signIn(phoneNumber, password)
    expect(auth.session().status).toBe('signedIn')
  })

  it('tells a lock from a wrong password', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    // The lock lasts two seconds. Without a frozen clock it could end before a slow machine tries again.
    pool.control.freezeClock()
    for (let attempt = 0; attempt < 5; attempt += 1) await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))
    await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))
    expect((await errorOf(auth.signIn(phoneNumber, password)))?.code).toBe('SignInLocked')
  })

  it('explains a wrong clock instead of blaming the password', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    pool.control.skewClock(3 * 3_600_000)
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'ClockWrong' })
    pool.control.skewClock(0)
    await auth.signIn(phoneNumber, password)
    expect(auth.session().status).toBe('signedIn')
  })

  it('is not possible over a session, and leaves that session alone', async () => {
    const phoneNumber = await signedIn()
    expect(await errorOf(auth.signIn(freshNumber(), password))).toEqual({ code: 'Unexpected' })
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
  })
})
