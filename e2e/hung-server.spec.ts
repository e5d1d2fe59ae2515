import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { newestCode } from './support/codes.ts'
import { confirm, signUp } from './support/journeys.ts'
import { promised, promisedQuick, quick } from './support/pace.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// A server that takes a request and never answers. The first one is waited for as long as its user waits; the others end
// at a quarter of that.

let limit = promised
let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

/** Presses the button while `operation` hangs: an error must come in time, and then the screen must work. */
async function pressWhileHung(operation: string, button: string, says: string = en.errors.TimedOut): Promise<void> {
  const { page } = rig.app
  rig.pool.control.addFault({ operation, kind: 'delay', delayMs: 60_000, times: 1 })
  await screens.press(page, button)
  // What was told before stays until there is an answer.
  const busy = page.getByRole('button', { name: button, exact: true }).and(page.locator('[aria-busy="true"]'))
  await busy.waitFor()
  // From here on the app's own time counts. To find and press the button takes a busy machine up to a second.
  const started = performance.now()
  await busy.waitFor({ state: 'detached', timeout: limit + 5_000 })
  await page.getByRole('main').getByText(says).waitFor()
  expect(performance.now() - started, operation).toBeLessThan(limit)
}

describe('a server that hangs', () => {
  const person = newPerson()

  it('ends sign-up, and the form is still filled', async () => {
    const { page } = rig.app
    await screens.fillSignUp(page, person)
    await pressWhileHung('SignUp', en.signUp.submit, en.errors.CodeMaybeSent)
    expect(await page.getByRole('textbox', { name: en.attributes.name }).inputValue()).toBe(person.name)
    await screens.follow(page, en.signUp.signIn)
    await rig.restart(quick)
    limit = promisedQuick
    await signUp(rig, newPerson({ ...person, phoneNumber: '+447700900901' }))
  })

  it('ends a resend and a confirmation', async () => {
    const { page } = rig.app
    await screens.passWait(page)
    await pressWhileHung('ResendConfirmationCode', en.code.resend, en.errors.CodeMaybeSent)
    rig.pool.control.addFault({ operation: 'ConfirmSignUp', kind: 'delay', delayMs: 60_000, times: 1 })
    await screens.submitCode(page, newestCode(rig.pool, '+447700900901'))
    await page
      .getByRole('main')
      .getByText(en.errors.TimedOut)
      .waitFor({ timeout: limit + 5_000 })
    await confirm(rig, { ...person, phoneNumber: '+447700900901' })
  })

  it('ends a change of profile and of password', async () => {
    const { page } = rig.app
    await screens.fillProfile(page, { role: 'Director' })
    await pressWhileHung('UpdateUserAttributes', en.editProfile.submit)
    await screens.press(page, en.editProfile.submit)
    await screens.seeText(page, en.profile.saved)
    await screens.fillChangePassword(page, person.password, 'Battery-staple-8')
    await pressWhileHung('ChangePassword', en.changePassword.submit)
    await screens.press(page, en.changePassword.submit)
    await screens.seeText(page, en.profile.passwordChanged)
  })

  it('ends a sign-out, here at least, and says so', async () => {
    rig.pool.control.addFault({ operation: 'RevokeToken', kind: 'delay', delayMs: 60_000, times: 1 })
    await screens.leave(rig.app.page)
    await rig.app.page
      .getByRole('main')
      .getByText(en.notices.serverNotTold)
      .waitFor({ timeout: limit + 5_000 })
  })

  it('ends a sign-in and a reset', async () => {
    const { page } = rig.app
    const known = { ...person, phoneNumber: '+447700900901', role: 'Director', password: 'Battery-staple-8' }
    await screens.fillSignIn(page, known)
    await pressWhileHung('InitiateAuth', en.signIn.submit)
    await pressWhileHung('RespondToAuthChallenge', en.signIn.submit)
    await screens.follow(page, en.signIn.forgot)
    await screens.seeScreen(page, 'forgot')
    await page.getByRole('textbox', { name: en.fields.phoneNumber }).fill(known.phoneNumber)
    await pressWhileHung('ForgotPassword', en.forgot.submit, en.errors.CodeMaybeSent)
    await screens.requestReset(page, known.phoneNumber)
  })
})
