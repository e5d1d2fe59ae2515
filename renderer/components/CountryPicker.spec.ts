import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { contrast, groundOf } from '../testing/contrast.ts'
import { emulate } from '../testing/emulate.ts'
import type { Opening } from '../testing/open-app.ts'
import { number, openPhoneField, trigger } from '../testing/phone-field.ts'
import { appInfo, phoneNumber } from '../testing/samples.ts'
import { button, link, status, text } from '../testing/screen.ts'

const search = page.getByRole('combobox', { name: en.fields.countrySearch })
const options = page.getByRole('option')
const found = (): string[] => options.elements().map(({ textContent }) => textContent)

const none = { system: { languages: ['en'], region: null } }
const among = (...allowedCountries: string[]): Opening['info'] => ({ policy: { ...appInfo.policy, allowedCountries } })

const list = page.getByRole('listbox')
const highlighted = (): Element => list.element().querySelector('[data-highlighted]') ?? document.body
const other = (): Element => list.element().querySelector('[role="option"]:not([data-highlighted])') ?? document.body

describe('the country', () => {
  it('shows an example of its numbers', async () => {
    await openPhoneField({ system: { languages: ['en-DE'], region: 'DE' } })
    await expect.element(number).toHaveAccessibleDescription(/^For example 01/)
  })

  it('must be told when nothing tells it', async () => {
    await openPhoneField(none)
    await expect.element(trigger).toHaveAccessibleName('Country')
    await userEvent.keyboard('07700900123')
    await button(en.forgot.submit).click()
    await expect.element(number).toHaveAccessibleDescription(en.fields.phoneNumberCountryMissing)

    await trigger.click()
    await search.fill('united king')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => text(en.fields.phoneNumberCountryMissing).query()).toBeNull()
    await expect.element(number).toHaveValue('07700 900123')
  })

  it('is chosen by Enter where the mouse has left the list', async () => {
    await openPhoneField(none)
    await trigger.click()
    await userEvent.hover(options.nth(3))
    await userEvent.keyboard('german')
    await expect.poll(found).toEqual(['Germany+49'])
    await userEvent.hover(document.body, { position: { x: 2, y: 2 }, force: true })
    await userEvent.keyboard('{Enter}')
    await expect.element(trigger).toHaveAccessibleName('Country Germany +49')
  })

  it('is found by name, dial code and ISO code, and chosen by keyboard', async () => {
    const app = await openPhoneField()
    await userEvent.keyboard('1512345678')
    await userEvent.tab({ shift: true })
    await userEvent.keyboard('{Enter}')
    await expect.element(search).toHaveFocus()
    await expect.element(page.getByRole('option', { selected: true, name: /United Kingdom/ })).toBeVisible()

    await search.fill('+43')
    await expect.poll(found).toEqual(['Austria+43'])
    await search.fill('de')
    await expect.poll(() => found()[0]).toBe('Germany+49')
    await search.fill('nowhere')
    await expect.element(status(en.fields.countryNone)).toBeVisible()
    await search.fill('german')
    await userEvent.keyboard('{Enter}')

    await expect.element(number).toHaveFocus()
    await expect.element(trigger).toHaveAccessibleName('Country Germany +49')
    expect(options.query()).toBeNull()
    expect(app.inputsOf('settings.update')).toEqual([{ ...appInfo.settings, country: 'DE' }])
  })

  it('takes the place of the code of an international number', async () => {
    await openPhoneField()
    await userEvent.keyboard('+447700900123')
    await trigger.click()
    await page.getByRole('option', { name: /Guernsey/ }).click()
    await expect.element(trigger).toHaveAccessibleName('Country Guernsey +44')
    await expect.element(number).toHaveValue('07700 900123')
  })

  it('gives the focus back when nothing was chosen', async () => {
    await openPhoneField()
    await trigger.click()
    await expect.element(search).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(trigger).toHaveFocus()
    await expect.element(trigger).toHaveAccessibleName('Country United Kingdom +44')
  })

  it('of the last number is remembered, also on the next screen', async () => {
    const app = await openPhoneField()
    await userEvent.keyboard('+4915123456789')
    await userEvent.tab()
    await expect.poll(() => app.inputsOf('settings.update')).toEqual([{ ...appInfo.settings, country: 'DE' }])
    await number.clear()
    await link(en.forgot.back).click()
    await expect.element(trigger).toHaveAccessibleName('Country Germany +49')
  })

  it('of a new account is one that the administrator allows', async () => {
    await openPhoneField(among('DE', 'GB'), '/sign-up')
    await trigger.click()
    await expect.poll(() => options.elements().length).toBe(2)
    await userEvent.keyboard('{Escape}')

    await number.fill('+43 664 1234567')
    await button(en.signUp.submit).click()
    await expect.element(number).toHaveAccessibleDescription(en.fields.phoneNumberCountryRefused)
    await number.fill('+44 7700 900123')
    await expect.poll(() => text(en.fields.phoneNumberCountryRefused).query()).toBeNull()
  })

  it('of an account that exists may be any, but begins with one that is allowed', async () => {
    const app = await openPhoneField(among('DE'))
    await expect.element(trigger).toHaveAccessibleName('Country Germany +49')
    await trigger.click()
    await expect.poll(() => options.elements().length).toBeGreaterThan(200)
    await search.fill('united king')
    await userEvent.keyboard('{Enter}07700900123')
    await button(en.forgot.submit).click()
    await expect.poll(() => app.inputsOf('auth.requestPasswordReset')).toEqual([{ phoneNumber }])
    expect(app.inputsOf('settings.update')).toEqual([])
  })

  it.each([
    ['GB', 760],
    ['DE', 420],
  ])('%s stands in the middle of the list when it opens, in a window of %i pixels', async (country, height) => {
    await page.viewport(1100, height)
    await openPhoneField({ settings: { ...appInfo.settings, country } })
    await trigger.click()
    const middle = (element: Element): number => {
      const { top, bottom } = element.getBoundingClientRect()
      return (top + bottom) / 2
    }
    const chosen = page.getByRole('option', { selected: true })
    await expect.poll(() => Math.abs(middle(chosen.element()) - middle(list.element()))).toBeLessThan(2)
  })

  it.each(['light', 'dark', 'contrast'] as const)('that is meant is told from the others, in %s', async (theme) => {
    await openPhoneField({ settings: { ...appInfo.settings, theme } })
    await trigger.click()
    await expect.poll(() => getComputedStyle(highlighted()).outlineStyle).toBe('solid')
    const { outlineColor, outlineWidth } = getComputedStyle(highlighted())
    expect(outlineWidth).toBe('2px')
    expect(contrast(outlineColor, groundOf(list.element()))).toBeGreaterThan(3)
    expect(contrast(outlineColor, groundOf(highlighted()))).toBeGreaterThan(3)
    expect(getComputedStyle(other()).outlineStyle).toBe('none')
  })

  it('that is meant is told from the others in forced colours too, and the list has its edges', async () => {
    await emulate({ 'forced-colors': 'active' })
    await openPhoneField()
    await trigger.click()
    await expect.poll(() => getComputedStyle(highlighted()).outlineStyle).toBe('solid')
    const { outlineColor } = getComputedStyle(highlighted())
    expect(contrast(outlineColor, groundOf(highlighted()))).toBeGreaterThan(3)
    expect(getComputedStyle(other()).outlineStyle).toBe('none')
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('option', { selected: true })).toHaveStyle({ outlineStyle: 'none' })

    const edge = (element: Element): number => contrast(getComputedStyle(element).borderTopColor, groundOf(element))
    expect(edge(page.getByRole('dialog').element())).toBeGreaterThan(3)
    expect(edge(search.element())).toBeGreaterThan(3)
  })

  it('has its flag as a file of its own', async () => {
    await openPhoneField()
    const flag = trigger.element().querySelector('img')
    expect(flag?.src).toMatch(/GB.*\.svg/)
    expect(flag?.src).not.toMatch(/^data:/)
    await expect.poll(() => flag?.naturalWidth).toBeGreaterThan(0)
  })
})
