import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import {
  appInfo,
  destination,
  errorOf,
  goodPassword,
  phoneNumber,
  profile,
  sessions,
  shownNumber,
} from '../testing/samples.ts'
import {
  alert,
  button,
  digit,
  errorsOf,
  field,
  fill,
  labelled,
  status,
  text,
  title,
  typeCode,
  typedCode,
} from '../testing/screen.ts'

const session = sessions.confirmingSignUp
const unsent = { ...session, destination: null }
const ofTheCode: ErrorCode[] = ['CodeWrong', 'CodeExpired']

describe('confirming the number', () => {
  it('tells to which number the code went, all of it, and waits in the first box', async () => {
    await openApp({ session })
    await expect.element(text(shownNumber)).toBeVisible()
    expect(text(destination).query()).toBeNull()
    expect(text(shownNumber).element().textContent, 'in one piece').toContain(shownNumber.replaceAll(' ', '\u00a0'))
    await expect.element(digit(1)).toHaveFocus()
  })

  it.each(['+*******9876', 'a***@h***'])('tells where the code went when that is another place: %s', async (other) => {
    await openApp({ session: { ...session, destination: other } })
    await expect.element(text(other)).toBeVisible()
    expect(text(shownNumber).query()).toBeNull()
  })

  it('sends the code when it is complete and follows the session', async () => {
    const app = await openApp({ session })
    app.answer('auth.confirmSignUp', { ok: true, value: { ...sessions.signedOut, notice: 'accountConfirmed' } })
    await typeCode('123456')

    await expect.element(status(en.notices.accountConfirmed)).toBeVisible()
    expect(app.inputsOf('auth.confirmSignUp')).toEqual([{ code: '123456' }])
  })

  it('wants six digits before it asks main', async () => {
    const app = await openApp({ session })
    await typeCode('12345')
    await button(en.confirm.submit).click()
    await expect.element(text(en.fields.codeIncomplete)).toBeVisible()
    expect(app.inputsOf('auth.confirmSignUp')).toEqual([])
  })

  it.each(errorsOf('auth.confirmSignUp'))('explains %s and keeps the code', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.confirmSignUp', errorOf(code))
    await typeCode('123456')

    if (ofTheCode.includes(code)) {
      await expect.element(text(en.errors[code])).toBeVisible()
      await expect.element(digit(1)).toHaveFocus()
    } else {
      await expect.element(alert(en.errors[code])).toBeVisible()
    }
    expect(typedCode()).toBe('123456')
  })

  it('sends another code, says so each time, and clears the old one', async () => {
    const app = await openApp({ session })
    app.answer('auth.resendSignUpCode', { ok: true, value: session })
    await typeCode('12345')
    await button(en.code.resend).click()
    await expect.element(status(en.confirm.resent)).toBeVisible()
    await expect.element(digit(1)).toHaveFocus()
    expect(typedCode()).toBe('')

    const first = status(en.confirm.resent).element()
    await button(en.code.resend).click()
    await expect.poll(() => status(en.confirm.resent).element() !== first).toBe(true)
    expect(app.inputsOf('auth.resendSignUpCode')).toHaveLength(2)
  })

  it('sends one code for a double click', async () => {
    const app = await openApp({ session })
    app.answer('auth.resendSignUpCode', { ok: true, value: session })
    const resend = button(en.code.resend).element() as HTMLButtonElement
    resend.click()
    resend.click()
    await expect.element(status(en.confirm.resent)).toBeVisible()
    expect(app.inputsOf('auth.resendSignUpCode')).toHaveLength(1)
  })

  it.each(errorsOf('auth.resendSignUpCode'))('explains %s on sending another code', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.resendSignUpCode', errorOf(code))
    await typeCode('123')
    await button(en.code.resend).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
    expect(typedCode()).toBe('123')
  })

  it('offers to send a code when none was sent in this step', async () => {
    const app = await openApp({ session: unsent })
    app.answer('auth.resendSignUpCode', { ok: true, value: session })
    await expect.element(text(shownNumber)).toBeVisible()
    expect(button(en.code.resend).query()).toBeNull()

    await button(en.code.send).click()
    await expect.element(status(en.confirm.resent)).toBeVisible()
    await expect.element(text(en.confirm.sent.replace('{destination}', shownNumber))).toBeVisible()
    await expect.element(button(en.code.resend)).toBeVisible()
  })

  it.each(['codeNotSent', 'maybeConfirmed'] as const)('says what is known of the code: %s', async (problem) => {
    const app = await openApp({ session: { ...unsent, problem } })
    app.answer('auth.resendSignUpCode', { ok: true, value: session })
    const [before = '', after = ''] = en.confirm[problem].split('{phoneNumber}')
    await expect.element(text(before.trim())).toBeVisible()
    await expect.element(text(after.trim())).toBeVisible()
    await expect.element(text(shownNumber)).toBeVisible()

    await button(en.code.send).click()
    await expect.element(text(en.confirm.sent.replace('{destination}', shownNumber))).toBeVisible()
    expect(text(after.trim()).query()).toBeNull()
    expect(app.inputsOf('auth.resendSignUpCode')).toHaveLength(1)
  })

  it('leads to sign-in, for an account that is confirmed by now', async () => {
    const app = await openApp({ session })
    app.answer('session.startOver', { ok: true, value: { ...sessions.signedOut, phoneNumber } })
    await button(en.signUp.signIn).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
  })

  it('starts again with the form as it was, but for the password', async () => {
    const app = await openApp({ at: '/sign-up' })
    app.answer('auth.signUp', { ok: true, value: session })
    app.answer('session.startOver', { ok: true, value: { ...sessions.signedOut, phoneNumber } })
    const details = labelled(profile.attributes, en)
    await fill({ 'Phone number': phoneNumber, ...details, Password: goodPassword })
    await button(en.signUp.submit).click()
    await button(en.code.startOver).click()

    await expect.element(title(en.signUp.title)).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
    for (const [label, value] of Object.entries(details)) await expect.element(field(label)).toHaveValue(value)
    await expect.element(field('Password')).toHaveValue('')
  })

  it.each(errorsOf('session.startOver'))('explains %s on starting again', async (code) => {
    const app = await openApp({ session })
    app.fail('session.startOver', errorOf(code))
    await button(en.code.startOver).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
  })
})

