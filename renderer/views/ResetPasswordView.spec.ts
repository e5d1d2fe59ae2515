import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, goodPassword, phoneNumber, sessions, shownNumber } from '../testing/samples.ts'
import { alert, button, digit, errorsOf, field, status, text, title, typeCode, typedCode } from '../testing/screen.ts'

const session = sessions.resettingPassword
const ofAField: ErrorCode[] = ['CodeWrong', 'CodeExpired', 'PasswordRefused']

describe('choosing a new password', () => {
  it('sends code and password and follows the session', async () => {
    const app = await openApp({ session })
    app.answer('auth.resetPassword', { ok: true, value: sessions.signedIn })
    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    await expect.element(text(en.reset.sent.replace('{destination}', shownNumber))).toBeVisible()
    await typeCode('123456')
    await field('New password').fill(goodPassword)
    await userEvent.keyboard('{Enter}')

    await expect.poll(app.path).toBe('/profile')
    expect(app.inputsOf('auth.resetPassword')).toEqual([{ code: '123456', newPassword: goodPassword }])
  })

  it('says that the password is saved when the sign-in with it did not work', async () => {
    const app = await openApp({ session })
    const value = { ...sessions.signedOut, phoneNumber, notice: 'passwordReset' } as const
    app.answer('auth.resetPassword', { ok: true, value })
    await typeCode('123456')
    await field('New password').fill(goodPassword)
    await button(en.reset.submit).click()
    await expect.element(status(en.notices.passwordReset)).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
    await expect.element(field('Password')).toHaveFocus()
  })

  it.each([session, { ...session, destination: null }, { ...session, destination: null, outlived: true as const }])(
    'says before it is sent that it signs in: %o',
    async (waiting) => {
      await openApp({ session: waiting })
      await expect.element(text('Your new password then signs you in.')).toBeVisible()
      await expect.element(button('Save and sign in')).toBeVisible()
    },
  )

  it('sends nothing when the code is complete but the password is missing', async () => {
    const app = await openApp({ session })
    await typeCode('123456')
    await userEvent.tab()
    await expect.element(field('New password')).toHaveFocus()
    expect(app.inputsOf('auth.resetPassword')).toEqual([])
    expect(text(en.fields.newPasswordMissing).query()).toBeNull()
  })

  it('sends both when the code was the last that was missing', async () => {
    const app = await openApp({ session })
    app.answer('auth.resetPassword', { ok: true, value: { ...sessions.signedOut, notice: 'passwordReset' } })
    await field('New password').fill(goodPassword)
    await typeCode('123456')
    await expect.element(status(en.notices.passwordReset)).toBeVisible()
    expect(app.inputsOf('auth.resetPassword')).toEqual([{ code: '123456', newPassword: goodPassword }])
  })

  it('goes to the code first when both are missing', async () => {
    await openApp({ session })
    await button(en.reset.submit).click()
    await expect.element(text(en.fields.newPasswordMissing)).toBeVisible()
    await expect.element(digit(1)).toHaveFocus()
  })

  it.each(errorsOf('auth.resetPassword'))('explains %s and keeps what was typed', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.resetPassword', errorOf(code))
    await typeCode('123456')
    await field('New password').fill(goodPassword)
    await button(en.reset.submit).click()

    const sentence = ofAField.includes(code) ? text(en.errors[code]) : alert(en.errors[code])
    await expect.element(sentence).toBeVisible()
    if (code === 'PasswordRefused') await expect.element(field('New password')).toHaveFocus()
    expect(typedCode()).toBe('123456')
    await expect.element(field('New password')).toHaveValue(goodPassword)
  })

  it('sends another code and keeps the password that was typed', async () => {
    const app = await openApp({ session })
    app.answer('auth.resendResetCode', { ok: true, value: session })
    await typeCode('123456')
    await field('New password').fill(goodPassword)
    await button(en.code.resend).click()

    await expect.element(status(en.reset.resent)).toBeVisible()
    expect(typedCode()).toBe('')
    await expect.element(field('New password')).toHaveValue(goodPassword)
  })

  it.each(errorsOf('auth.resendResetCode'))('explains %s on sending another code', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.resendResetCode', errorOf(code))
    await button(en.code.resend).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
  })

  it('offers to confirm a number to which no code comes', async () => {
    const app = await openApp({ session })
    app.answer('auth.resumeSignUp', { ok: true, value: { ...sessions.confirmingSignUp, problem: 'maybeConfirmed' } })
    await button(en.recovery.toConfirm).click()
    await expect.element(title(en.confirm.title)).toBeVisible()
    expect(app.inputsOf('auth.resumeSignUp')).toEqual([{ phoneNumber }])
  })

  it('starts again where the number is asked for', async () => {
    const app = await openApp({ session })
    app.answer('session.startOver', { ok: true, value: { ...sessions.signedOut, phoneNumber } })
    await button(en.code.startOver).click()
    await expect.element(title(en.forgot.title)).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
  })
})
