import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, goodPassword, sessions } from '../testing/samples.ts'
import { alert, button, containing, errorsOf, field, fill, status, text, title } from '../testing/screen.ts'

const opening = { session: sessions.signedIn, at: '/security/password' }
const typed = { 'Current password': 'old-Brass-41', 'New password': goodPassword }

const fieldOf: Partial<Record<ErrorCode, string>> = {
  CurrentPasswordWrong: 'Current password',
  PasswordRefused: 'New password',
}

describe('changing the password', () => {
  it('sends both, returns to Security and says so', async () => {
    const app = await openApp(opening)
    app.answer('auth.changePassword', { ok: true, value: sessions.signedIn })
    await fill(typed)
    await userEvent.keyboard('{Enter}')

    await expect.element(status(en.profile.passwordChanged)).toBeVisible()
    expect(app.inputsOf('auth.changePassword')).toEqual([
      { currentPassword: 'old-Brass-41', newPassword: goodPassword },
    ])
  })

  it('judges the new one by the policy and the current one not', async () => {
    const app = await openApp(opening)
    await fill({ 'Current password': 'xy', 'New password': 'weak' })
    await button(en.changePassword.submit).click()
    await expect.element(field('New password')).toHaveFocus()
    await expect.element(field('New password')).toHaveAccessibleDescription(containing(en.fields.newPasswordWeak))
    await expect.element(field('Current password')).toHaveAttribute('aria-invalid', 'false')
    expect(app.inputsOf('auth.changePassword')).toEqual([])
  })

  it.each(errorsOf('auth.changePassword'))('explains %s where it belongs and keeps what was typed', async (code) => {
    const app = await openApp(opening)
    app.fail('auth.changePassword', errorOf(code))
    await fill(typed)
    await button(en.changePassword.submit).click()

    const label = fieldOf[code]
    if (label === undefined) await expect.element(alert(en.errors[code])).toBeVisible()
    else {
      await expect.element(field(label)).toHaveAccessibleDescription(containing(en.errors[code]))
      await expect.element(field(label)).toHaveFocus()
    }
    for (const [name, value] of Object.entries(typed)) await expect.element(field(name)).toHaveValue(value)
  })

  it('does not take the current password for a new one, and asks the pool nothing', async () => {
    const app = await openApp(opening)
    await fill({ [en.fields.currentPassword]: goodPassword, [en.fields.newPassword]: goodPassword })
    await button(en.changePassword.submit).click()
    await expect.element(field(en.fields.newPassword)).toHaveAccessibleDescription(containing(en.fields.passwordSame))
    await expect.element(field(en.fields.newPassword)).toHaveFocus()
    expect(app.inputsOf('auth.changePassword')).toEqual([])
  })

  it('takes that back when either of the two is changed', async () => {
    await openApp(opening)
    for (const changed of [en.fields.currentPassword, en.fields.newPassword]) {
      await fill({ [en.fields.currentPassword]: goodPassword, [en.fields.newPassword]: goodPassword })
      await button(en.changePassword.submit).click()
      await expect.element(text(en.fields.passwordSame)).toBeVisible()
      await fill({ [changed]: 'Rain-on-copper-88' })
      await expect.poll(() => text(en.fields.passwordSame).query()).toBeNull()
    }
  })

  it('goes back without changing anything', async () => {
    const app = await openApp(opening)
    await button(en.changePassword.cancel).click()
    await expect.element(title(en.security.title)).toBeVisible()
    expect(app.inputsOf('auth.changePassword')).toEqual([])
  })
})
