import { describe, expect, it } from 'vitest'
import { factor } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, phoneNumber, sessions, signingInAt } from '../testing/samples.ts'
import { alert, button, errorsOf, text, title } from '../testing/screen.ts'

const session = signingInAt({ kind: 'chooseFactor', factors: ['sms', 'totp'] })
const screens = { sms: sessions.signingIn, totp: signingInAt({ kind: 'totpCode', mayChoose: true }) }
const titles = { sms: en.signInCode.title, totp: en.totp.title }

describe('choosing among factors', () => {
  it.each(factor.options)('%s leads on to its own screen', async (chosen) => {
    const app = await openApp({ session })
    app.answer('auth.chooseFactor', { ok: true, value: screens[chosen] })
    await expect.element(title(en.chooseFactor.title)).toHaveFocus()
    await expect.element(text(en.chooseFactor[`${chosen}Note`])).toBeVisible()
    await button(en.chooseFactor[chosen]).click()
    await expect.element(title(titles[chosen])).toBeVisible()
    expect(app.inputsOf('auth.chooseFactor')).toEqual([{ factor: chosen }])
  })

  it.each(factor.options)('offers nothing else than %s where that is all', async (only) => {
    await openApp({ session: signingInAt({ kind: 'chooseFactor', factors: [only] }) })
    await expect.element(button(en.chooseFactor[only])).toBeVisible()
    for (const other of factor.options.filter((one) => one !== only)) {
      expect(button(en.chooseFactor[other]).query()).toBeNull()
    }
  })

  it('takes one answer at a time', async () => {
    const app = await openApp({ session })
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: typeof session }>()
    app.answer('auth.chooseFactor', promise)
    await button(en.chooseFactor.totp).click()
    await button(en.chooseFactor.sms).click()
    expect(app.inputsOf('auth.chooseFactor')).toEqual([{ factor: 'totp' }])
    await expect.element(button(en.chooseFactor.totp)).toHaveAttribute('aria-busy', 'true')
    resolve({ ok: true, value: session })
  })

  it.each(errorsOf('auth.chooseFactor'))('explains %s', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.chooseFactor', errorOf(code))
    await button(en.chooseFactor.sms).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
  })

  it('leads to a reset where the pool wants one', async () => {
    const app = await openApp({ session })
    app.fail('auth.chooseFactor', { code: 'PasswordResetRequired' })
    app.answer('session.startOver', { ok: true, value: { ...sessions.signedOut, phoneNumber } })
    await button(en.chooseFactor.sms).click()
    await button(en.recovery.toReset).click()
    await expect.element(title(en.forgot.title)).toBeVisible()
  })
})
