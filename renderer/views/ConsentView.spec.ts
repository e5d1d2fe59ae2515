import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { northwindInfo } from '../testing/brands.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { goodPassword, phoneNumber, profile, sessions } from '../testing/samples.ts'
import { alert, button, field, fill, labelled, link, text, title } from '../testing/screen.ts'

const info = { brand: northwindInfo }
const due = { ...sessions.signedIn, consentDue: true } as const
const box = page.getByRole('checkbox', { name: en.consent.agree })
const version = '2026-11'

describe('a user who has to agree', () => {
  it.each(['/profile', '/security', '/profile/edit'])('sees nothing else, and then goes on to %s', async (at) => {
    const app = await openApp({ session: due, info, at })
    app.answer('profile.agree', { ok: true, value: sessions.signedIn })
    await expect.element(title(en.consent.title)).toHaveFocus()
    expect(app.path()).toBe('/consent')

    await box.click()
    await button(en.consent.submit).click()
    await expect.poll(app.path).toBe(at)
    expect(app.inputsOf('profile.agree')).toEqual([{ version }])
  })

  it('is told what is missing, and nothing is sent', async () => {
    const app = await openApp({ session: due, info })
    await button(en.consent.submit).click()
    await expect.element(text(en.consent.needed)).toBeVisible()
    await expect.element(box).toHaveFocus()
    await expect.element(box).toHaveAccessibleDescription(en.consent.needed)
    expect(app.inputsOf('profile.agree')).toEqual([])
  })

  it.each([360, 1100])('reads both pages first, which main opens, beside the box alone: %i px', async (width) => {
    await page.viewport(width, 760)
    const app = await openApp({ session: due, info })
    app.answer('app.open', { ok: true, value: null })
    await link(en.support.privacy).click()
    await link(en.support.terms).click()
    expect(app.inputsOf('app.open')).toEqual([
      { what: 'privacy', language: 'en' },
      { what: 'terms', language: 'en' },
    ])
  })

  it('may sign out instead', async () => {
    const app = await openApp({ session: due, info })
    app.answer('auth.signOut', { ok: true, value: sessions.signedOut })
    await button(en.account.signOut).click()
    await expect.poll(app.path).toBe('/sign-in')
  })

  it('reads why it did not work, keeps the tick, and tries again', async () => {
    const app = await openApp({ session: due, info })
    app.fail('profile.agree', { code: 'Offline' })
    await box.click()
    await button(en.consent.submit).click()
    await expect.element(alert(en.errors.Offline)).toBeVisible()
    await expect.element(box).toBeChecked()
    app.answer('profile.agree', { ok: true, value: sessions.signedIn })
    await button(en.consent.submit).click()
    await expect.poll(app.path).toBe('/profile')
  })
})

describe('a consent that becomes due', () => {
  it('leaves an edit open until its user leaves it, asks once what shall become of it, and then comes', async () => {
    const app = await openApp({ session: sessions.signedIn, info, at: '/profile/edit' })
    await field(en.attributes.name).fill('Ada Lovelace')
    app.emit('sessionChanged', due)
    await expect.element(field(en.attributes.name)).toHaveValue('Ada Lovelace')
    expect(app.path()).toBe('/profile/edit')

    await link(en.account.security).click()
    await button(en.leave.discard).click()
    await expect.element(title(en.consent.title)).toBeVisible()
    app.answer('profile.agree', { ok: true, value: sessions.signedIn })
    await box.click()
    await button(en.consent.submit).click()
    await expect.poll(app.path).toBe('/security')
  })

  it('takes the place of a room at once, and gives it back', async () => {
    const app = await openApp({ session: sessions.signedIn, info, at: '/help' })
    app.emit('sessionChanged', due)
    await expect.poll(app.path).toBe('/consent')
    app.emit('sessionChanged', sessions.signedIn)
    await expect.poll(app.path).toBe('/help')
  })
})

describe('a new account', () => {
  const filled = {
    [en.fields.phoneNumber]: phoneNumber,
    ...labelled(profile.attributes, en),
    [en.fields.password]: goodPassword,
  }

  it('is sent with the version that its owner agreed to, once the box is ticked', async () => {
    const app = await openApp({ info, at: '/sign-up' })
    app.answer('auth.signUp', { ok: true, value: sessions.confirmingSignUp })
    await fill(filled)
    await button(en.signUp.submit).click()
    await expect.element(text(en.consent.needed)).toBeVisible()
    expect(app.inputsOf('auth.signUp')).toEqual([])

    await box.click()
    await expect.element(text(en.consent.needed)).not.toBeInTheDocument()
    await button(en.signUp.submit).click()
    await expect.poll(app.path).toBe('/confirm-sign-up')
    const { attributes } = profile
    expect(app.inputsOf('auth.signUp')).toEqual([{ phoneNumber, password: goodPassword, attributes, consent: version }])
  })

  it.each([360, 1100])('has both pages beside the box, and elsewhere once too: %i px', async (width) => {
    await page.viewport(width, 760)
    await openApp({ info })
    await expect.element(link(en.support.terms)).toBeVisible()
    await link(en.signIn.signUp).click()
    await expect.element(box).toBeVisible()
    expect(link(en.support.terms).elements()).toHaveLength(1)
    await link(en.signUp.signIn).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(link(en.support.terms).elements()).toHaveLength(1)
  })

  it('is not agreed to by a draft', async () => {
    await openApp({ info, at: '/sign-up' })
    await box.click()
    await link(en.signUp.signIn).click()
    await link(en.signIn.signUp).click()
    await expect.element(box).not.toBeChecked()
  })

  it('asks for nothing where the brand does not', async () => {
    const app = await openApp({ at: '/sign-up' })
    app.answer('auth.signUp', { ok: true, value: sessions.confirmingSignUp })
    await expect.element(text(en.signUp.smsNote)).not.toBeInTheDocument()
    await expect.element(box).not.toBeInTheDocument()
    await fill(filled)
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => app.inputsOf('auth.signUp')).toHaveLength(1)
    expect(app.inputsOf('auth.signUp')[0]).not.toHaveProperty('consent')
  })
})
