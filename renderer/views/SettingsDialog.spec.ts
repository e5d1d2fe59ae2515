import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { UpdateState } from '../../preload/contract/machine.ts'
import de from '../locales/de.json'
import { en } from '../locales/en.ts'
import { openApp, type Opening, type OpenedApp } from '../testing/open-app.ts'
import { appInfo, sessions } from '../testing/samples.ts'
import { alert, button, title } from '../testing/screen.ts'

const dialog = page.getByRole('dialog', { name: en.settings.title })
const { settings } = appInfo

async function openSettings(opening: Opening = {}): Promise<OpenedApp> {
  const app = await openApp(opening)
  await button(en.settings.title).click()
  await expect.element(dialog).toBeVisible()
  return app
}

afterEach(() => {
  document.documentElement.lang = 'en'
})

describe('the settings', () => {
  it.each(['signedOut', 'signedIn'] as const)('are one button away when %s, and give the focus back', async (where) => {
    await openSettings({ session: sessions[where] })
    await expect.element(dialog.getByRole('radio', { name: en.themes.system })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => dialog.query()).toBeNull()
    await expect.element(button(en.settings.title)).toHaveFocus()
  })

  it('come when the native menu asks for them', async () => {
    const app = await openApp()
    app.emit('screenRequested', 'settings')
    await expect.element(dialog).toBeVisible()
    await button(en.settings.close).click()
    await expect.poll(() => dialog.query()).toBeNull()
  })

  it('lead to what says which version this is, and Escape closes that', async () => {
    const app = await openSettings()
    app.answer('app.getLicences', { ok: true, value: null })
    await button(en.menu.about).click()
    await expect.element(page.getByRole('dialog', { name: en.menu.about })).toBeVisible()
    expect(dialog.query()).toBeNull()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
    await expect.element(button(en.settings.title)).toHaveFocus()
  })
})

describe('a choice', () => {
  it('of the theme is in effect and kept at once, and leaves the others', async () => {
    const app = await openSettings({ info: { settings: { ...settings, country: 'NL' } } })
    const dark = { theme: 'dark', language: null, country: 'NL' } as const
    app.answer('settings.update', { ok: true, value: dark })
    await dialog.getByText(en.themes.dark, { exact: true }).click()
    await expect.element(dialog.getByRole('radio', { name: en.themes.dark })).toBeChecked()
    expect(app.inputsOf('settings.update')).toEqual([dark])
    expect(document.documentElement.dataset.theme).toBe('dark')
  })

  it('of the language is made with the keyboard, from names in the languages themselves', async () => {
    const app = await openSettings()
    app.answer('settings.update', { ok: true, value: { ...settings, language: 'de' } })
    const list = dialog.getByRole('combobox', { name: en.settings.language })
    await expect.element(list).toHaveTextContent('Automatic (English)')
    ;(list.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('option', { name: 'Deutsch' })).toBeVisible()
    await userEvent.keyboard('deu{Enter}')

    await expect.element(page.getByRole('dialog', { name: de.settings.title })).toBeVisible()
    expect(app.inputsOf('settings.update')).toEqual([{ ...settings, language: 'de' }])
    await userEvent.keyboard('{Escape}')
    await expect.element(title(de.signIn.title)).toBeVisible()
  })

  it('back to automatic leaves it to the system', async () => {
    const app = await openSettings({
      info: { settings: { ...settings, language: 'en' }, system: { languages: ['de'], region: null } },
    })
    app.answer('settings.update', { ok: true, value: settings })
    await dialog.getByRole('combobox').click()
    await page.getByRole('option', { name: 'Automatic (Deutsch)' }).click()
    await expect.element(page.getByRole('dialog', { name: de.settings.title })).toBeVisible()
    expect(app.inputsOf('settings.update')).toEqual([settings])
  })

  it('that main cannot keep is told', async () => {
    const app = await openSettings()
    app.fail('settings.update', { code: 'TimedOut' })
    await dialog.getByText(en.themes.light, { exact: true }).click()
    await expect.element(alert(en.errors.TimedOut)).toBeVisible()
  })
})

describe('updates', () => {
  const states: [UpdateState, string][] = [
    [{ status: 'checking' }, en.updates.checking],
    [{ status: 'current', checkedAt: null }, en.updates.current],
    [{ status: 'current', checkedAt: Date.UTC(2026, 2, 9, 12) }, '9 Mar 2026'],
    [{ status: 'downloading', version: '2.0.0', percent: 42 }, 'Version 2.0.0 is being downloaded.'],
    [{ status: 'ready', version: '2.0.0' }, 'Version 2.0.0 is ready.'],
    [{ status: 'failed', reason: 'unreachable' }, en.updateFailures.unreachable],
    [{ status: 'failed', reason: 'refused' }, en.updateFailures.refused],
    [{ status: 'failed', reason: 'networkPage' }, en.updateFailures.networkPage],
    [{ status: 'failed', reason: 'diskFull' }, en.updateFailures.diskFull],
    [{ status: 'failed', reason: 'notReplaceable' }, en.updateFailures.notReplaceable],
  ]

  it.each(states)('stand at %o', async (update, sentence) => {
    const app = await openSettings()
    await expect.element(dialog.getByText(en.settings.updates)).not.toBeInTheDocument()
    app.emit('updateChanged', update)
    await expect.element(dialog.getByText(sentence, { exact: false })).toBeVisible()
  })

  it('show how far the download is', async () => {
    const app = await openSettings({ info: { update: { status: 'downloading', version: '2.0.0', percent: 42 } } })
    await expect.element(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '42')
    expect(button(en.updates.check).query()).toBeNull()
    app.emit('updateChanged', { status: 'downloading', version: '2.0.0', percent: 80 })
    await expect.element(dialog.getByText('80%')).toBeVisible()
  })

  it('are looked for when asked, and a failure is explained', async () => {
    const app = await openSettings({ info: { update: { status: 'current', checkedAt: null } } })
    app.fail('updates.check', { code: 'Offline' })
    await button(en.updates.check).click()
    await expect.element(alert(en.errors.Offline)).toBeVisible()

    app.answer('updates.check', { ok: true, value: { status: 'downloading', version: '2.0.0', percent: 0 } })
    await button(en.updates.check).click()
    await expect.element(dialog.getByRole('progressbar')).toBeVisible()
    expect(alert(en.errors.Offline).query()).toBeNull()
  })
})
