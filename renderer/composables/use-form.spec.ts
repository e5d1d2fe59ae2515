import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Session } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { goodPassword, phoneNumber, sessions } from '../testing/samples.ts'
import { anyAlert, button, field, fill, link, text, title } from '../testing/screen.ts'

// On the sign-in screen: it is the smallest with two fields.
const typed = { 'Phone number': phoneNumber, Password: goodPassword }

describe('judging a field', () => {
  it('waits until it is left, and takes the sentence back as soon as it is right', async () => {
    await openApp()
    await field('Phone number').click()
    await userEvent.keyboard('077')
    expect(text(en.fields.phoneNumberInvalid).query()).toBeNull()
    await userEvent.tab()
    await expect.element(text(en.fields.phoneNumberInvalid)).toBeVisible()

    await field('Phone number').fill(phoneNumber)
    await expect.poll(() => text(en.fields.phoneNumberInvalid).query()).toBeNull()
  })

  it('says nothing about a field that was only passed through', async () => {
    await openApp()
    await userEvent.tab()
    await expect.element(field('Password')).toHaveFocus()
    expect(text(en.fields.phoneNumberMissing).query()).toBeNull()
  })

  it('does not move a link away from under the pointer', async () => {
    await openApp()
    await field('Password').click()
    await userEvent.keyboard('two words ')
    await link(en.signIn.signUp).click()
    await expect.element(title(en.signUp.title)).toBeVisible()
  })

  it('keeps the sentence of the server until the field is changed', async () => {
    const app = await openApp({ at: '/sign-up' })
    app.fail('auth.signUp', { code: 'PhoneNumberRefused' })
    await fill({ ...typed, 'Full name': 'A', Company: 'B', Role: 'C' })
    await button(en.signUp.submit).click()
    await expect.element(text(en.errors.PhoneNumberRefused)).toBeVisible()

    await userEvent.tab()
    await expect.element(field('Full name')).toHaveFocus()
    await expect.element(text(en.errors.PhoneNumberRefused)).toBeVisible()
    await field('Phone number').fill('+447700900124')
    await expect.poll(() => text(en.errors.PhoneNumberRefused).query()).toBeNull()
  })
})

describe('submitting', () => {
  it('does nothing a second time while the first is under way', async () => {
    const app = await openApp()
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: Session }>()
    app.answer('auth.signIn', promise)
    await fill(typed)
    await userEvent.keyboard('{Enter}')
    await expect.element(button(en.signIn.submit)).toHaveAttribute('aria-busy', 'true')
    await userEvent.keyboard('{Enter}')
    // By the DOM, because Playwright waits until a button is enabled; and once more past the button.
    const pressed = button(en.signIn.submit).element() as HTMLButtonElement
    pressed.click()
    pressed.form?.requestSubmit()
    expect(app.inputsOf('auth.signIn')).toHaveLength(1)

    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    resolve({ ok: true, value: sessions.signedIn })
    await expect.element(title(en.profile.title)).toBeVisible()
  })

  it('can be tried again after a failure, and the old sentence goes', async () => {
    const app = await openApp()
    app.fail('auth.signIn', { code: 'Offline' })
    await fill(typed)
    await button(en.signIn.submit).click()
    await expect.element(anyAlert).toBeVisible()
    await expect.element(button(en.signIn.submit)).toHaveAttribute('aria-busy', 'false')

    app.answer('auth.signIn', { ok: true, value: sessions.resettingPassword })
    await button(en.signIn.submit).click()
    await expect.element(title(en.reset.title)).toBeVisible()
    expect(app.inputsOf('auth.signIn')).toHaveLength(2)
    expect(anyAlert.query()).toBeNull()
  })
})
