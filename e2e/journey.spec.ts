import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { newestCode, wrongCode } from './support/codes.ts'
import { confirm, signIn, signUp } from './support/journeys.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// The floor of the product, through the real screens, on a real pool and the real keychain.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const hour = 3_600_000

describe('one person’s whole way', () => {
  const person = newPerson()
  const changed = { ...person, name: 'Ada Lovelace', company: 'Contoso', role: 'Director' }
  const second = { ...changed, password: 'Battery-staple-8' }
  const third = { ...changed, password: 'Wandering-river-9' }

  it('signs up with number, name, company, role and password', async () => {
    await signUp(rig, person)
    await screens.seeText(rig.app.page, rig.pool.control.sms().at(-1)?.to.slice(-4) ?? '')
  })

  it('explains a wrong and an expired code, sends another, and confirms', async () => {
    const { page } = rig.app
    await screens.submitCode(page, wrongCode(newestCode(rig.pool, person.phoneNumber)))
    await screens.seeText(page, en.errors.CodeWrong)
    const expired = newestCode(rig.pool, person.phoneNumber)
    rig.pool.control.advanceClock(25 * hour)
    await screens.submitCode(page, expired)
    await screens.seeText(page, en.errors.CodeExpired)
    await screens.passWait(page)
    await screens.press(page, en.code.resend)
    await screens.seeText(page, en.confirm.resent)
    expect(rig.pool.control.sms().filter(({ to }) => to === person.phoneNumber)).toHaveLength(2)
    await confirm(rig, person)
  })

  it('edits the profile, and the phone number stays in sight', async () => {
    const { page } = rig.app
    await screens.fillProfile(page, changed)
    await screens.press(page, en.editProfile.submit)
    await screens.seeText(page, en.profile.saved)
    await screens.seeProfile(page, changed)
    await page.reload()
    await screens.seeProfile(page, changed)
  })

  it('is still signed in after a restart', async () => {
    await rig.restart()
    await screens.seeProfile(rig.app.page, changed)
  })

  it('changes the password', async () => {
    const { page } = rig.app
    await screens.fillChangePassword(page, 'Not-the-one-77', second.password)
    await screens.press(page, en.changePassword.submit)
    await screens.seeText(page, en.errors.CurrentPasswordWrong)
    await screens.fillPasswords(page, person.password, second.password)
    await screens.press(page, en.changePassword.submit)
    await screens.seeText(page, en.profile.passwordChanged)
    await screens.signOut(page)
    await screens.fillSignIn(page, changed)
    await screens.press(page, en.signIn.submit)
    await screens.seeText(page, en.errors.CredentialsWrong)
    await signIn(rig, second)
  })

  it('resets a forgotten password by SMS', async () => {
    const { page } = rig.app
    await screens.signOut(page)
    await screens.follow(page, en.signIn.forgot)
    await screens.requestReset(page, person.phoneNumber)
    const code = newestCode(rig.pool, person.phoneNumber)
    await screens.fillReset(page, wrongCode(code), third.password)
    await screens.press(page, en.reset.submit)
    await screens.seeText(page, en.errors.CodeWrong)
    await screens.submitCode(page, code)
    await screens.seeProfile(page, third)
    await screens.signOut(page)
    await signIn(rig, third)
    await screens.signOut(page)
  })
})
