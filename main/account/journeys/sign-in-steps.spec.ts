import { beforeEach, describe, expect, it } from 'vitest'
import { poolAsks, totpCode, userWith } from '../testing/challenges.ts'
import { auth, code, errorOf, installRig, otherThan, password } from '../testing/rig.ts'

installRig()

beforeEach(() => {
  poolAsks('OPTIONAL')
})

describe('a code by text message', () => {
  it('signs in after a wrong one', async () => {
    const { phoneNumber } = await userWith({ factors: ['sms'] })
    const step = await auth.signIn(phoneNumber, password)
    expect(step).toMatchObject({ status: 'signingIn', step: { kind: 'smsCode', mayChoose: false } })
    expect(await errorOf(auth.confirmSignIn(otherThan(code(phoneNumber))))).toEqual({ code: 'CodeWrong' })
    expect(auth.session()).toEqual(step)
    expect(await auth.confirmSignIn(code(phoneNumber))).toMatchObject({ status: 'signedIn' })
  })
})

describe('a code of an authenticator app', () => {
  it('signs in after a wrong one and one that was used', async () => {
    const { phoneNumber, key } = await userWith({ factors: ['totp'] })
    const step = await auth.signIn(phoneNumber, password)
    expect(step).toMatchObject({ status: 'signingIn', step: { kind: 'totpCode', mayChoose: false } })
    expect(await errorOf(auth.confirmSignIn(otherThan(totpCode(key))))).toEqual({ code: 'CodeWrong' })
    expect(await auth.confirmSignIn(totpCode(key))).toMatchObject({ status: 'signedIn' })
    await auth.signOut()
    const again = await auth.signIn(phoneNumber, password)
    expect(await errorOf(auth.confirmSignIn(totpCode(key)))).toEqual({ code: 'CodeUsed' })
    expect(auth.session()).toEqual(again)
    expect(await auth.confirmSignIn(totpCode(key, 1))).toMatchObject({ status: 'signedIn' })
  })
})

describe('the choice between the two', () => {
  it.each(['sms', 'totp'] as const)('leads to %s, and back again', async (factor) => {
    const { phoneNumber, key } = await userWith({ factors: ['sms', 'totp'] })
    const choice = { status: 'signingIn', step: { kind: 'chooseFactor', factors: ['sms', 'totp'] } }
    expect(await auth.signIn(phoneNumber, password)).toMatchObject(choice)
    const chosen = { status: 'signingIn', step: { kind: `${factor}Code`, mayChoose: true } }
    expect(await auth.chooseFactor(factor)).toMatchObject(chosen)
    expect(await auth.chooseFactorAgain()).toMatchObject(choice)
    expect(await auth.chooseFactor(factor)).toMatchObject(chosen)
    const right = factor === 'sms' ? code(phoneNumber) : totpCode(key)
    expect(await auth.confirmSignIn(right)).toMatchObject({ status: 'signedIn' })
  })
})
