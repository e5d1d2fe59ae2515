import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import { careAt } from '../gallery/care-opening.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import {
  errorOf,
  newNumber,
  numberChanging,
  profile,
  sessions,
  shownNewNumber,
  shownNumber,
} from '../testing/samples.ts'
import {
  alert,
  button,
  changeOf,
  containing,
  digit,
  errorsOf,
  field,
  link,
  status,
  text,
  title,
  typeCode,
  typedCode,
} from '../testing/screen.ts'

const ok = <Value>(value: Value) => ({ ok: true, value }) as const
const { signedIn } = sessions
const changed = { ...signedIn, profile: { ...profile, phoneNumber: newNumber } }
const number = () => field(en.newNumber.field)
const said = (sentence: string, phoneNumber: string): string =>
  sentence.replace('{phoneNumber}', phoneNumber.replaceAll(' ', '\u00a0'))

/** Nobody who is signed in should sign in to the account of somebody else. */
function sentenceOf(code: ErrorCode): string {
  return code === 'PhoneNumberTaken' ? en.newNumber.taken : en.errors[code]
}

describe('a new number', () => {
  const open = (): Promise<OpenedApp> => openApp(careAt('/security/new-number'))

  it('gets a code, counts once that is entered, and is then told', async () => {
    const app = await openApp(careAt('/security'))
    app.answer('profile.changeNumber', ok(numberChanging))
    app.answer('profile.verifyPhone', ok(changed))
    await changeOf(en.fields.phoneNumber).click()
    await expect.element(title(en.newNumber.title)).toBeVisible()
    await expect.element(number()).toHaveFocus()
    await number().fill(newNumber)
    await userEvent.keyboard('{Enter}')
    await expect.element(title(en.newNumber.codeTitle)).toBeVisible()
    expect(app.inputsOf('profile.changeNumber')).toEqual([{ phoneNumber: newNumber }])
    await expect
      .element(text(en.confirm.sent.replace('{destination}', shownNewNumber.replaceAll(' ', '\u00a0'))))
      .toBeVisible()
    await expect.element(text(said(en.newNumber.oldCounts, shownNumber))).toBeVisible()
    await typeCode('123456')
    await expect.element(status(en.newNumber.done.replace('{phoneNumber}', shownNewNumber))).toBeVisible()
    expect(app.path()).toBe('/security')
  })

  it('that is the old one is told at the field, and asked of nobody', async () => {
    const app = await open()
    await number().fill(shownNumber)
    await button(en.newNumber.submit).click()
    await expect.element(number()).toHaveAccessibleDescription(containing(en.newNumber.same))
    await expect.element(number()).toHaveFocus()
    expect(app.inputsOf('profile.changeNumber')).toEqual([])
  })

  it('may be only one from a country that the organisation accepts', async () => {
    const opening = careAt('/security/new-number')
    const policy = { allowedCountries: ['DE' as const], defaultCountry: null, defaultLanguage: null }
    const app = await openApp({ ...opening, info: { ...opening.info, policy } })
    await number().fill(newNumber)
    await button(en.newNumber.submit).click()
    await expect.element(number()).toHaveAccessibleDescription(containing(en.fields.phoneNumberCountryRefused))
    expect(app.inputsOf('profile.changeNumber')).toEqual([])
  })

  it.each(errorsOf('profile.changeNumber').filter((code) => code !== 'ConfirmationNeeded'))(
    'explains %s where it belongs, and keeps what was typed',
    async (code) => {
      const app = await open()
      app.fail('profile.changeNumber', errorOf(code))
      await number().fill(newNumber)
      await button(en.newNumber.submit).click()
      if (code === 'PhoneNumberTaken' || code === 'PhoneNumberRefused') {
        await expect.element(number()).toHaveAccessibleDescription(containing(sentenceOf(code)))
        await expect.element(number()).toHaveFocus()
      } else await expect.element(alert(sentenceOf(code))).toBeVisible()
      await expect.element(number()).toHaveValue(shownNewNumber)
    },
  )

  it('whose answer was lost leads to its code all the same', async () => {
    const app = await open()
    app.fail('profile.changeNumber', { code: 'CodeMaybeSent' })
    await number().fill(newNumber)
    await button(en.newNumber.submit).click()
    await expect.element(alert(en.errors.CodeMaybeSent)).toBeVisible()
    expect(link(en.newNumber.enter).query()).toBeNull()
    app.emit('sessionChanged', numberChanging)
    await link(en.newNumber.enter).click()
    // What was typed has been sent, and its code is what is wanted now.
    await expect.element(title(en.newNumber.codeTitle)).toBeVisible()
  })

  it('is not lost by leaving without a question', async () => {
    await open()
    await number().fill(newNumber)
    await userEvent.keyboard('{Escape}')
    await expect.element(button(en.leave.keep)).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(number()).toHaveValue(shownNewNumber)
  })
})

describe('a new number that waits for its code', () => {
  const open = (at = '/security/number'): Promise<OpenedApp> => openApp(careAt(at, { session: numberChanging }))

  it('is told on Security, with the old one that still counts', async () => {
    const app = await open('/security')
    await expect.element(text(said(en.newNumber.waiting, shownNewNumber))).toBeVisible()
    await expect.element(text(shownNumber).first()).toBeVisible()
    await link(en.newNumber.enter).click()
    await expect.element(title(en.newNumber.codeTitle)).toBeVisible()
    await expect.element(digit(1)).toHaveFocus()
    expect(app.inputsOf('profile.requestPhoneCode')).toEqual([])
  })

  it('can be given up for the old one', async () => {
    const app = await open()
    app.answer('profile.keepNumber', ok(signedIn))
    await button(en.newNumber.keep).click()
    await expect.element(status(en.newNumber.kept)).toBeVisible()
    expect(app.path()).toBe('/security')
    expect(link(en.newNumber.enter).query()).toBeNull()
  })

  it.each(errorsOf('profile.keepNumber'))('stays where it cannot be given up: %s', async (code) => {
    const app = await open()
    app.fail('profile.keepNumber', errorOf(code))
    await button(en.newNumber.keep).click()
    await expect.element(alert(sentenceOf(code))).toBeVisible()
    expect(app.path()).toBe('/security/number')
  })

  it.each(errorsOf('profile.verifyPhone'))('explains %s, and keeps the code', async (code) => {
    const app = await open()
    app.fail('profile.verifyPhone', errorOf(code))
    await typeCode('123456')
    const atField = code === 'CodeWrong' || code === 'CodeExpired'
    await expect.element(atField ? text(sentenceOf(code)) : alert(sentenceOf(code))).toBeVisible()
    expect(typedCode()).toBe('123456')
  })

  it('that somebody has taken meanwhile leads to another one, and the screen stays what it was', async () => {
    const app = await open()
    app.fail('profile.verifyPhone', { code: 'PhoneNumberTaken' })
    await typeCode('123456')
    app.emit('sessionChanged', signedIn)
    await expect.element(alert(en.newNumber.taken)).toBeVisible()
    await expect.element(title(en.newNumber.codeTitle)).toBeVisible()
    await link(en.newNumber.title).click()
    await expect.element(number()).toHaveFocus()
  })
})
