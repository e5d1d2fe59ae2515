import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { contrast, groundOf } from '../testing/contrast.ts'
import { emulate } from '../testing/emulate.ts'
import { openApp } from '../testing/open-app.ts'
import { goodPassword, phoneNumber, profile, sessions } from '../testing/samples.ts'
import { button, field, fill, paste, status, text, title } from '../testing/screen.ts'

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
