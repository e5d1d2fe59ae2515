import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, phoneNumber, sessions, shownNumber } from '../testing/samples.ts'
import { alert, button, errorsOf, field, link, text, title } from '../testing/screen.ts'

describe('asking for a reset', () => {
  it('sends the number and goes on to the new password', async () => {
    const app = await openApp({ at: '/forgot-password' })
    app.answer('auth.requestPasswordReset', { ok: true, value: sessions.resettingPassword })
    await field('Phone number').fill('+44 7700 900123')
    await userEvent.keyboard('{Enter}')

    await expect.element(title(en.reset.title)).toBeVisible()
    expect(app.inputsOf('auth.requestPasswordReset')).toEqual([{ phoneNumber }])
  })

  it('refuses what is no whole number', async () => {
    const app = await openApp({ at: '/forgot-password' })
    await field('Phone number').fill('07700 900')
    await button(en.forgot.submit).click()
    await expect.element(text(en.fields.phoneNumberInvalid)).toBeVisible()
    expect(app.inputsOf('auth.requestPasswordReset')).toEqual([])
  })

  it.each(errorsOf('auth.requestPasswordReset'))('explains %s and keeps the number', async (code) => {
    const app = await openApp({ at: '/forgot-password' })
    app.fail('auth.requestPasswordReset', errorOf(code))
    await field('Phone number').fill(phoneNumber)
    await button(en.forgot.submit).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
  })

  it('offers to confirm the number that gets no reset, and only that one', async () => {
    const app = await openApp({ at: '/forgot-password' })
    app.answer('auth.resumeSignUp', { ok: true, value: { ...sessions.confirmingSignUp, problem: 'maybeConfirmed' } })
    await field('Phone number').fill(phoneNumber)
    app.fail('auth.requestPasswordReset', { code: 'UserDisabled' })
    await button(en.forgot.submit).click()
    await expect.element(alert(en.errors.UserDisabled)).toBeVisible()
    expect(button(en.recovery.toConfirm).query()).toBeNull()

    app.fail('auth.requestPasswordReset', { code: 'ResetNotPossible' })
    await button(en.forgot.submit).click()
    await button(en.recovery.toConfirm).click()
    await expect.element(title(en.confirm.title)).toBeVisible()
    expect(app.inputsOf('auth.resumeSignUp')).toEqual([{ phoneNumber }])
  })

  it('leads back to sign-in with the number', async () => {
    await openApp({ at: '/forgot-password' })
    await field('Phone number').fill(phoneNumber)
    await link(en.forgot.back).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
  })
})
