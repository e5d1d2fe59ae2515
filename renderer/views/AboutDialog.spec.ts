import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp, type Opening } from '../testing/open-app.ts'
import { errorOf, sessions } from '../testing/samples.ts'
import { alert, button, errorsOf, text, title } from '../testing/screen.ts'

const dialog = page.getByRole('dialog', { name: en.menu.about })
const licences = dialog.getByRole('group', { name: en.about.licences })

async function openAbout(answer: string | null, opening: Opening = {}): Promise<OpenedApp> {
  const app = await openApp(opening)
  app.answer('app.getLicences', { ok: true, value: answer })
  app.emit('screenRequested', 'about')
  await expect.element(dialog).toBeVisible()
  return app
}

describe('what the app is', () => {
  it.each(['signedOut', 'confirmingSignUp', 'signedIn'] as const)(
    'comes when the menu asks for it: %s',
    async (where) => {
      await openAbout(null, { session: sessions[where], info: { version: '1.2.3', stage: 'dev' } })
      await expect.element(dialog.getByText(en.app.name, { exact: true })).toBeVisible()
      await expect.element(dialog.getByText('Version 1.2.3 · dev stage')).toBeVisible()
      await button(en.settings.close).click()
      await expect.poll(() => dialog.query()).toBeNull()
    },
  )

  it('names no stage in the one that everybody has', async () => {
    await openAbout(null, { info: { version: '1.2.3', stage: 'prod' } })
    await expect.element(dialog.getByText('Version 1.2.3', { exact: true })).toBeVisible()
  })

  it('stands nowhere else on the first screen', async () => {
    await openApp({ info: { version: '1.2.3' } })
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(text('1.2.3').query()).toBeNull()
  })

  it('comes from the settings, takes their place, and gives the focus back to their button', async () => {
    const app = await openApp()
    app.answer('app.getLicences', { ok: true, value: null })
    await button(en.settings.title).click()
    await button(en.menu.about).click()
    await expect.element(dialog).toBeVisible()
    expect(page.getByRole('dialog').elements()).toHaveLength(1)
    expect(dialog.element().contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
    await expect.element(button(en.settings.title)).toHaveFocus()
  })
})

describe('the licences', () => {
  it('are text as it stands, which the keyboard can reach and scroll', async () => {
    const words = `<b>MIT</b> {{ 1 + 1 }}\n${'Permission is hereby granted.\n'.repeat(200)}`
    await openAbout(words)
    await expect.element(licences).toBeVisible()
    expect(licences.element().textContent).toBe(words)
    expect(licences.element().children).toHaveLength(0)
    expect(licences.element().scrollHeight).toBeGreaterThan(licences.element().clientHeight)
    ;(licences.element() as HTMLElement).focus()
    await userEvent.keyboard('{End}')
    await expect.poll(() => licences.element().scrollTop).toBeGreaterThan(0)
  })

  it.each(['ar', 'he'] as const)('run from left to right, and are marked as English, in %s', async (language) => {
    const settings = { theme: 'system', language, country: null } as const
    const app = await openApp({ info: { settings } })
    app.answer('app.getLicences', { ok: true, value: 'MIT' })
    app.emit('screenRequested', 'about')
    const read = page.getBySelector('[role="dialog"] pre')
    await expect.element(read).toBeVisible()
    expect(getComputedStyle(read.element()).direction).toBe('ltr')
    expect(read.element().getAttribute('lang')).toBe('en')
    document.documentElement.lang = 'en'
    document.documentElement.dir = 'ltr'
  })

  it('are said to be missing where the build has none', async () => {
    await openAbout(null)
    await expect.element(dialog.getByText(en.about.none)).toBeVisible()
    expect(licences.query()).toBeNull()
  })

  it.each(errorsOf('app.getLicences'))('that cannot be read are explained: %s', async (code) => {
    const app = await openApp()
    app.fail('app.getLicences', errorOf(code))
    app.emit('screenRequested', 'about')
    await expect.element(alert(en.errors[code])).toBeVisible()
    expect(text(en.about.none).query()).toBeNull()
  })

  it('that take long are said to be read', async () => {
    const app = await openApp()
    app.answer('app.getLicences', new Promise(() => undefined))
    app.emit('screenRequested', 'about')
    await expect
      .poll(() => page.getBySelector('[aria-live] p').filter({ hasText: en.about.reading }).query())
      .not.toBeNull()
  })
})
