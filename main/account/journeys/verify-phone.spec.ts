import { describe, expect, it } from 'vitest'
import { auth, code, errorOf, installRig, operations, otherThan, signedIn, signedInUnverified } from '../testing/rig.ts'

installRig()

describe('verifying the number', () => {
  it('sends a code, and takes the right one', async () => {
    const phoneNumber = await signedInUnverified()
    expect(await auth.requestPhoneCode()).toMatchObject({
      status: 'signedIn',
      phoneCode: { destination: `+*********${phoneNumber.slice(-4)}`, wait: { cause: 'codeSent' } },
    })
    expect(await errorOf(auth.verifyPhone(otherThan(code(phoneNumber))))).toEqual({ code: 'CodeWrong' })
    expect(auth.session()).toMatchObject({ profile: { phoneNumberVerified: false } })
    expect(await auth.verifyPhone(code(phoneNumber))).toMatchObject({
      status: 'signedIn',
      phoneCode: null,
      profile: { phoneNumber, phoneNumberVerified: true },
    })
    expect(await auth.refreshProfile()).toMatchObject({ phoneNumberVerified: true })
  })

  it('takes no code before one was asked for', async () => {
    await signedIn()
    expect(await errorOf(auth.verifyPhone('123456'))).toEqual({ code: 'NothingPending' })
    expect(operations('VerifyUserAttribute')).toBe(0)
  })

  it('names the wait when codes were asked for too often', async () => {
    await signedInUnverified()
    for (let times = 0; times < 5; times += 1) await auth.requestPhoneCode()
    expect((await errorOf(auth.requestPhoneCode()))?.code).toBe('TooManyRequests')
    expect(auth.session()).toMatchObject({ phoneCode: { wait: { cause: 'tooManyRequests' } } })
  })
})
