import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { newestCode } from './support/codes.ts'
import { confirm, signUp } from './support/journeys.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// What goes wrong in other applications of this kind: see "Defects of the sample" in the product's description.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

describe('interruptions', () => {
  it('keeps the code screen over a reload, and leaves it by "Start again"', async () => {
    const { page } = rig.app
    const person = newPerson()
    await signUp(rig, person)
    await page.reload()
    await screens.seeScreen(page, 'confirm')
    await screens.press(page, en.code.startOver)
    await screens.seeScreen(page, 'signUp')
    expect(await page.getByRole('textbox', { name: en.fields.phoneNumber }).inputValue()).toContain(
      person.phoneNumber.slice(-4),
    )
    await screens.follow(page, en.signUp.signIn)
  })

  it('goes on waiting for the code after a restart', async () => {
    const person = newPerson()
    await signUp(rig, person)
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'confirm')
    await screens.submitCode(rig.app.page, newestCode(rig.pool, person.phoneNumber))
    // The password was in memory only.
    await screens.seeText(rig.app.page, en.notices.accountConfirmed)
    await rig.app.page.getByRole('textbox', { name: en.fields.password, exact: true }).fill(person.password)
    await screens.press(rig.app.page, en.signIn.submit)
    await screens.seeProfile(rig.app.page, person)
    await screens.signOut(rig.app.page)
  })

  it('takes an unconfirmed account that signs in to the code screen, and sends a code there', async () => {
    const { page } = rig.app
    const person = newPerson()
    await signUp(rig, person)
    await screens.press(page, en.code.startOver)
    await screens.follow(page, en.signUp.signIn)
    await screens.fillSignIn(page, person)
    await screens.press(page, en.signIn.submit)
    await screens.seeScreen(page, 'confirm')
    // The first code is on its way still, whatever was pressed meanwhile.
    await screens.passWait(page)
    const before = rig.pool.control.sms().length
    await screens.press(page, en.code.send)
    await screens.seeText(page, en.confirm.resent)
    expect(rig.pool.control.sms()).toHaveLength(before + 1)
    await confirm(rig, person)
    await screens.signOut(page)
  })

  it('notices that it is offline, and that it no longer is', async () => {
    const { page } = rig.app
    const person = newPerson()
    // One that is sent once: the network stack itself would send another again.
    rig.pool.control.addFault({ operation: 'RespondToAuthChallenge', kind: 'drop', times: 1 })
    await screens.fillSignIn(page, person)
    await screens.press(page, en.signIn.submit)
    await screens.seeText(page, en.errors.AnswerLost)
    await screens.seeText(page, en.app.offline)
    await page.getByRole('main').getByText(en.app.offline).waitFor({ state: 'detached' })
  })

  it('keeps the reset screen over a reload', async () => {
    const { page } = rig.app
    await screens.follow(page, en.signIn.forgot)
    await screens.requestReset(page, newPerson().phoneNumber)
    await screens.seeScreen(page, 'reset')
    await page.reload()
    await screens.seeScreen(page, 'reset')
    await screens.press(page, en.code.startOver)
    await screens.seeScreen(page, 'forgot')
    await screens.follow(page, en.forgot.back)
  })

  it('takes a number of sixteen characters', async () => {
    const { page } = rig.app
    const person = newPerson({ phoneNumber: '+491511234567890' })
    await signUp(rig, person)
    await confirm(rig, person)
    await screens.signOut(page)
  })

  it('refuses a password of eight characters before it is sent, because the pool wants ten', async () => {
    const { page } = rig.app
    const before = rig.pool.control.requests().length
    await screens.fillSignUp(page, newPerson({ password: 'Eight-88' }))
    await screens.press(page, en.signUp.submit)
    await screens.seeText(page, en.fields.newPasswordWeak)
    expect(rig.pool.control.requests()).toHaveLength(before)
    await screens.follow(page, en.signUp.signIn)
  })
})
