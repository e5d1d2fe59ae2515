import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import de from '../renderer/locales/de.json' with { type: 'json' }
import { en } from '../renderer/locales/en.ts'
import { startRig, type Rig } from './support/rig.ts'

// What the user chose for the app itself, in the built one: it holds from the next start's first paint on.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const themeSource = (): Promise<string> => rig.app.evaluateMain(({ nativeTheme }) => nativeTheme.themeSource, undefined)

describe('language and theme', () => {
  it('are changed while the app runs, in the native parts too', async () => {
    const { page } = rig.app
    await page.getByLabel(en.fields.password, { exact: true }).fill('half a pass')
    await page.getByRole('button', { name: en.settings.title, exact: true }).click()
    await page.getByText(en.themes.dark, { exact: true }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: en.settings.language }).click()
    await page.getByRole('option', { name: 'Deutsch', exact: true }).click()
    await page.getByRole('button', { name: de.settings.close }).click()

    await page.getByRole('heading', { name: de.signIn.title, exact: true }).waitFor()
    expect(await page.getByLabel(de.fields.password, { exact: true }).inputValue()).toBe('half a pass')
    expect(await page.title()).toBe('Anmelden – Latchkey')
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    await expect.poll(themeSource).toBe('dark')
  })

  it('are the same after a restart, and no part of the page was refused by its policy', async () => {
    await rig.restart()
    const { page } = rig.app
    const refused = await page.evaluateHandle(() => {
      const directives: string[] = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        directives.push(effectiveDirective)
      })
      return directives
    })
    await page.getByRole('heading', { name: de.signIn.title, exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await themeSource()).toBe('dark')

    await page.getByRole('link', { name: de.signIn.signUp }).click()
    await page.getByText('Mindestens 10 Zeichen').waitFor()
    await page.getByRole('button', { name: de.settings.title, exact: true }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: de.settings.language }).click()
    await page.getByRole('option', { name: 'English', exact: true }).waitFor()
    expect(await page.evaluate(() => document.fonts.check('1rem "Inter Variable"'))).toBe(true)
    expect(await refused.jsonValue()).toEqual([])
  })
})
