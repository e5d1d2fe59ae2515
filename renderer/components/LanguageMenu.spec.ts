import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import { languages } from '../../preload/contract/languages.ts'
import de from '../locales/de.json'
import { loadMessages } from '../locales/catalogues.ts'
import { en } from '../locales/en.ts'
import { languageName } from '../locales/language-name.ts'
import { openApp, type OpenedApp, type Opening } from '../testing/open-app.ts'
import { appInfo, sessions } from '../testing/samples.ts'
import { alert, button, field, title } from '../testing/screen.ts'

// The language of the screens, for somebody who cannot read them: a globe and the language's own name, one click from
// the list, on every screen of a user who is not signed in.

const { settings } = appInfo
const banner = page.getByRole('banner')
const menu = (label: string = en.settings.language): Locator =>
  banner.getByRole('combobox', { name: new RegExp(`^${label}`) })
const row = (name: string): Locator => page.getByRole('option', { name, exact: true })

/** Every screen of somebody who is not signed in. */
const screens: Record<string, Opening> = {
  'sign-in': {},
  'sign-up': { at: '/sign-up' },
  'asking for a reset': { at: '/forgot-password' },
  'confirming the number': { session: sessions.confirmingSignUp },
  'choosing a new password': { session: sessions.resettingPassword },
}

function keeps(app: OpenedApp, language: (typeof languages)[number] | null): void {
  app.answer('settings.update', { ok: true, value: { ...settings, language } })
}

afterEach(() => {
  document.documentElement.lang = 'en'
  document.documentElement.dir = 'ltr'
})

describe('the globe', () => {
  it.each(Object.entries(screens))('is one click from every language: %s', async (_, opening) => {
    await openApp(opening)
    await expect.element(menu().getByText('English', { exact: true })).toBeVisible()
    await menu().click()
    for (const language of languages) await expect.element(row(languageName(language))).toBeInTheDocument()
    await expect.element(row('Automatic (English)')).toBeInTheDocument()
    expect(page.getByRole('option').elements()).toHaveLength(languages.length + 1)
  })

  it.each(languages)('says the name that its speakers look for: %s', async (language) => {
    const { settings: texts } = await loadMessages(language)
    await openApp({ info: { settings: { ...settings, language } } })
    const shown = menu(texts.language).getByText(languageName(language), { exact: true })
    await expect.element(shown).toBeVisible()
    expect(shown.element().getAttribute('lang')).toBe(language)
    await expect.element(menu(`${texts.language} ${languageName(language)}`)).toBeVisible()
  })

  it('changes the language as the settings do, and keeps what was typed', async () => {
    const app = await openApp()
    keeps(app, 'de')
    await field(en.fields.password).fill('Brass-key-42')
    await menu().click()
    await row('Deutsch').click()
    await expect.element(title(de.signIn.title)).toBeVisible()
    await expect.element(field(de.fields.password)).toHaveValue('Brass-key-42')
    expect(app.inputsOf('settings.update')).toEqual([{ ...settings, language: 'de' }])
    await button(de.settings.title).click()
    await expect.element(page.getByRole('dialog').getByRole('combobox')).toHaveTextContent('Deutsch')
  })

  it('works with the keyboard alone, and gives the focus back', async () => {
    const app = await openApp()
    keeps(app, 'de')
    ;(menu().element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(row('Deutsch')).toBeVisible()
    await userEvent.keyboard('deu{Enter}')
    await expect.element(title(de.signIn.title)).toBeVisible()
    await expect.element(menu(de.settings.language)).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('listbox')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => page.getByRole('listbox').query()).toBeNull()
    await expect.element(menu(de.settings.language)).toHaveFocus()
  })

  it('leaves the choice to the system again', async () => {
    const app = await openApp({ info: { settings: { ...settings, language: 'de' } } })
    keeps(app, null)
    await menu(de.settings.language).click()
    await row('Automatisch (English)').click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(app.inputsOf('settings.update')).toEqual([settings])
  })

  it('tells when the choice cannot be kept', async () => {
    const app = await openApp()
    app.fail('settings.update', { code: 'TimedOut' })
    await menu().click()
    await row('Deutsch').click()
    await expect.element(alert(de.errors.TimedOut)).toBeVisible()
    await expect.element(title(de.signIn.title)).toBeVisible()
  })

  it.each([1100, 320])('lies within a window of %i pixels, from right to left too', async (width) => {
    await page.viewport(width, 600)
    for (const language of ['en', 'ar'] as const) {
      const app = await openApp({ info: { settings: { ...settings, language } } })
      await menu((await loadMessages(language)).settings.language).click()
      await expect.element(row(languageName('de'))).toBeVisible()
      const list = page.getByRole('listbox').element().getBoundingClientRect()
      expect(list.left).toBeGreaterThanOrEqual(0)
      expect(list.right).toBeLessThanOrEqual(width)
      expect(list.top).toBeGreaterThanOrEqual(0)
      expect(list.bottom).toBeLessThanOrEqual(600)
      app.close()
    }
  })
})
