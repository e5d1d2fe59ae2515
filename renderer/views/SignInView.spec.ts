import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Notice } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { appInfo, errorOf, goodPassword, phoneNumber, sessions, shownNumber } from '../testing/samples.ts'
import { alert, button, errorsOf, field, fill, link, status, text, title } from '../testing/screen.ts'

/** The sentence that names a time: the full minute after it, as the test's British machine writes it. */
function latest(until: number): string {
  const minute = new Date(Math.ceil(until / 60_000) * 60_000)
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(minute)
  return en.wait.latest.replace('{time}', time)
}

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

  it('takes a number of a country that may not sign up: the account exists', async () => {
    const app = await openApp({ info: { policy: { ...appInfo.policy, allowedCountries: ['DE'] } } })
    app.answer('auth.signIn', { ok: true, value: sessions.signedIn })
    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    await expect.element(page.getByRole('button', { name: 'Country Germany +49' })).toBeVisible()

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
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
    await expect.element(field('Password')).toHaveFocus()
  })

  it('calls nothing while a field is wrong, says what to do, and goes to the first wrong one', async () => {
    const app = await openApp()
    await field('Password').fill('two words ')
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

describe('somebody who is new here', () => {
  const info = { signedInBefore: false }

  it('finds a whole button, as wide as the form, to create an account', async () => {
    const app = await openApp({ info })
    const way = link(en.signIn.signUp)
    await expect.element(way).toBeVisible()
    await expect.element(page.getByRole('heading', { level: 2, name: en.signIn.noAccount })).toBeVisible()
    await expect.element(text(en.signIn.newcomer)).toBeVisible()
    const [main, other] = [button(en.signIn.submit), way].map((one) => one.element().getBoundingClientRect())
    expect(other?.width).toBe(main?.width)
    expect(other?.height).toBe(main?.height)
    await way.click()
    await expect.poll(app.path).toBe('/sign-up')
  })

  it.each([
    ['somebody signed in before', { info: { signedInBefore: true } }],
    ['the session tells a number', { info, session: { ...sessions.signedOut, phoneNumber } }],
  ] as const)('is not who uses it when %s: a link is enough', async (_, opening) => {
    await openApp(opening)
    await expect.element(link(en.signIn.signUp)).toBeVisible()
    expect(page.getByRole('heading', { level: 2 }).query()).toBeNull()
    expect(text(en.signIn.newcomer).query()).toBeNull()
  })

  it('reads who creates accounts where nobody signs up', async () => {
    await openApp({ info: { ...info, signIn: { ...appInfo.signIn, selfSignUp: false } } })
    await expect.element(page.getByRole('heading', { level: 2, name: en.signIn.noAccount })).toBeVisible()
    await expect.element(text(en.signIn.accountsCreated)).toBeVisible()
    expect(link(en.signIn.signUp).query()).toBeNull()
    expect(text(en.signIn.newcomer).query()).toBeNull()
  })
})

describe('a limit that was met before', () => {
  const code = 'TooManyRequests'

  it('is told until it has passed', async () => {
    const wait = { cause: 'tooManyRequests', until: Date.now() + 1500 } as const
    const app = await openApp({ session: { ...sessions.signedOut, wait } })
    await expect.element(status(en.errors[code])).toBeVisible()
    await expect.element(status(latest(wait.until))).toBeVisible()
    await expect.poll(() => status(en.errors[code]).query(), { timeout: 5000 }).toBeNull()
    expect(app.inputsOf('auth.signIn')).toEqual([])
  })

  it('is told with the time when it is met', async () => {
    const app = await openApp()
    const error = errorOf(code)
    app.fail('auth.signIn', error)
    await fill(typed)
    await button(en.signIn.submit).click()
    await expect.element(alert(`${en.errors[code]} ${latest(error.until)}`)).toBeVisible()
  })

  it('names no time for wrong passwords, because the pool tells none', async () => {
    const app = await openApp()
    app.fail('auth.signIn', errorOf('SignInLocked'))
    await fill(typed)
    await button(en.signIn.submit).click()
    await expect.element(alert(en.errors.SignInLocked)).toBeVisible()
    expect(page.getByRole('main').element().textContent).not.toContain('at the latest')
  })

  it('says nothing of a code that was sent', async () => {
    await openApp({ session: { ...sessions.signedOut, wait: { cause: 'codeSent', until: Date.now() + 60_000 } } })
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(page.getByRole('main').element().textContent).not.toContain('at the latest')
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

  it.each(errorsOf('session.retry'))('why the keychain could not be tried again: %s', async (code) => {
    const app = await openApp({ info: { keychain: 'locked' } })
    app.fail('session.retry', errorOf(code))
    await button(en.signIn.retryKeychain).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
    app.answer('session.retry', { ok: true, value: sessions.signedOut })
    await button(en.signIn.retryKeychain).click()
    await expect.poll(() => alert(en.errors[code]).query()).toBeNull()
  })

  it('that the keychain is still locked, to a screen reader too, each time it was tried', async () => {
    const app = await openApp({ info: { keychain: 'locked' } })
    app.answer('session.retry', { ok: true, value: sessions.signedOut })
    const spoken = page.getBySelector('[aria-live="polite"] p').filter({ hasText: en.keychain.locked })
    expect(spoken.elements()).toHaveLength(0)
    for (const times of [1, 2]) {
      await button(en.signIn.retryKeychain).click()
      await expect.poll(() => spoken.elements()).toHaveLength(times)
    }
  })

  it('nothing of the sort when it works', async () => {
    await openApp()
    expect(button(en.signIn.retryKeychain).query()).toBeNull()
  })
})

it('shows the organisation’s own words as text, in a frame under its name', async () => {
  const says = '<img src=x onerror=alert(1)> {{ 1 + 1 }} שלום '.repeat(4).trim()
  const app = await openApp()
  app.fail('auth.signIn', { code: 'OrganisationRefused', says })
  await fill(typed)
  await button(en.signIn.submit).click()
  await expect.element(alert(en.errors.OrganisationRefused)).toBeVisible()
  await expect.element(alert(en.failures.says)).toBeVisible()
  const words = page.getBySelector('[data-tone="problem"] bdi')
  expect(words.element().textContent).toBe(says)
  expect(words.element().children).toHaveLength(0)
})

it('names a step that the app does not have for the administrator', async () => {
  const app = await openApp()
  app.fail('auth.signIn', { code: 'ChallengeNotSupported', challenge: 'MFA_SETUP' })
  await fill(typed)
  await button(en.signIn.submit).click()
  await expect.element(alert(en.failures.names.replace('{names}', 'MFA_SETUP'))).toBeVisible()
})
