import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Bridge } from '../preload/contract/derive.ts'
import { en } from '../renderer/locales/en.ts'
import { registerSecrets } from './logs/kept.ts'
import { attributesOf, invite, makeAccount } from './support/administrator.ts'
import { newestCode } from './support/codes.ts'
import { recordCrossings } from './support/crossings.ts'
import { givePassword, signUp } from './support/journeys.ts'
import { keychainRecords } from './support/keychain.ts'
import { pageState } from './support/page-state.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { appCode, poolRequires, turnOn } from './support/second-factors.ts'

declare global {
  interface Window {
    app: Bridge
  }
}

// The first sign-in: of users whom IT invited, and on pools that require a second factor (decision 0064).

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
beforeEach(() => {
  poolRequires(rig.pool, 'OPTIONAL', ['sms', 'totp'])
})
afterAll(() => rig.close())

const own = 'Battery-staple-8'
const day = 24 * 60 * 60_000

describe('an invited user', () => {
  it('chooses a password, gives what is missing, and verifies the number', async () => {
    const { page } = rig.app
    const person = newPerson()
    registerSecrets([{ kind: 'password', value: own }])
    await invite(rig.pool, person)
    await givePassword(rig, person)
    await screens.seeScreen(page, 'firstPassword')
    await page.getByRole('textbox', { name: en.fields.newPassword, exact: true }).fill(own)
    await page.getByRole('textbox', { name: en.attributes.name, exact: true }).fill(person.name)
    await page.getByRole('textbox', { name: en.attributes.company, exact: true }).fill(person.company)
    await page.getByRole('textbox', { name: en.attributes.role, exact: true }).fill(person.role)
    await screens.press(page, en.firstPassword.submit)
    await screens.seeScreen(page, 'verifyPhone')
    await screens.seeText(page, en.firstPassword.verify)
    await screens.press(page, en.code.send)
    await screens.seeText(page, en.confirm.resent)
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeText(page, en.verifyPhone.done)
    expect(await attributesOf(rig.pool, person.phoneNumber)).toMatchObject({
      name: person.name,
      'custom:company': person.company,
      phone_number_verified: 'true',
    })
    await screens.signOut(page)
    await givePassword(rig, { ...person, password: own })
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })

  it('whose invitation is too old is told so, and not that the password is wrong', async () => {
    const { page } = rig.app
    const person = newPerson()
    await invite(rig.pool, person)
    const { TemporaryPasswordValidityDays } = rig.pool.settings.UserPool.Policies.PasswordPolicy
    rig.pool.control.advanceClock((TemporaryPasswordValidityDays + 1) * day)
    await givePassword(rig, person)
    await screens.seeText(page, en.errors.TemporaryPasswordExpired)
  })
})

