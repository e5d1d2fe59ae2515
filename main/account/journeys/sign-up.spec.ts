import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import {
  administrator,
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
  startPool,
  usePool,
} from '../testing/rig.ts'

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
      since: expect.any(Number) as number,
      keptIn: 'keychain',
      phoneCode: null,
      confirmedUntil: expect.any(Number) as number,
      confirming: null,
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
      // Another copy of the app confirms this number while this app still waits for its code.
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

describe('a pool that confirms by itself', () => {
  it.each([true, false])('signs in at once; the number is verified: %s', async (autoVerifyPhone) => {
    const usual = pool
    usePool(await startPool({}, { PreSignUp: { autoConfirmUser: true, autoVerifyPhone } }))
    try {
      await startApp()
      const phoneNumber = await signedUp()
      const profile = { ...person, phoneNumber, phoneNumberVerified: autoVerifyPhone }
      expect(auth.session()).toMatchObject({ status: 'signedIn', keptIn: 'keychain', profile })
      expect([pool.control.sms(), operations('ConfirmSignUp')]).toEqual([[], 0])
    } finally {
      await pool.close()
      usePool(usual)
    }
  })

  it('leads to sign-in where that does not work at once, and never asks for a code', async () => {
    const usual = pool
    usePool(await startPool({}, { PreSignUp: { autoConfirmUser: true, autoVerifyPhone: false } }))
    try {
      await startApp()
      pool.control.addFault({ operation: 'InitiateAuth', kind: 'status', status: 503, times: 9 })
      const phoneNumber = await signedUp()
      expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: 'accountConfirmed', wait: null })
    } finally {
      await pool.close()
      usePool(usual)
    }
  })
})

describe('a disabled account', () => {
  it('is told as such, and not as confirmed, by a code and by a request for one', async () => {
    const phoneNumber = await signedUp()
    const admin = { UserPoolId: pool.userPoolId, Username: phoneNumber }
    await administrator().send(new AdminDisableUserCommand(admin))
    expect(await errorOf(auth.confirmSignUp(code(phoneNumber)))).toEqual({ code: 'UserDisabled' })
    const error = { name: 'NotAuthorizedException', message: 'User is disabled.' }
    pool.control.addFault({ operation: 'ResendConfirmationCode', kind: 'error', times: 1, error })
    expect(await errorOf(auth.resendSignUpCode())).toEqual({ code: 'UserDisabled' })
    expect(auth.session()).toMatchObject({ status: 'confirmingSignUp', phoneNumber })
  })
})

describe('an account that was never confirmed and whose password is forgotten', () => {
  it('is confirmed without the password, and reset then', async () => {
    const phoneNumber = await signedUp()
    await auth.startOver()
    await startApp()
    expect(await errorOf(auth.requestPasswordReset(phoneNumber))).toEqual({ code: 'ResetNotPossible' })
    expect(await errorOf(signedUp(phoneNumber))).toEqual({ code: 'PhoneNumberTaken' })
    const [requests, messages] = [pool.control.requests().length, pool.control.sms().length]
    await auth.resumeSignUp(phoneNumber)
    // The wait after the first code goes on after the restart.
    const wait = { cause: 'codeSent' }
    const waiting = { status: 'confirmingSignUp', phoneNumber, destination: null, wait, problem: 'maybeConfirmed' }
    expect(auth.session()).toMatchObject(waiting)
    expect([pool.control.requests().length, pool.control.sms().length]).toEqual([requests, messages])
    await auth.resendSignUpCode()
    expect(auth.session()).not.toHaveProperty('problem')
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session()).toMatchObject({ status: 'signedOut', phoneNumber, notice: 'accountConfirmed' })
    await auth.requestPasswordReset(phoneNumber)
    await auth.resetPassword(code(phoneNumber), 'Battery-Staple-8')
    expect(auth.session().status).toBe('signedIn')
    expect(await errorOf(auth.resumeSignUp(phoneNumber))).toEqual({ code: 'Unexpected' })
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
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
  })

  it('forgets it when the user starts again', async () => {
    await signedUp()
    await auth.startOver()
    expect(await startApp()).toMatchObject({ status: 'signedOut', phoneNumber: null, notice: null })
  })
})
