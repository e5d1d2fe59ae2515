import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { Factors } from '../../preload/contract/session.ts'
import { careAt } from '../gallery/care-opening.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { bothFactors, errorOf, noFactors, profile, sessions } from '../testing/samples.ts'
import { alert, button, errorsOf, link, shownRows, status, text, title } from '../testing/screen.ts'

const smsOnly: Factors = { on: ['sms'], preferred: 'sms' }
const totpOnly: Factors = { on: ['totp'], preferred: 'totp' }
const ok = <Value>(value: Value) => ({ ok: true, value }) as const
const question = (name: string) => page.getByRole('alertdialog', { name })
const states = (): Record<string, string> =>
  Object.fromEntries(shownRows().map(([label = '', value = '']) => [label, value]))

async function open(held: Parameters<typeof careAt>[1] = {}): Promise<OpenedApp> {
  return openApp(careAt('/security', held))
}

describe('second factors', () => {
  it.each([
    [noFactors, en.factors.off, en.factors.off],
    [smsOnly, en.factors.off, en.factors.on],
    [totpOnly, en.factors.on, en.factors.off],
    [bothFactors, en.factors.first, en.factors.on],
    [{ on: ['totp', 'sms'], preferred: 'sms' } satisfies Factors, en.factors.on, en.factors.first],
    [{ on: ['totp', 'sms'], preferred: null } satisfies Factors, en.factors.on, en.factors.on],
  ])('are shown as the pool tells them: %o', async (factors, totp, sms) => {
    await open({ factors })
    await expect.poll(() => states()[en.factors.totp]).toMatch(new RegExp(`^${totp}(?!,)`))
    expect(states()[en.factors.sms]).toMatch(new RegExp(`^${sms}(?!,)`))
  })

  it('are not there on a stage without, nor is the app on one that has text messages alone', async () => {
    await open({ rules: { secondFactor: 'OFF' } })
    await expect.element(text(en.deleteAccount.note)).toBeVisible()
    expect(text(en.security.secondSteps).query()).toBeNull()
    await openApp(careAt('/security', { rules: { totp: false } }))
    await expect.element(text(en.factors.smsNote)).toBeVisible()
    expect(link(en.factors.setUp).query()).toBeNull()
  })

  it('the one that the pool requires cannot be turned off, and says why', async () => {
    await open({ rules: { secondFactor: 'ON' }, factors: totpOnly })
    await expect.element(text(en.factors.required)).toBeVisible()
    await expect.element(link(en.factors.setUpAgain)).toBeVisible()
    expect(button(en.factors.turnOff).query()).toBeNull()
  })

  it('where the pool requires one and the user has two, either may go', async () => {
    await open({ rules: { secondFactor: 'ON' }, factors: bothFactors })
    await expect.poll(() => button(en.factors.turnOff).elements()).toHaveLength(2)
  })

  it('text messages are turned on only after their meaning was told, and only when that is wanted', async () => {
    const app = await open()
    app.answer('factors.turnOnSms', ok(smsOnly))
    await button(en.factors.turnOn).click()
    await expect.element(question(en.factors.smsQuestion).getByText(en.factors.smsMeaning)).toBeVisible()
    await expect.element(button(en.factors.leaveOff)).toHaveFocus()
    await button(en.factors.leaveOff).click()
    expect(app.inputsOf('factors.turnOnSms')).toEqual([])

    await button(en.factors.turnOn).click()
    await button(en.factors.turnOn).click()
    await expect.element(status(en.factors.smsIsOn)).toBeVisible()
    expect(app.inputsOf('factors.turnOnSms')).toHaveLength(1)
    expect(states()[en.factors.sms]).toContain(en.factors.on)
  })

  it('text messages need a number that is verified', async () => {
    await open({ session: { ...sessions.signedIn, profile: { ...profile, phoneNumberVerified: false } } })
    await expect.element(text(en.factors.numberFirst)).toBeVisible()
    expect(button(en.factors.turnOn).query()).toBeNull()
  })

  it.each([
    [smsOnly, 'sms', en.factors.smsOffQuestion, en.factors.lastOff, en.factors.smsIsOff],
    [totpOnly, 'totp', en.factors.totpOffQuestion, en.factors.lastOff, en.factors.totpIsOff],
    [bothFactors, 'totp', en.factors.totpOffQuestion, en.factors.otherStays, en.factors.totpIsOff],
  ] as const)('turning off asks first: %o, %s', async (factors, factor, asks, means, done) => {
    const app = await open({ factors: { on: [...factors.on], preferred: factors.preferred } })
    app.answer('factors.turnOff', ok(noFactors))
    await button(en.factors.turnOff).first().click()
    await expect.element(question(asks).getByText(means)).toBeVisible()
    await page.getByRole('alertdialog').getByRole('button', { name: en.factors.turnOff }).click()
    await expect.element(status(done)).toBeVisible()
    expect(app.inputsOf('factors.turnOff')).toEqual([{ factor }])
    // Its button is gone with it.
    await expect.element(title(en.security.title)).toHaveFocus()
  })

  it('the other one is asked for first at a click, and what the pool then holds is shown', async () => {
    const app = await open({ factors: bothFactors })
    // Another computer has turned the app off meanwhile.
    app.answer('factors.prefer', ok(smsOnly))
    await button(en.factors.prefer).click()
    await expect.element(status(en.factors.smsIsFirst)).toBeVisible()
    expect(app.inputsOf('factors.prefer')).toEqual([{ factor: 'sms' }])
    expect(states()[en.factors.totp]).toMatch(new RegExp(`^${en.factors.off}`))
  })

  it.each(errorsOf('factors.turnOff').filter((code) => code !== 'ConfirmationNeeded'))(
    'a change that fails says so, and the pool is asked what holds: %s',
    async (code) => {
      const app = await open({ factors: bothFactors })
      app.fail('factors.turnOff', errorOf(code))
      app.answer('factors.get', ok(totpOnly))
      await button(en.factors.turnOff).first().click()
      await page.getByRole('alertdialog').getByRole('button', { name: en.factors.turnOff }).click()
      await expect.element(alert(en.errors[code])).toBeVisible()
      await expect.poll(() => states()[en.factors.sms]).toMatch(new RegExp(`^${en.factors.off}`))
    },
  )

  it('that cannot be read say so, and can be asked for again', async () => {
    const app = await open({
      script: (double) => {
        double.fail('factors.get', errorOf('Offline'))
      },
    })
    await expect.element(text(en.factors.unknown)).toBeVisible()
    expect(link(en.factors.setUp).query()).toBeNull()
    app.answer('factors.get', ok(totpOnly))
    await button(en.factors.retry).first().click()
    await expect.element(link(en.factors.setUpAgain)).toBeVisible()
    expect(text(en.factors.unknown).query()).toBeNull()
  })

  it('of one user are not shown to the next', async () => {
    const app = await open({ factors: totpOnly })
    await expect.element(link(en.factors.setUpAgain)).toBeVisible()
    app.emit('sessionChanged', sessions.signedOut)
    await expect.element(title(en.signIn.title)).toBeVisible()
    app.answer('factors.get', new Promise<never>(() => undefined))
    app.emit('sessionChanged', sessions.signedIn)
    await link(en.account.security).click()
    await expect.element(text(en.factors.totpNote)).toBeVisible()
    expect(link(en.factors.setUpAgain).query()).toBeNull()
  })
})
