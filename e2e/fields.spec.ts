import { afterAll, beforeAll, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// What the fields fetch when they need it: in the built app, under the page's real security policy.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

it('fetches countries, flags and the strength of passwords without breaking the policy of the page', async () => {
  const { page } = rig.app
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      document.title += ` VIOLATED ${violatedDirective} ${blockedURI}`
    })
  })
  await screens.follow(page, en.signIn.signUp)
  await screens.seeScreen(page, 'signUp')

  await page.getByRole('button', { name: en.fields.country }).click()
  await page.getByRole('combobox', { name: en.fields.countrySearch }).fill('germ')
  const germany = page.getByRole('option', { name: 'Germany' })
  await expect
    .poll(() => germany.locator('img').evaluate((flag) => (flag as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Germany' }).waitFor()

  await page.getByRole('textbox', { name: en.fields.phoneNumber }).fill('015123456789')
  expect(await page.getByRole('textbox', { name: en.fields.phoneNumber }).inputValue()).toBe('01512 3456789')
  await page.getByRole('textbox', { name: en.fields.password, exact: true }).fill('Password1!')
  await page.getByRole('meter', { name: en.strength.label }).waitFor()
  expect(await page.title()).not.toContain('VIOLATED')

  await rig.restart()
  await screens.follow(rig.app.page, en.signIn.signUp)
  await rig.app.page.getByRole('button', { name: 'Germany' }).waitFor()
})