describe('a pool that requires a second factor', () => {
  it('has a new user signed in by the code of the sign-up alone, and asks from the next time on', async () => {
    const { page } = rig.app
    poolRequires(rig.pool, 'ON', ['sms', 'totp'])
    const person = newPerson()
    await signUp(rig, person)
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeProfile(page, person)
    expect(rig.pool.control.sms().filter(({ to }) => to === person.phoneNumber)).toHaveLength(1)
    await screens.signOut(page)
    await givePassword(rig, person)
    await screens.seeScreen(page, 'signInCode')
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeProfile(page, person)
    await screens.signOut(page)
  })

  it('leads a new user on where it gives no tokens for that code', async () => {
    const { page } = rig.app
    poolRequires(rig.pool, 'ON', ['sms'])
    rig.pool.settings.LocalPool.FirstSignInNeedsMfa = true
    const person = newPerson()
    await signUp(rig, person)
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeScreen(page, 'signInCode')
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeProfile(page, person)
    rig.pool.settings.LocalPool.FirstSignInNeedsMfa = false
    await screens.signOut(page)
  })

  it('leaves a session alone that began before, and asks at the next sign-in', async () => {
    const person = newPerson()
    await makeAccount(rig.pool, person)
    poolRequires(rig.pool, 'OFF', ['sms'])
    await givePassword(rig, person)
    await screens.seeScreen(rig.app.page, 'profile')
    poolRequires(rig.pool, 'ON', ['sms'])
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'profile')
    await screens.signOut(rig.app.page)
    await givePassword(rig, person)
    await screens.seeScreen(rig.app.page, 'signInCode')
    await screens.press(rig.app.page, en.signInStep.back)
    await screens.seeScreen(rig.app.page, 'signIn')
  })

  it('has an app set up by its key, which is nowhere afterwards', async () => {
    const { page } = rig.app
    const person = newPerson()
    await makeAccount(rig.pool, person)
    poolRequires(rig.pool, 'ON', ['totp'])
    const crossings = await recordCrossings(rig.app)
    await givePassword(rig, person)
    await screens.seeScreen(page, 'setUpTotp')
    await page.getByRole('img', { name: en.setUpTotp.picture }).waitFor()
    const before = await page.locator('main code').innerText()
    // A page that comes back shows the same key, so a phone that has it already keeps it.
    await page.reload()
    await page.getByRole('img', { name: en.setUpTotp.picture }).waitFor()
    const shown = await page.locator('main code').innerText()
    expect(shown).toBe(before)
    const key = shown.replaceAll(/\s/g, '')
    expect(key).toMatch(/^[A-Z2-7]{52}$/)
    registerSecrets([{ kind: 'token', value: key }])
    const preview = await page.evaluate(() => window.app.diagnostics.preview())
    const session = await page.evaluate(() => window.app.session.get())
    await screens.submitCode(page, appCode(rig.pool, key))
    await screens.seeScreen(page, 'profile')

    const crossed = JSON.parse(await crossings.read()) as { channel: string }[]
    const others = crossed.filter(({ channel }) => channel !== 'call:auth.getTotpKey')
    const { text, stores } = await pageState(page)
    const after = await page.evaluate(() => window.app.diagnostics.preview())
    const records = await keychainRecords(rig.pool.userPoolId)
    expect(JSON.stringify(crossed), 'the search must find it where it is').toContain(key)
    const places = { others, preview, after, session, text, stores, records, output: rig.app.output(), files: files() }
    for (const [place, held] of Object.entries(places)) {
      const whole = JSON.stringify(held)
      expect(whole.length, place).toBeGreaterThan(50)
      for (const part of [key, shown, key.toLowerCase(), key.match(/.{4}/g)?.join(' ') ?? '']) {
        expect(whole.includes(part), place).toBe(false)
      }
    }
    await screens.signOut(page)
  })
})

/** All files of the app's data, one after the other. */
function files(): string {
  const entries = readdirSync(rig.userData, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n')
}

describe('a forgotten password', () => {
  it('of a user with an app is reset by a text message, and the app is asked for', async () => {
    const { page } = rig.app
    const person = newPerson()
    await makeAccount(rig.pool, person)
    const key = await turnOn(rig.pool, person, ['totp'])
    await screens.follow(page, en.signIn.forgot)
    await screens.requestReset(page, person.phoneNumber)
    await screens.fillReset(page, newestCode(rig.pool, person.phoneNumber), own)
    await screens.press(page, en.reset.submit)
    await screens.seeScreen(page, 'totp')
    await screens.submitCode(page, appCode(rig.pool, key))
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })

  it('of a user whose second factor is a text message leads to IT', async () => {
    const { page } = rig.app
    const person = newPerson()
    await makeAccount(rig.pool, person)
    await turnOn(rig.pool, person, ['sms'])
    await screens.follow(page, en.signIn.forgot)
    await screens.seeScreen(page, 'forgot')
    await page.getByRole('textbox', { name: en.fields.phoneNumber, exact: true }).fill(person.phoneNumber)
    await screens.press(page, en.forgot.submit)
    await screens.seeText(page, en.errors.ResetNotPossible)
  })
})
