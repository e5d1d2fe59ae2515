import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import type { Opening } from '../testing/open-app.ts'
import { number, openPhoneField, trigger } from '../testing/phone-field.ts'
import { appInfo } from '../testing/samples.ts'
import { button, link, status, text } from '../testing/screen.ts'

const search = page.getByRole('combobox')
const options = page.getByRole('option')
const found = (): string[] => options.elements().map(({ textContent }) => textContent)

const none = { system: { languages: ['en'], region: null } }
const among = (...allowedCountries: string[]): Opening['info'] => ({ policy: { ...appInfo.policy, allowedCountries } })

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

  it('is one that the administrator allows', async () => {
    const app = await openPhoneField(among('DE', 'GB'))
    await trigger.click()
    await expect.poll(() => options.elements().length).toBe(2)
    await userEvent.keyboard('{Escape}')

    await number.fill('+43 664 1234567')
    await button(en.forgot.submit).click()
    await expect.element(number).toHaveAccessibleDescription(en.fields.phoneNumberCountryRefused)
    await number.fill('+44 7700 900123')
    await button(en.forgot.submit).click()
    await expect.poll(() => app.inputsOf('auth.requestPasswordReset')).toHaveLength(1)
    expect(app.inputsOf('settings.update')).toEqual([])
  })

  it('has its flag as a file of its own', async () => {
    await openPhoneField()
    const flag = trigger.element().querySelector('img')
    expect(flag?.src).toMatch(/GB.*\.svg/)
    expect(flag?.src).not.toMatch(/^data:/)
    await expect.poll(() => flag?.naturalWidth).toBeGreaterThan(0)
  })
})
