import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { loadMessages } from '../locales/catalogues.ts'
import { en } from '../locales/en.ts'
import { contrast, groundOf } from '../testing/contrast.ts'
import { emulate } from '../testing/emulate.ts'
import { openApp } from '../testing/open-app.ts'
import { appInfo, goodPassword, phoneNumber, profile, sessions } from '../testing/samples.ts'
import { button, field, fill, link, paste, status, text, title } from '../testing/screen.ts'

const meter = page.getByRole('meter')

/** A key event with Caps Lock on. It is made by hand, because a browser under test can't switch Caps Lock. */
function press(key: string, modifierCapsLock: boolean): void {
  const target = field('Password').element()
  target.dispatchEvent(new KeyboardEvent('keydown', { key, modifierCapsLock, bubbles: true }))
}

describe('a password', () => {
  it('is pasted as it stands', async () => {
    const app = await openApp()
    app.answer('auth.signIn', { ok: true, value: sessions.signedIn })
    app.answer('profile.refresh', { ok: true, value: profile })
    await fill({ 'Phone number': phoneNumber })
    await field('Password').click()
    await paste(goodPassword)
    await userEvent.keyboard('{Enter}')
    await expect.element(title(en.profile.title)).toBeVisible()
    expect(app.inputsOf('auth.signIn')).toEqual([{ phoneNumber, password: goodPassword }])
  })

  it('can be filled in by a password manager', async () => {
    await openApp({ at: '/sign-up' })
    const input = field('Password')
    await expect.element(input).toHaveAttribute('autocomplete', 'new-password')
    const element = input.element() as HTMLInputElement
    element.dispatchEvent(new Event('keydown', { bubbles: true }))
    element.value = goodPassword
    element.dispatchEvent(new Event('input', { bubbles: true }))
    await expect.element(meter).toBeVisible()
    await expect.element(input).toHaveValue(goodPassword)
  })

  it('tells that Caps Lock is on, until it is off or the field is left', async () => {
    await openApp()
    await field('Password').click()
    press('A', true)
    await expect.element(status(en.fields.capsLock)).toBeVisible()
    press('a', false)
    await expect.poll(() => text(en.fields.capsLock).query()).toBeNull()
    press('A', true)
    await expect.element(text(en.fields.capsLock)).toBeVisible()
    await field('Phone number').click()
    await expect.poll(() => text(en.fields.capsLock).query()).toBeNull()
  })
})

describe('the strength of a new password', () => {
  it('grows with it, and gives one piece of advice until it is good', async () => {
    await openApp({ at: '/sign-up' })
    await field('Password').fill('Password1!')
    await expect.element(meter).toHaveAttribute('aria-valuetext', en.strength.weak)
    await expect.element(meter).toHaveAccessibleName(en.strength.label)
    await expect.element(text(en.strength.common)).toBeVisible()

    await field('Password').fill('kettle-Orbit-walnut-93')
    await expect.element(meter).toHaveAttribute('aria-valuetext', en.strength.strong)
    expect(text(en.strength.common).query()).toBeNull()
  })

  it('counts what others know as words that are guessed', async () => {
    await openApp({ at: '/sign-up' })
    await fill({ 'Full name': 'Zephyrine Quillfeather', Password: 'Quillfeather1!' })
    await expect.element(text(en.strength.personal)).toBeVisible()
    await expect.element(meter).toHaveAttribute('aria-valuetext', en.strength.weak)
    await fill({ 'Full name': 'Ada Okafor' })
    await expect.poll(() => text(en.strength.personal).query()).toBeNull()
  })

  it('hinders nobody', async () => {
    const app = await openApp({ session: sessions.signedIn, at: '/security/password' })
    app.answer('auth.changePassword', { ok: true, value: sessions.signedIn })
    await fill({ 'Current password': goodPassword, 'New password': 'Password1!' })
    await expect.element(meter).toHaveAttribute('aria-valuetext', en.strength.weak)
    await button(en.changePassword.submit).click()
    await expect.element(status(en.profile.passwordChanged)).toBeVisible()
  })

  it('is not shown for a password that exists', async () => {
    await openApp()
    await field('Password').fill('Password1!')
    await expect.element(field('Password')).toHaveValue('Password1!')
    expect(meter.query()).toBeNull()
  })
})

