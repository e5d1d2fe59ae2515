import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../infra/local-pool/faults.ts'
import type { AppError } from '../../../preload/contract/errors.ts'
import { withDeadline } from '../../network/deadline.ts'
import {
  announced,
  auth,
  code,
  errorOf,
  freshNumber,
  installRig,
  operations,
  password,
  person,
  pool,
  secrets,
  signedIn,
  signedInUnverified,
  signedUp,
} from '../testing/rig.ts'

installRig()

describe('a way that fails', () => {
  it('sends one SignUp whatever happens to it', async () => {
    const throttled = { name: 'TooManyRequestsException', message: 'Too many requests' }
    const cases: [Fault, AppError['code']][] = [
      [{ operation: 'SignUp', times: 3, kind: 'drop' }, 'CodeMaybeSent'],
      [{ operation: 'SignUp', times: 3, kind: 'drop', when: 'after' }, 'CodeMaybeSent'],
      [{ operation: 'SignUp', times: 3, kind: 'status', status: 503 }, 'ServerUnavailable'],
      [{ operation: 'SignUp', times: 3, kind: 'error', error: throttled }, 'TooManyRequests'],
    ]
    for (const [fault, expected] of cases) {
      const { kind } = fault
      await pool.control.reset()
      pool.control.addFault(fault)
      const input = { ...person, phoneNumber: freshNumber(), password }
      expect((await errorOf(auth.signUp(input)))?.code, kind).toBe(expected)
      expect(operations('SignUp'), kind).toBe(1)
      expect(auth.session().status).toBe('signedOut')
    }
  })

  it('sends one code per request, whatever happens to it', async () => {
    const phoneNumber = await signedUp()
    for (const when of ['before', 'after'] as const) {
      const before = operations('ResendConfirmationCode')
      pool.control.addFault({ operation: 'ResendConfirmationCode', times: 1, kind: 'drop', when })
      expect(await errorOf(auth.resendSignUpCode()), when).toEqual({ code: 'CodeMaybeSent' })
      expect(operations('ResendConfirmationCode') - before, when).toBe(1)
    }
    await auth.confirmSignUp(code(phoneNumber))
    await auth.signOut()
    for (const when of ['before', 'after'] as const) {
      const before = operations('ForgotPassword')
      pool.control.addFault({ operation: 'ForgotPassword', times: 1, kind: 'drop', when })
      expect(await errorOf(auth.requestPasswordReset(phoneNumber)), when).toEqual({ code: 'CodeMaybeSent' })
      expect(operations('ForgotPassword') - before, when).toBe(1)
    }
  })

  it('sends one code for a signed-in number, whatever happens to it', async () => {
    await signedInUnverified()
    for (const when of ['before', 'after'] as const) {
      const before = operations('GetUserAttributeVerificationCode')
      pool.control.addFault({ operation: 'GetUserAttributeVerificationCode', times: 1, kind: 'drop', when })
      expect(await errorOf(auth.requestPhoneCode()), when).toEqual({ code: 'CodeMaybeSent' })
      expect(operations('GetUserAttributeVerificationCode') - before, when).toBe(1)
    }
  })

  it('awaits the code when only the answer to a sign-up was lost, instead of calling the number taken', async () => {
    const phoneNumber = freshNumber()
    const input = { ...person, phoneNumber, password }
    pool.control.addFault({ operation: 'SignUp', times: 1, kind: 'drop', when: 'after' })
    expect(await errorOf(auth.signUp(input))).toEqual({ code: 'CodeMaybeSent' })
    expect(await auth.signUp(input)).toEqual({ status: 'confirmingSignUp', phoneNumber, destination: null, wait: null })
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session().status).toBe('signedIn')
  })

  it('awaits the code, too, when a web page came instead of the answer', async () => {
    const phoneNumber = freshNumber()
    const input = { ...person, phoneNumber, password }
    pool.control.addFault({ operation: 'SignUp', times: 1, kind: 'contentType' })
    expect(await errorOf(auth.signUp(input))).toEqual({ code: 'NetworkSignIn' })
    expect(await auth.signUp(input)).toEqual({ status: 'confirmingSignUp', phoneNumber, destination: null, wait: null })
  })

  it('ends a sign-in that hangs half-way, and the next one works', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    pool.control.addFault({ operation: 'RespondToAuthChallenge', kind: 'delay', times: 1, delayMs: 30_000 })
    expect(await errorOf(withDeadline(1_000, () => auth.signIn(phoneNumber, password)))).toEqual({ code: 'TimedOut' })
    await auth.signIn(phoneNumber, password)
    expect(auth.session().status).toBe('signedIn')
  })

  it('never sends the password, nor keeps it', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    await auth.signIn(phoneNumber, password)
    const signIns = pool.control.requests().filter(({ operation }) => operation !== 'SignUp')
    expect(signIns.length).toBeGreaterThan(4)
    expect(JSON.stringify(signIns)).not.toContain(password)
    expect(JSON.stringify([...secrets.values(), ...announced])).not.toContain(password)
  })
})
