import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attributes } from '../preload/contract/testing/attributes.ts'
import { en } from '../renderer/locales/en.ts'
import { newestCode } from './support/codes.ts'
import { confirm, signUp } from './support/journeys.ts'
import { enter, focused, tabTo, typeInto } from './support/keyboard.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// The whole way once without a mouse, and once with everything twice as large.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

describe('by keyboard only', () => {
  const person = newPerson()
  const changed = { ...person, role: 'Director' }
  const { fields } = en

  /** After each step the focus is where the next one begins. */
  async function begins(page: Page, screen: Parameters<typeof screens.seeScreen>[1], at: string): Promise<void> {
    await screens.seeScreen(page, screen)
    await expect.poll(async () => (await focused(page)).name, { message: `the focus on ${screen}` }).toBe(at)
  }

  it('signs up, confirms, edits, changes the password, signs out, and is signed in by a reset', async () => {
    const { page } = rig.app
    await begins(page, 'signIn', fields.phoneNumber)
    await enter(page, en.signIn.signUp)
    await begins(page, 'signUp', fields.phoneNumber)
    await enter(page, en.signUp.submit)
    await expect
      .poll(async () => (await focused(page)).name, { message: 'the first wrong field' })
      .toBe(fields.phoneNumber)
    await typeInto(page, fields.phoneNumber, person.phoneNumber)
    for (const { word } of attributes) await typeInto(page, en.attributes[word], person[word])
    await typeInto(page, fields.password, person.password)
    await page.keyboard.press('Enter')

    await begins(page, 'confirm', 'Digit 1 of 6')
    await page.keyboard.type(newestCode(rig.pool, person.phoneNumber))
    await begins(page, 'profile', en.profile.title)
    await screens.seeProfile(page, person)

    await enter(page, screens.changeOf(en.attributes.role))
    await screens.seeScreen(page, 'editProfile')
    await begins(page, 'editProfile', en.attributes.role)
    await typeInto(page, en.attributes.role, changed.role)
    await page.keyboard.press('Enter')
    await begins(page, 'profile', en.profile.title)
    await screens.seeProfile(page, changed)

    await enter(page, en.account.security)
    await begins(page, 'security', en.security.title)
    await enter(page, screens.changeOf(en.fields.password))
    await begins(page, 'changePassword', fields.currentPassword)
    await page.keyboard.type(person.password)
    await typeInto(page, fields.newPassword, 'Battery-staple-8')
    await page.keyboard.press('Enter')
    await begins(page, 'security', en.security.title)
    await screens.seeText(page, en.profile.passwordChanged)

    await enter(page, en.account.signOut)
    await begins(page, 'signIn', fields.password)
    await enter(page, en.signIn.forgot)
    await begins(page, 'forgot', fields.phoneNumber)
    await page.keyboard.press('Enter')
    await begins(page, 'reset', 'Digit 1 of 6')
    await page.keyboard.type(newestCode(rig.pool, person.phoneNumber))
    await typeInto(page, fields.newPassword, 'Wandering-river-9')
    await page.keyboard.press('Enter')
    await begins(page, 'profile', en.profile.title)
    await screens.seeProfile(page, changed)
  })

  it('opens the settings, chooses, and comes back to where it was', async () => {
    const { page } = rig.app
    await enter(page, en.settings.title)
    await page.getByRole('dialog').waitFor()
    await page.getByRole('radio', { name: en.themes.system }).waitFor()
    for (let presses = 0; presses < 6; presses += 1) {
      await page.keyboard.press('Tab')
      const inside = await page.evaluate(() =>
        document.querySelector('[role=dialog]')?.contains(document.activeElement),
      )
      expect(inside, 'the focus stays in the dialog').toBe(true)
    }
    await page.getByRole('radio', { name: en.themes.system }).focus()
    // Held as long as a finger holds it: the group chooses while the key is down.
    await page.keyboard.press('ArrowDown', { delay: 100 })
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('light')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await focused(page)).name).toBe(en.settings.title)
    await tabTo(page, en.account.signOut)
    await page.keyboard.press('Enter')
    await screens.seeScreen(page, 'signIn')
  })
})

describe('with everything twice as large', () => {
  const person = newPerson()

  /** What a window of the usual size shows at 200 % zoom: half as many CSS pixels, each two wide. */
  async function zoom(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: 540,
      height: 380,
      deviceScaleFactor: 2,
      mobile: false,
    })
  }

  /** Nothing lies beyond the edge at the side, where no scrolling by a wheel leads. */
  async function fits(page: Page): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }

  it('goes the whole way, and nothing lies outside the window', async () => {
    await zoom(rig.app.page)
    const { page } = rig.app
    await fits(page)
    await signUp(rig, person)
    await fits(page)
    await confirm(rig, person)
    await fits(page)
    await screens.fillProfile(page, { role: 'Director' })
    await fits(page)
    await screens.press(page, en.editProfile.submit)
    await screens.seeText(page, en.profile.saved)
    await screens.fillChangePassword(page, person.password, 'Battery-staple-8')
    await fits(page)
    await screens.press(page, en.changePassword.submit)
    await screens.seeText(page, en.profile.passwordChanged)
    await screens.navigate(page, en.settings.title)
    await page.getByRole('dialog').getByRole('combobox').scrollIntoViewIfNeeded()
    await fits(page)
    await page.keyboard.press('Escape')
    await screens.signOut(page)
    await screens.follow(page, en.signIn.forgot)
    await screens.requestReset(page, person.phoneNumber)
    await fits(page)
    await screens.fillReset(page, newestCode(rig.pool, person.phoneNumber), 'Wandering-river-9')
    await screens.press(page, en.reset.submit)
    await screens.seeProfile(page, { ...person, role: 'Director' })
  })
})
