import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Notice } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, goodPassword, phoneNumber, sessions } from '../testing/samples.ts'
import { alert, button, errorsOf, field, fill, link, status, text, title } from '../testing/screen.ts'

const typed = { 'Phone number': '+44 7700 900123', Password: goodPassword }

describe('sign-in', () => {
  it('sends the number in E.164 with the password and follows the session to the profile', async () => {
    const app = await openApp()
    app.answer('auth.signIn', { ok: true, value: sessions.signedIn })
    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })

    await fill(typed)
    await userEvent.keyboard('{Enter}')

    await expect.element(title(en.profile.title)).toBeVisible()
    expect(app.inputsOf('auth.signIn')).toEqual([{ phoneNumber, password: goodPassword }])
  })

  it('goes to the code screen when the account is not confirmed', async () => {
    const app = await openApp()
    app.answer('auth.signIn', { ok: true, value: { ...sessions.confirmingSignUp, destination: null } })
    await fill(typed)
    await button(en.signIn.submit).click()
    await expect.element(title(en.confirm.title)).toBeVisible()
  })

  it('opens with the focus in the first empty field', async () => {
    await openApp()
    await expect.element(field('Phone number')).toHaveFocus()
    expect(document.title).toBe('Sign in – Latchkey')
  })

  it('fills in the number that main remembers and asks for the password', async () => {
    await openApp({ session: { ...sessions.signedOut, phoneNumber } })
    await expect.element(field('Phone number')).toHaveValue(phoneNumber)
    await expect.element(field('Password')).toHaveFocus()
  })

  it('calls nothing while a field is wrong, says what to do, and goes to the first wrong one', async () => {
    const app = await openApp()
    await field('Password').fill('two words')
    await button(en.signIn.submit).click()

    await expect.element(text(en.fields.phoneNumberMissing)).toBeVisible()
    await expect.element(text(en.fields.passwordSpaces)).toBeVisible()
    await expect.element(field('Phone number')).toHaveFocus()
    await expect.element(field('Phone number')).toHaveAccessibleDescription(en.fields.phoneNumberMissing)
    expect(app.inputsOf('auth.signIn')).toEqual([])
  })

  it.each(errorsOf('auth.signIn'))('explains %s and keeps what was typed', async (code) => {
    const app = await openApp()
    app.fail('auth.signIn', errorOf(code))
    await fill(typed)
    await button(en.signIn.submit).click()

    await expect.element(alert(en.errors[code])).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(typed['Phone number'])
    await expect.element(field('Password')).toHaveValue(typed.Password)
  })

  it('leads to the reset when the password must be reset, and takes the number along', async () => {
    const app = await openApp()
    app.fail('auth.signIn', errorOf('PasswordResetRequired'))
    await fill(typed)
    await button(en.signIn.submit).click()
    await link(en.recovery.toReset).click()

    await expect.element(title(en.forgot.title)).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(typed['Phone number'])
  })
})

describe('what sign-in has to tell', () => {
  it.each(Object.keys(en.notices) as Notice[])('%s, once', async (notice) => {
    await openApp({ session: { ...sessions.signedOut, notice } })
    await expect.element(status(en.notices[notice])).toBeVisible()

    await link(en.signIn.signUp).click()
    await link(en.signUp.signIn).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(status(en.notices[notice]).query()).toBeNull()
  })

  it.each(['missing', 'locked', 'refused', 'slow', 'corrupt'] as const)('that the keychain is %s', async (keychain) => {
    const app = await openApp()
    app.emit('keychainChanged', keychain)
    await expect.element(text(en.keychain[keychain])).toBeVisible()
    const way = button(en.signIn.retryKeychain).query()
    if (['missing', 'corrupt'].includes(keychain)) expect(way).toBeNull()
    else expect(way).not.toBeNull()
  })

  it('how to try the keychain again, and goes on with the session that it holds', async () => {
    const app = await openApp({ info: { keychain: 'locked' } })
    app.answer('session.retry', { ok: true, value: sessions.signedIn })
    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    await button(en.signIn.retryKeychain).click()
    await expect.element(title(en.profile.title)).toBeVisible()
  })

  it('nothing of the sort when it works', async () => {
    await openApp()
    expect(button(en.signIn.retryKeychain).query()).toBeNull()
  })
})
