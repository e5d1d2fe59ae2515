import { describe, expect, it, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { northwindInfo } from '../testing/brands.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, goodPassword, phoneNumber, sessions } from '../testing/samples.ts'
import { alert, button, fill, shownRows } from '../testing/screen.ts'

const info = { brand: northwindInfo }

describe('who helps', () => {
  it.each(Object.entries(sessions))('is told by the menu: %s', async (_, session) => {
    const app = await openApp({ session, info })
    app.emit('screenRequested', 'support')
    await expect.element(page.getByRole('dialog').getByText('Northwind service desk')).toBeVisible()
    expect(shownRows()).toEqual(
      expect.arrayContaining([
        [en.support.phone, '+44 20 7946 0123'],
        [en.support.email, 'desk@northwind.example'],
        [en.support.website, 'northwind.example/help'],
        [en.support.hours, 'Monday to Friday, 7 to 19 h'],
        [en.support.privacy, 'northwind.example/privacy'],
        [en.support.terms, 'northwind.example/terms'],
      ]),
    )
  })

  it('is asked in the language of the screens, and main opens what is named', async () => {
    const app = await openApp({ info })
    app.answer('app.open', { ok: true, value: null })
    await button(en.support.title).click()
    const dialog = page.getByRole('dialog')
    for (const name of [
      '+44 20 7946 0123',
      'desk@northwind.example',
      'northwind.example/help',
      'northwind.example/terms',
    ])
      await dialog.getByRole('link', { name }).click()
    expect(app.inputsOf('app.open')).toEqual(
      ['supportPhone', 'supportEmail', 'supportUrl', 'terms'].map((what) => ({ what, language: 'en' })),
    )
  })

  it('says it beside the address when the computer does not open it', async () => {
    const app = await openApp({ info })
    app.fail('app.open', { code: 'NotOpened' })
    await button(en.support.title).click()
    const row = page.getByRole('definition').filter({ hasText: 'desk@northwind.example' })
    await row.getByRole('link').click()
    await expect.element(row.getByText(en.errors.NotOpened)).toBeVisible()
    await expect.element(page.getByRole('log').getByText(en.errors.NotOpened)).toBeInTheDocument()
  })
})

describe('the details for IT', () => {
  it('name the failure and nothing of the user', async () => {
    const app = await openApp({ info })
    app.fail('auth.signIn', errorOf('ChallengeNotSupported'))
    await fill({ [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword })
    await button(en.signIn.submit).click()
    await expect.element(alert('SMS_MFA')).toBeVisible()
    let copied = ''
    const listen = (event: ClipboardEvent): void => void (copied = event.clipboardData?.getData('text/plain') ?? '')
    addEventListener('copy', listen, { once: true })
    await button(en.support.copyDetails).click()
    await expect.element(page.getByRole('main').getByText(en.support.copied)).toBeVisible()

    const lines = Object.fromEntries(copied.split('\n').map((line) => line.split(': ', 2) as [string, string]))
    expect(lines).toEqual({
      Application: 'Latchkey 0.1.0',
      Stage: 'local',
      Code: 'ChallengeNotSupported',
      Names: 'SMS_MFA',
      Screen: 'sign-in',
      Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/) as string,
      Platform: 'linux',
    })
  })

  it('can be selected where the clipboard does not take them', async () => {
    Object.defineProperty(document, 'execCommand', { value: () => false, configurable: true })
    onTestFinished(() => void Reflect.deleteProperty(document, 'execCommand'))
    await openApp({ info })
    await button(en.support.title).click()
    await button(en.support.copyDetails).click()
    await expect.element(page.getByText(en.support.notCopied).first()).toBeVisible()
    expect(getSelection()?.toString()).toContain('Application: Latchkey 0.1.0')
  })

  it('are not offered for what its user can put right', async () => {
    const app = await openApp({ info })
    app.fail('auth.signIn', { code: 'CredentialsWrong' })
    await fill({ [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword })
    await button(en.signIn.submit).click()
    await expect.element(alert(en.errors.CredentialsWrong)).toBeVisible()
    await expect.element(button(en.support.copyDetails)).not.toBeInTheDocument()
  })
})
