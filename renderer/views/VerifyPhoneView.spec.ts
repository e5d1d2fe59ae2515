import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import type { Session } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { destination, errorOf, profile, sessions, shownNumber } from '../testing/samples.ts'
import { alert, button, errorsOf, status, text, title, typeCode, typedCode } from '../testing/screen.ts'

const session = {
  ...sessions.signedIn,
  profile: { ...profile, phoneNumberVerified: false },
} satisfies Session
const waiting: Session = { ...session, phoneCode: { newNumber: null, destination, wait: null } }
const ofTheCode: ErrorCode[] = ['CodeWrong', 'CodeExpired']

describe('verifying the number', () => {
  it('sends a code from the profile, takes it, and comes back with the number verified', async () => {
    const app = await openApp({ session })
    app.answer('profile.requestPhoneCode', { ok: true, value: waiting })
    app.answer('profile.verifyPhone', { ok: true, value: sessions.signedIn })
    await button(en.verifyPhone.start).click()
    await expect.element(title(en.verifyPhone.title)).toBeVisible()
    await expect.element(text(en.confirm.sent.replace('{destination}', shownNumber))).toBeVisible()

    app.answer('profile.refresh', { ok: true, value: profile })
    await typeCode('123456')
    await expect.element(status(en.verifyPhone.done)).toBeVisible()
    await expect.element(page.getByText(en.profile.verified, { exact: true })).toBeVisible()
    expect(app.inputsOf('profile.verifyPhone')).toEqual([{ code: '123456' }])
    expect(app.inputsOf('profile.requestPhoneCode')).toHaveLength(1)
  })

  it('goes on with a code that was asked for already', async () => {
    const app = await openApp({ session: waiting })
    await button(en.verifyPhone.start).click()
    await expect.element(title(en.verifyPhone.title)).toBeVisible()
    expect(app.inputsOf('profile.requestPhoneCode')).toEqual([])
  })

  it.each(errorsOf('profile.requestPhoneCode'))('explains %s on the profile', async (code) => {
    const app = await openApp({ session })
    app.fail('profile.requestPhoneCode', errorOf(code))
    await button(en.verifyPhone.start).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
    expect(app.path()).toBe('/profile')
  })

  it.each(errorsOf('profile.verifyPhone'))('explains %s and keeps the code', async (code) => {
    const app = await openApp({ session: waiting, at: '/security/number' })
    app.fail('profile.verifyPhone', errorOf(code))
    await typeCode('123456')
    const sentence = ofTheCode.includes(code) ? text(en.errors[code]) : alert(en.errors[code])
    await expect.element(sentence).toBeVisible()
    expect(typedCode()).toBe('123456')
  })

  it('offers to send a code when none is awaited, and counts down to the next', async () => {
    const app = await openApp({ session, at: '/security/number' })
    const wait = { cause: 'codeSent' as const, until: Date.now() + 30_000 }
    app.answer('profile.requestPhoneCode', {
      ok: true,
      value: { ...session, phoneCode: { newNumber: null, destination, wait } },
    })
    await expect.element(text(en.verifyPhone.notSent.replace('{phoneNumber}', shownNumber))).toBeVisible()
    await button(en.code.send).click()
    await expect.element(status(en.confirm.resent)).toBeVisible()
    await expect.element(button(en.code.resend)).toHaveAttribute('aria-disabled', 'true')
  })

  it('has its way out beside the button, as every screen of the account', async () => {
    await openApp({ session: waiting, at: '/security/number' })
    await expect.element(title(en.verifyPhone.title)).toBeVisible()
    const submit = button(en.verifyPhone.submit).element().getBoundingClientRect()
    const cancel = button(en.verifyPhone.cancel).element().getBoundingClientRect()
    expect([cancel.top, cancel.height]).toEqual([submit.top, submit.height])
    expect(cancel.left).toBeGreaterThan(submit.right)
  })

  it('leads back to Security', async () => {
    const app = await openApp({ session: waiting, at: '/security/number' })
    await button(en.verifyPhone.cancel).click()
    await expect.poll(app.path).toBe('/security')
  })
})
