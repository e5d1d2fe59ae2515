import { describe, expect, it } from 'vitest'
import {
  auth,
  callPool,
  code,
  errorOf,
  freshNumber,
  installRig,
  operations,
  otherThan,
  password,
  person,
  pool,
  refusedCountry,
  signedIn,
  signedUp,
  startApp,
} from './testing/rig.ts'

installRig()

describe('sign-up', () => {
  it('refuses a number that the administrator does not allow, before the pool hears of it', async () => {
    const phoneNumber = `${refusedCountry}612345678`
    expect(await errorOf(signedUp(phoneNumber))).toEqual({ code: 'PhoneNumberRefused' })
    expect([operations('SignUp'), auth.session().status]).toEqual([0, 'signedOut'])
  })

  it('waits for the code, then signs in with the password still in memory', async () => {
    const phoneNumber = await signedUp()
    expect(auth.session()).toEqual({
      status: 'confirmingSignUp',
      wait: { cause: 'codeSent', until: expect.any(Number) as number },
      phoneNumber,
      destination: expect.stringMatching(/^\+\*+\d{4}$/) as string,
    })
    expect(await errorOf(auth.confirmSignUp(otherThan(code(phoneNumber))))).toEqual({ code: 'CodeWrong' })
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session()).toEqual({
      status: 'signedIn',
      keptIn: 'keychain',
      phoneCode: null,
      profile: { ...person, phoneNumber, phoneNumberVerified: true },
    })
  })

  it('tells an expired code from a wrong one, and a new one works', async () => {
    const phoneNumber = await signedUp()
    const first = code(phoneNumber)
    pool.control.advanceClock(25 * 3_600_000)
    expect(await errorOf(auth.confirmSignUp(first))).toEqual({ code: 'CodeExpired' })
    await auth.resendSignUpCode()
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session().status).toBe('signedIn')
  })

  it('names a number that is taken and a password that is too weak', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    const again = { ...person, phoneNumber, password }
    expect(await errorOf(auth.signUp(again))).toEqual({ code: 'PhoneNumberTaken' })
    const weak = { ...again, phoneNumber: freshNumber(), password: 'Eight888' }
    expect(await errorOf(auth.signUp(weak))).toEqual({ code: 'PasswordRefused' })
  })

  it('goes on to sign-in when the account was confirmed elsewhere', async () => {
    for (const step of ['confirm', 'resend']) {
      const phoneNumber = await signedUp()
      const sent = code(phoneNumber)
      await auth.confirmSignUp(sent)
      await auth.signOut()
      // Another copy of the app confirmed this number while this one still waits.
      const waiting = await signedUp()
      const other = code(waiting)
      await callPool('ConfirmSignUp', { Username: waiting, ConfirmationCode: other })
      if (step === 'resend') {
        await auth.resendSignUpCode()
        expect(auth.session()).toEqual({
          status: 'signedOut',
          phoneNumber: waiting,
          notice: 'accountConfirmed',
          wait: null,
        })
      } else {
        await auth.confirmSignUp(other)
        expect(auth.session().status).toBe('signedIn')
        await auth.signOut()
      }
    }
  })

  it('resumes at the code for an unconfirmed account, without claiming that a code was sent', async () => {
    const phoneNumber = await signedUp()
    await auth.startOver()
    const wait = { cause: 'codeSent', until: expect.any(Number) as number }
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: null, wait })
    await auth.signIn(phoneNumber, password)
    expect(auth.session()).toEqual({ status: 'confirmingSignUp', phoneNumber, destination: null, wait })
    await auth.resendSignUpCode()
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session().status).toBe('signedIn')
  })
})

describe('a restart before the code came', () => {
  it('goes on waiting for the code of a sign-up, and asks for the password afterwards', async () => {
    const phoneNumber = await signedUp()
    const waiting = auth.session()
    expect(await startApp()).toEqual(waiting)
    expect(await auth.confirmSignUp(code(phoneNumber))).toEqual({
      status: 'signedOut',
      phoneNumber,
      notice: 'accountConfirmed',
      wait: null,
    })
    expect(await startApp()).toEqual({ status: 'signedOut', phoneNumber: null, notice: null, wait: null })
  })

  it('goes on waiting for the code of a reset', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    await auth.requestPasswordReset(phoneNumber)
    const waiting = auth.session()
    expect(await startApp()).toEqual(waiting)
    await auth.resetPassword(code(phoneNumber), 'Battery-Staple-8')
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: 'passwordReset', wait: null })
  })

  it('forgets it when the user starts again', async () => {
    await signedUp()
    await auth.startOver()
    expect(await startApp()).toMatchObject({ status: 'signedOut', phoneNumber: null, notice: null })
  })
})
