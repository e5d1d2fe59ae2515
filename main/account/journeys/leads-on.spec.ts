import { beforeEach, describe, expect, it } from 'vitest'
import { ownPassword, poolAsks, poolDiffers, totpCode, turnOn, userWith } from '../testing/challenges.ts'
import {
  auth,
  callPool,
  code,
  errorOf,
  installRig,
  password,
  pool,
  signedUp,
  startPool,
  usePool,
  startApp,
} from '../testing/rig.ts'

// A sign-up and a reset sign in by themselves, and the pool may ask for more there too.

installRig()

beforeEach(() => {
  poolAsks('OPTIONAL')
})

describe('a sign-up', () => {
  it.each([
    ['smsCode', ['sms'] as const, true],
    ['smsCode', ['sms'] as const, false],
    ['setUpTotp', ['totp'] as const, true],
    ['setUpTotp', ['totp'] as const, false],
  ])('where the pool asks for more ends signed in: %s, %s, asked at once: %s', async (kind, offered, atOnce) => {
    poolAsks('ON', offered)
    poolDiffers({ FirstSignInNeedsMfa: atOnce })
    const phoneNumber = await signedUp()
    const session = await auth.confirmSignUp(code(phoneNumber))
    // Otherwise the pool gives tokens, because the user has just shown a code by text message.
    expect(session.status).toBe(atOnce ? 'signingIn' : 'signedIn')
    if (atOnce) {
      expect(session).toMatchObject({ phoneNumber, step: { kind } })
      if (kind === 'smsCode') await auth.confirmSignIn(code(phoneNumber))
      else await auth.setUpTotp(totpCode((await auth.getTotpKey()).key))
    }
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
  })

  it.each(['sms', 'totp'] as const)('leads to what a confirmed user is asked for: %s', async (factor) => {
    const phoneNumber = await signedUp()
    // Somebody confirms the number and turns a factor on, as on another computer.
    await callPool('ConfirmSignUp', { Username: phoneNumber, ConfirmationCode: code(phoneNumber) })
    await turnOn(phoneNumber, factor)
    await auth.confirmSignUp('123456').catch(() => undefined)
    const session = auth.session()
    expect(session).toMatchObject({ status: 'signingIn', phoneNumber, step: { kind: `${factor}Code` } })
  })

  it('that the pool confirms by itself leads on too', async () => {
    const usual = pool
    usePool(await startPool({}, { PreSignUp: { autoConfirmUser: true, autoVerifyPhone: true } }))
    try {
      poolAsks('ON')
      await startApp()
      const phoneNumber = await signedUp()
      if (auth.session().status === 'signingIn') {
        expect(auth.session()).toMatchObject({
          step: { kind: 'smsCode', mayChoose: false },
          wait: { cause: 'codeSent' },
        })
        await auth.confirmSignIn(code(phoneNumber))
      }
      expect(auth.session()).toMatchObject({ status: 'signedIn' })
    } finally {
      await pool.close()
      usePool(usual)
    }
  })

  it('that the pool lets nobody finish is told as confirmed', async () => {
    const phoneNumber = await signedUp()
    pool.control.addFault({
      operation: 'RespondToAuthChallenge',
      kind: 'error',
      times: 1,
      error: { name: 'NotAuthorizedException', message: 'A sentence of tomorrow.' },
    })
    expect(await auth.confirmSignUp(code(phoneNumber))).toMatchObject({
      status: 'signedOut',
      notice: 'accountConfirmed',
    })
  })
})

describe('a reset', () => {
  it.each(['sms', 'totp'] as const)('of a user with the factor %s leads to its step', async (factor) => {
    const { phoneNumber, key } = await userWith({ factors: [factor] })
    const refused = await errorOf(auth.requestPasswordReset(phoneNumber))
    // Where text messages are both the second factor and the way of recovery, the pool refuses.
    if (refused !== null) {
      expect(factor).toBe('sms')
      expect(refused).toEqual({ code: 'ResetNotPossible' })
      return
    }
    const session = await auth.resetPassword(code(phoneNumber), ownPassword)
    expect(session).toMatchObject({ status: 'signingIn', phoneNumber, step: { kind: `${factor}Code` } })
    if (factor === 'sms') await auth.resendSignInCode()
    await auth.confirmSignIn(factor === 'sms' ? code(phoneNumber) : totpCode(key))
    expect(auth.session()).toMatchObject({ status: 'signedIn' })
    await auth.signOut()
    expect(await auth.signIn(phoneNumber, ownPassword)).toMatchObject({ status: 'signingIn' })
  })

  it('leads to the choice, and both ways on', async () => {
    for (const factor of ['sms', 'totp'] as const) {
      const { phoneNumber, key } = await userWith({ factors: ['sms', 'totp'] })
      if ((await errorOf(auth.requestPasswordReset(phoneNumber))) !== null) return
      const session = await auth.resetPassword(code(phoneNumber), ownPassword)
      expect(session).toMatchObject({ status: 'signingIn', step: { kind: 'chooseFactor' } })
      await auth.chooseFactor(factor)
      await auth.confirmSignIn(factor === 'sms' ? code(phoneNumber) : totpCode(key))
      expect(auth.session()).toMatchObject({ status: 'signedIn' })
      await auth.signOut()
    }
  })
})

it('a pool that begins to ask while a session lives asks at the next sign-in', async () => {
  poolAsks('OFF')
  const { phoneNumber } = await userWith({ factors: [] })
  await auth.signIn(phoneNumber, password)
  poolAsks('ON')
  expect(await auth.refreshProfile()).toMatchObject({ phoneNumber })
  expect(await startApp()).toMatchObject({ status: 'signedIn' })
  await auth.signOut()
  expect(await auth.signIn(phoneNumber, password)).toMatchObject({ step: { kind: 'smsCode' } })
})
