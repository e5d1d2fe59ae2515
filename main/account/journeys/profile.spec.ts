import { describe, expect, it } from 'vitest'
import { forEachAttribute } from '../../../preload/contract/testing/attributes.ts'
import type { Profile, Session } from '../../../preload/contract/session.ts'
import {
  auth,
  callPool,
  code,
  errorOf,
  freshNumber,
  installRig,
  otherThan,
  password,
  pool,
  signedIn,
} from '../testing/rig.ts'

installRig()

function profileIn(session: Session): Profile {
  return session.status === 'signedIn' ? session.profile : expect.fail(`${session.status} has no profile`)
}

describe('the account', () => {
  it('saves a profile without losing the phone number', async () => {
    const phoneNumber = await signedIn()
    const attributes = forEachAttribute(({ word }) => `another ${word}`)
    const saved = { attributes, phoneNumber, phoneNumberVerified: true }
    expect(await auth.updateProfile(attributes)).toEqual(saved)
    expect(auth.session()).toMatchObject({ profile: saved })
    expect(await auth.refreshProfile()).toEqual(saved)
  })

  it('is a profile with holes where something is missing, which a change fills', async () => {
    const phoneNumber = freshNumber()
    // Another application, or an administrator, may have made such a profile.
    const UserAttributes = [
      { Name: 'phone_number', Value: phoneNumber },
      { Name: 'name', Value: 'Augusta' },
    ]
    await callPool('SignUp', { Username: phoneNumber, Password: password, UserAttributes })
    await callPool('ConfirmSignUp', { Username: phoneNumber, ConfirmationCode: code(phoneNumber) })
    const { attributes } = profileIn(await auth.signIn(phoneNumber, password))
    expect(attributes).toEqual({ name: 'Augusta' })
    const filled = { ...forEachAttribute(({ word }) => `another ${word}`), ...attributes }
    await auth.updateProfile(Object.fromEntries(Object.entries(filled).filter(([name]) => !(name in attributes))))
    expect(profileIn(auth.session()).attributes).toEqual(filled)
    expect((await auth.refreshProfile()).attributes).toEqual(filled)
  })

  it('changes a known password; the old one no longer signs in', async () => {
    const phoneNumber = await signedIn()
    const next = 'Battery-Staple-8'
    expect(await errorOf(auth.changePassword('Wrong-Horse-77', next))).toEqual({ code: 'CurrentPasswordWrong' })
    expect(auth.session().status).toBe('signedIn')
    expect(await errorOf(auth.changePassword(password, 'short'))).toEqual({ code: 'PasswordRefused' })
    await auth.changePassword(password, next)
    await auth.signOut()
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'CredentialsWrong' })
    await auth.signIn(phoneNumber, next)
  })

  it('resets a forgotten password by SMS', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    await auth.requestPasswordReset(phoneNumber)
    expect(auth.session()).toMatchObject({ status: 'resettingPassword', phoneNumber })
    const sent = code(phoneNumber)
    const next = 'Battery-Staple-8'
    expect(await errorOf(auth.resetPassword(otherThan(sent), next))).toEqual({ code: 'CodeWrong' })
    pool.control.advanceClock(2 * 3_600_000)
    expect(await errorOf(auth.resetPassword(sent, next))).toEqual({ code: 'CodeExpired' })
    await auth.resendResetCode()
    await auth.resetPassword(code(phoneNumber), next)
    expect(auth.session()).toMatchObject({ status: 'signedIn', keptIn: 'keychain', profile: { phoneNumber } })
    await auth.signOut()
    await auth.signIn(phoneNumber, next)
  })

  it('answers a reset for an unknown number as for a known one', async () => {
    const phoneNumber = freshNumber()
    await auth.requestPasswordReset(phoneNumber)
    expect(auth.session()).toMatchObject({ status: 'resettingPassword', phoneNumber })
    expect(await errorOf(auth.resetPassword('123456', password))).toEqual({ code: 'CodeWrong' })
  })
})