describe('a suggestion', () => {
  const suggest = button(en.fields.suggestPassword)

  it('is filled in, shown, marked for copying, and spoken of', async () => {
    await openApp({ at: '/sign-up' })
    await suggest.click()
    const input = field('Password')
    await expect.element(input).toHaveFocus()
    await expect.element(input).toHaveAttribute('type', 'text')
    const { value, selectionStart, selectionEnd } = input.element() as HTMLInputElement
    expect(value).toMatch(/^(\w{4}-){3}\w{4}$/)
    expect([selectionStart, selectionEnd]).toEqual([0, value.length])
    await expect
      .element(page.getBySelector('[aria-live="polite"]').getByText(en.fields.passwordSuggested))
      .toBeInTheDocument()
    await expect.element(text(en.fields.passwordSuggested)).toBeVisible()
    await expect.element(meter).toHaveAttribute('aria-valuetext', en.strength.strong)
    for (const rule of page.getByRole('listitem').elements())
      expect(rule.textContent).toContain(en.passwordRuleStates.kept)
  })

  it('is no longer spoken of once it is changed, and another one is another', async () => {
    await openApp({ at: '/sign-up' })
    await suggest.click()
    await expect.element(text(en.fields.passwordSuggested)).toBeVisible()
    const first = (field('Password').element() as HTMLInputElement).value
    await userEvent.keyboard('x')
    await expect.poll(() => text(en.fields.passwordSuggested).query()).toBeNull()
    await suggest.click()
    await expect.element(text(en.fields.passwordSuggested)).toBeVisible()
    expect((field('Password').element() as HTMLInputElement).value).not.toBe(first)
  })

  it('is sent as it stands', async () => {
    const app = await openApp({ session: sessions.signedIn, at: '/security/password' })
    app.answer('auth.changePassword', { ok: true, value: sessions.signedIn })
    await fill({ 'Current password': goodPassword })
    await suggest.click()
    await expect.element(field('New password')).toHaveFocus()
    const { value } = field('New password').element() as HTMLInputElement
    await userEvent.keyboard('{Enter}')
    await expect
      .poll(() => app.inputsOf('auth.changePassword'))
      .toEqual([{ currentPassword: goodPassword, newPassword: value }])
  })

  it('comes after the password for the keyboard, and is not offered for one that exists', async () => {
    await openApp({ at: '/sign-up' })
    await field('Password').click()
    await userEvent.tab()
    await expect.element(button(en.fields.showPassword)).toHaveFocus()
    await userEvent.tab()
    await expect.element(suggest).toHaveFocus()
    await link(en.signUp.signIn).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(suggest.query()).toBeNull()
  })
})

it.each([
  ['en', 'strong'],
  ['de', 'weak'],
] as const)('knows the words of the language of the screens: %s', async (language, strength) => {
  await openApp({ at: '/sign-up', info: { settings: { ...appInfo.settings, language } } })
  const texts = await loadMessages(language)
  await field(texts.fields.password).fill('Geburtstagsfeier')
  await expect.element(meter).toHaveAttribute('aria-valuetext', texts.strength[strength])
})

it('shows its edges and its focus in forced colours', async () => {
  await emulate({ 'forced-colors': 'active' })
  await openApp()
  await field('Password').click()
  const input = field('Password').element()
  const { borderTopColor, outlineStyle, outlineColor } = getComputedStyle(input)
  expect(contrast(borderTopColor, groundOf(input))).toBeGreaterThan(3)
  expect(outlineStyle).toBe('solid')
  expect(contrast(outlineColor, groundOf(input))).toBeGreaterThan(3)

  await userEvent.tab()
  const eye = button(en.fields.showPassword)
  await expect.element(eye).toHaveFocus()
  expect(getComputedStyle(input).outlineStyle).toBe('none')
  expect(getComputedStyle(eye.element()).outlineStyle).toBe('solid')
})
