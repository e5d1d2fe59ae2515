import { describe, expect, it } from 'vitest'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { destination, errorOf, phoneNumber, sessions, shownNumber, signingInAt } from '../testing/samples.ts'
import { alert, button, digit, errorsOf, field, status, text, title, typeCode, typedCode } from '../testing/screen.ts'

const session = sessions.signingIn
const mayChoose = signingInAt({ kind: 'smsCode', destination, mayChoose: true })
const choosing = signingInAt({ kind: 'chooseFactor', factors: ['sms', 'totp'] })

describe('the code of a sign-in', () => {
  it('is sent when it is complete, and signs in', async () => {
    const app = await openApp({ session })
    app.answer('auth.confirmSignIn', { ok: true, value: sessions.signedIn })
    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    await expect.element(text(en.signInCode.sent.replace('{destination}', shownNumber))).toBeVisible()
    await expect.element(digit(1)).toHaveFocus()
    await typeCode('123456', 'focused')
    await expect.poll(app.path).toBe('/profile')
    expect(app.inputsOf('auth.confirmSignIn')).toEqual([{ code: '123456' }])
  })

  it('says where it went in general when the pool does not tell', async () => {
    await openApp({ session: signingInAt({ kind: 'smsCode', destination: null, mayChoose: false }) })
    await expect.element(text(en.signInCode.sentSomewhere)).toBeVisible()
  })

  it.each(errorsOf('auth.confirmSignIn'))('is kept when it failed with %s', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.confirmSignIn', errorOf(code))
    await typeCode('123456')
    const ofTheField = code === 'CodeWrong' || code === 'CodeUsed'
    await expect.element(ofTheField ? text(en.errors[code]) : alert(en.errors[code])).toBeVisible()
    if (ofTheField) await expect.element(digit(1)).toHaveFocus()
    expect(typedCode()).toBe('123456')
  })

  it('names a step that the app does not have for the administrator', async () => {
    const app = await openApp({ session })
    app.fail('auth.confirmSignIn', { code: 'ChallengeNotSupported', challenge: 'CUSTOM_CHALLENGE' })
    await typeCode('123456')
    await expect.element(alert(en.failures.names.replace('{names}', 'CUSTOM_CHALLENGE'))).toBeVisible()
  })
})

describe('another code', () => {
  it('is asked for, told, and empties the field, once the wait is over', async () => {
    const app = await openApp({ session })
    const wait = { cause: 'codeSent' as const, until: Date.now() + 30_000 }
    app.answer('auth.resendSignInCode', { ok: true, value: { ...session, wait } })
    await typeCode('12345')
    await button(en.code.resend).click()
    await expect.element(status(en.confirm.resent)).toBeVisible()
    await expect.element(digit(1)).toHaveFocus()
    expect(typedCode()).toBe('')
    await expect.element(button(en.code.resend)).toHaveAttribute('aria-disabled', 'true')
  })

  it.each(errorsOf('auth.resendSignInCode'))('that failed with %s leaves the code that was typed', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.resendSignInCode', errorOf(code))
    await typeCode('123')
    await button(en.code.resend).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
    expect(typedCode()).toBe('123')
  })
})

describe('the ways out', () => {
  it('lead back to the choice, where there is one', async () => {
    const app = await openApp({ session: mayChoose })
    app.answer('auth.chooseFactorAgain', { ok: true, value: choosing })
    await button(en.signInStep.another).click()
    await expect.element(title(en.chooseFactor.title)).toHaveFocus()
  })

  it('lead nowhere else where there is none', async () => {
    await openApp({ session })
    await expect.element(button(en.signInStep.back)).toBeVisible()
    expect(button(en.signInStep.another).query()).toBeNull()
  })

  it.each(errorsOf('auth.chooseFactorAgain'))('explain %s', async (code) => {
    const app = await openApp({ session: mayChoose })
    app.fail('auth.chooseFactorAgain', errorOf(code))
    await button(en.signInStep.another).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
  })

  it('lead back to the sign-in, with the number filled in', async () => {
    const app = await openApp({ session })
    app.answer('session.startOver', { ok: true, value: { ...sessions.signedOut, phoneNumber } })
    await button(en.signInStep.back).click()
    await expect.element(field(en.fields.phoneNumber)).toHaveValue(shownNumber)
    await expect.element(field(en.fields.password)).toHaveFocus()
  })
})

it.each(['signInOver', 'signInInterrupted'] as const)('the sign-in says why it begins again: %s', async (notice) => {
  const app = await openApp({ session })
  app.emit('sessionChanged', { ...sessions.signedOut, phoneNumber, notice })
  await expect.element(status(en.notices[notice])).toBeVisible()
  expect(document.querySelector('[data-tone="caution"]')?.textContent).toContain(en.notices[notice])
  await expect.element(field(en.fields.phoneNumber)).toHaveValue(shownNumber)
})