it.each([
  ['the code is over', null, en.confirm.codeOverAsk.replace('{phoneNumber}', shownNumber)],
  ['another was asked for', session.destination, en.confirm.maybeGoneAsk.replace('{destination}', shownNumber)],
])('sends nobody to start again where only an administrator creates accounts: %s', async (_, sentTo, intro) => {
  const info = { signIn: { ...appInfo.signIn, selfSignUp: false } }
  const app = await openApp({ info, session: { ...session, destination: sentTo, outlived: true } })
  await expect.element(text(intro)).toBeVisible()
  expect(text('start again').query()).toBeNull()
  app.fail('auth.confirmSignUp', { code: 'AccountGone' })
  await typeCode('123456')
  await expect.element(alert(en.failures.accountRemoved)).toBeVisible()
  expect(text(en.errors.AccountGone).query()).toBeNull()
})

it.each([
  ['the code is over', null, en.confirm.codeOver.replace('{phoneNumber}', shownNumber)],
  ['another was asked for', session.destination, en.confirm.maybeGone.replace('{destination}', shownNumber)],
])('names the way out of a step that has outlived its code, and keeps the number: %s', async (_, sentTo, intro) => {
  const app = await openApp({ session: { ...session, destination: sentTo, outlived: true } })
  await expect.element(text(intro)).toBeVisible()
  await expect.element(text(en.code.removed)).toBeVisible()
  app.answer('session.startOver', { ok: true, value: { ...sessions.signedOut, phoneNumber: session.phoneNumber } })
  await button(en.code.startOver).click()
  await expect.element(title(en.signUp.title)).toBeVisible()
  await expect.element(field('Phone number')).toHaveValue(shownNumber)
})
