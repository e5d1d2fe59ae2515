import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { attributes } from '../../preload/contract/testing/attributes.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { emptyProfile, errorOf, profile, profileWith, sessions, shownNumber } from '../testing/samples.ts'
import {
  alert,
  button,
  changeOf,
  errorsOf,
  field,
  labelled,
  shownRows,
  status,
  text,
  title,
} from '../testing/screen.ts'

const session = sessions.signedIn
const row = (text: string) => page.getByRole('definition').filter({ hasText: text })

describe('the profile', () => {
  it('shows the attributes, with the mark of a verified number', async () => {
    await openApp({ session })
    const head = page.getByRole('main')
    await expect.element(head.getByText(shownNumber)).toBeVisible()
    await expect.element(head.getByText(en.profile.verified)).toBeVisible()
    expect(shownRows()).toEqual(Object.entries(labelled(profile.attributes, en)))
    await expect.element(title(en.profile.title)).toHaveFocus()
  })

  it('leads from each attribute to its own field', async () => {
    const app = await openApp({ session })
    for (const { word } of attributes) {
      await changeOf(en.attributes[word]).click()
      await expect.element(field(en.attributes[word])).toHaveFocus()
      await button(en.editProfile.cancel).click()
    }
    expect(app.path()).toBe('/profile')
  })

  it('says when the number is not verified', async () => {
    await openApp({ session: { ...session, profile: { ...profile, phoneNumberVerified: false } } })
    await expect.element(text(en.profile.notVerified)).toBeVisible()
  })

  it('offers no verification of a number that is verified', async () => {
    await openApp({ session })
    await expect.element(title(en.profile.title)).toBeVisible()
    expect(button(en.verifyPhone.start).query()).toBeNull()
  })

  it('says of each attribute that the pool does not hold that it is not given', async () => {
    await openApp({ session: { ...session, profile: emptyProfile } })
    await expect.element(title(en.profile.title)).toBeVisible()
    const labels = Object.keys(labelled(profile.attributes, en))
    expect(shownRows()).toEqual(labels.map((label) => [label, en.profile.none]))
    // There is no number to verify, and none that could be called unverified.
    expect(text(en.profile.notVerified).query()).toBeNull()
    expect(button(en.verifyPhone.start).query()).toBeNull()
    await expect.element(button(en.account.signOut)).toBeEnabled()
  })

  it.each(attributes)('says it of one alone, and of white space too: $name', async ({ name, word }) => {
    const { [name]: missing, ...others }: Record<string, string> = profile.attributes
    const app = await openApp({ session: { ...session, profile: { ...profile, attributes: others } } })
    await expect.element(row(en.profile.none)).toBeVisible()
    const expected = Object.entries({ ...labelled(profile.attributes, en), [en.attributes[word]]: en.profile.none })
    expect(shownRows()).toEqual(expected)

    app.emit('sessionChanged', { ...session, profile: profileWith({ [name]: missing ?? '' }) })
    await expect.poll(() => row(en.profile.none).query()).toBeNull()
    app.emit('sessionChanged', { ...session, profile: profileWith({ [name]: ' \u00a0' }) })
    await expect.poll(() => shownRows()).toEqual(expected)
  })

  it('takes over what the pool says on opening', async () => {
    const value = profileWith({ 'custom:company': 'Quay & Daughters' })
    await openApp({
      session,
      script: (double) => {
        double.answer('profile.refresh', { ok: true, value })
      },
    })
    await expect.element(row('Quay & Daughters')).toBeVisible()
  })

  it.each(errorsOf('profile.refresh'))('keeps the last known details and explains %s', async (code) => {
    const app = await openApp({
      session,
      script: (double) => {
        double.fail('profile.refresh', errorOf(code))
      },
    })
    await expect.element(status(en.errors[code])).toBeVisible()
    await expect.element(row(profile.attributes['custom:company'])).toBeVisible()

    app.answer('profile.refresh', { ok: true, value: profile })
    await button(en.profile.retry).click()
    await expect.poll(() => status(en.errors[code]).query()).toBeNull()
  })

  it('says that a session in memory ends with the app', async () => {
    await openApp({ session: { ...session, keptIn: 'memory' } })
    await expect.element(text(en.profile.sessionOnly)).toBeVisible()
  })

  it('keeps it when the keychain works again', async () => {
    const app = await openApp({ session: { ...session, keptIn: 'memory' }, info: { keychain: 'locked' } })
    app.answer('session.retry', { ok: true, value: session })
    await button(en.signIn.retryKeychain).click()
    await expect.poll(() => text(en.profile.sessionOnly).query()).toBeNull()
  })

  it('says that the administrator wants it so, where that is why', async () => {
    await openApp({ session: { ...session, keptIn: 'memory' }, info: { keychain: 'disabled' } })
    await expect.element(text(en.keychain.disabled)).toBeVisible()
    expect(text(en.profile.sessionOnly).query()).toBeNull()
    expect(button(en.signIn.retryKeychain).query()).toBeNull()
  })

  it('does not say so of one in the keychain', async () => {
    await openApp({ session })
    expect(text(en.profile.sessionOnly).query()).toBeNull()
  })
})

describe('signing out', () => {
  it.each(['signedOut', 'serverNotTold'] as const)('leads to sign-in, which tells: %s', async (notice) => {
    const app = await openApp({ session })
    app.answer('auth.signOut', { ok: true, value: { ...sessions.signedOut, phoneNumber: profile.phoneNumber, notice } })
    await button(en.account.signOut).click()
    await expect.element(status(en.notices[notice])).toBeVisible()
  })

  it('asks main once for a double click', async () => {
    const app = await openApp({ session })
    app.answer('auth.signOut', { ok: true, value: sessions.signedOut })
    const signOut = button(en.account.signOut).element() as HTMLButtonElement
    signOut.click()
    signOut.click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(app.inputsOf('auth.signOut')).toHaveLength(1)
  })

  it.each(errorsOf('auth.signOut'))('explains %s', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.signOut', errorOf(code))
    await button(en.account.signOut).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
  })
})
