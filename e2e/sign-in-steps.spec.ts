import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { makeAccount } from './support/administrator.ts'
import { newestCode, wrongCode } from './support/codes.ts'
import { givePassword } from './support/journeys.ts'
import { newPerson, type Person } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { appCode, poolRequires, turnOn } from './support/second-factors.ts'

// A sign-in that asks for more than the password, on its screens (decision 0064).

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
beforeEach(() => {
  poolRequires(rig.pool, 'OPTIONAL', ['sms', 'totp'])
})
afterAll(() => rig.close())

async function account(factors: ('sms' | 'totp')[]): Promise<{ person: Person; key: string }> {
  const person = newPerson()
  await makeAccount(rig.pool, person)
  return { person, key: factors.length > 0 ? await turnOn(rig.pool, person, factors) : '' }
}

const filledIn = (): Promise<string> => rig.app.page.getByRole('textbox', { name: en.fields.phoneNumber }).inputValue()
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').slice(-9)

describe('a code by text message', () => {
  it('is refused when wrong, sent anew, and signs in; a restart finds the user signed in', async () => {
    const { page } = rig.app
    const { person } = await account(['sms'])
    await givePassword(rig, person)
    await screens.seeScreen(page, 'signInCode')
    const first = newestCode(rig.pool, person.phoneNumber)
    await screens.submitCode(page, wrongCode(first))
    await screens.seeText(page, en.errors.CodeWrong)
    await screens.passWait(page)
    await screens.press(page, en.code.resend)
    await screens.seeText(page, en.confirm.resent)
    expect(rig.pool.control.sms().filter(({ to }) => to === person.phoneNumber)).toHaveLength(2)
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeScreen(page, 'profile')

    await rig.restart()
    await screens.seeScreen(rig.app.page, 'profile')
    await screens.signOut(rig.app.page)
  })
})

describe('an authenticator app', () => {
  it('signs in with its code, after one of a phone whose clock is wrong; the same code a second time is told apart', async () => {
    const { page } = rig.app
    const { person, key } = await account(['totp'])
    await givePassword(rig, person)
    await screens.seeScreen(page, 'totp')
    // The clock of this phone is ten minutes slow.
    await screens.submitCode(page, appCode(rig.pool, key, -20))
    await screens.seeText(page, en.totp.codeWrong)
    const code = appCode(rig.pool, key)
    await screens.submitCode(page, code)
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)

    await givePassword(rig, person)
    await screens.seeScreen(page, 'totp')
    await screens.submitCode(page, code)
    await screens.seeText(page, en.errors.CodeUsed)
    await screens.submitCode(page, appCode(rig.pool, key, 1))
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })
})

describe('a user with both', () => {
  it('chooses, goes back to the choice, and signs in by the other', async () => {
    const { page } = rig.app
    const { person, key } = await account(['sms', 'totp'])
    await givePassword(rig, person)
    await screens.seeScreen(page, 'chooseFactor')
    await screens.press(page, en.chooseFactor.sms)
    await screens.seeScreen(page, 'signInCode')
    await screens.press(page, en.signInStep.another)
    await screens.seeScreen(page, 'chooseFactor')
    await screens.press(page, en.chooseFactor.totp)
    await screens.seeScreen(page, 'totp')
    await screens.submitCode(page, appCode(rig.pool, key))
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })
})

describe('a sign-in that does not go on', () => {
  it('begins again after its time, with the number filled in and the reason told', async () => {
    const { page } = rig.app
    const { person } = await account(['sms'])
    await givePassword(rig, person)
    await screens.seeScreen(page, 'signInCode')
    // The pool waits for three minutes.
    rig.pool.control.advanceClock(4 * 60_000)
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, en.notices.signInOver)
    expect(digitsOf(await filledIn())).toBe(digitsOf(person.phoneNumber))
  })

  it('begins again after a restart, with the number filled in and the reason told', async () => {
    const { person, key } = await account(['totp'])
    await rig.restart()
    await givePassword(rig, person)
    await screens.seeScreen(rig.app.page, 'totp')
    await rig.restart()
    const { page } = rig.app
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, en.notices.signInInterrupted)
    expect(digitsOf(await filledIn())).toBe(digitsOf(person.phoneNumber))
    await page.getByRole('textbox', { name: en.fields.password, exact: true }).fill(person.password)
    await screens.press(page, en.signIn.submit)
    await screens.seeScreen(page, 'totp')
    await screens.submitCode(page, appCode(rig.pool, key))
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })

  it('goes back to the sign-in screen by its link', async () => {
    const { page } = rig.app
    const { person } = await account(['totp'])
    await givePassword(rig, person)
    await screens.seeScreen(page, 'totp')
    await screens.press(page, en.signInStep.back)
    await screens.seeScreen(page, 'signIn')
    expect(digitsOf(await filledIn())).toBe(digitsOf(person.phoneNumber))
  })

  it('names what the app does not have', async () => {
    const { page } = rig.app
    const { person } = await account([])
    poolRequires(rig.pool, 'ON', [])
    await givePassword(rig, person)
    await screens.seeText(page, 'MFA_SETUP')
  })
})
