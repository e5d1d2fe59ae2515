import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { attributes } from '../../preload/contract/testing/attributes.ts'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, goodPassword, phoneNumber, profile, sessions, shownNumber } from '../testing/samples.ts'
import {
  alert,
  anyAlert,
  button,
  containing,
  errorsOf,
  field,
  fill,
  labelled,
  link,
  text,
  title,
} from '../testing/screen.ts'

const typed = {
  'Phone number': '0044 (0) 7700-900123',
  ...labelled(profile.attributes, en),
  'Full name': ` ${profile.attributes.name} `,
  Password: goodPassword,
}
const sent = { phoneNumber, attributes: profile.attributes, password: goodPassword }

const fieldOf: Partial<Record<ErrorCode, string>> = {
  PhoneNumberTaken: 'Phone number',
  PhoneNumberRefused: 'Phone number',
  PasswordRefused: 'Password',
}

describe('sign-up', () => {
  it('sends what was typed as the pool takes it and goes on to the code', async () => {
    const app = await openApp({ at: '/sign-up' })
    app.answer('auth.signUp', { ok: true, value: sessions.confirmingSignUp })
    await fill(typed)
    await userEvent.keyboard('{Enter}')

    await expect.element(title(en.confirm.title)).toBeVisible()
    expect(app.inputsOf('auth.signUp')).toEqual([sent])
  })

  it('asks for every field that is empty and goes to the first', async () => {
    const app = await openApp({ at: '/sign-up' })
    await field('Company').click()
    await button(en.signUp.submit).click()

    const wanted = [en.fields.nameMissing, en.fields.companyMissing, en.fields.roleMissing]
    for (const sentence of [en.fields.phoneNumberMissing, ...wanted, en.fields.newPasswordMissing]) {
      await expect.element(text(sentence)).toBeVisible()
    }
    await expect.element(field('Phone number')).toHaveFocus()
    expect(app.inputsOf('auth.signUp')).toEqual([])
  })

  it('ticks the rules of the pool off while the password is typed', async () => {
    await openApp({ at: '/sign-up' })
    const kept = (): number => page.getByRole('listitem').filter({ hasText: '(met)' }).length
    expect(page.getByRole('listitem')).toHaveLength(5)

    await field('Password').fill('brass')
    await expect.poll(kept).toBe(1)
    await field('Password').fill('Brass-1')
    await expect.poll(kept).toBe(4)
    await field('Password').fill(goodPassword)
    await expect.poll(kept).toBe(5)
  })

  it('wants what the policy of the pool wants, and no more', async () => {
    const passwordPolicy = {
      minimumLength: 6,
      requireUppercase: false,
      requireLowercase: true,
      requireNumbers: false,
      requireSymbols: false,
    }
    const app = await openApp({ at: '/sign-up', info: { passwordPolicy } })
    app.answer('auth.signUp', { ok: true, value: sessions.confirmingSignUp })
    await fill({ ...typed, Password: 'short' })
    await button(en.signUp.submit).click()
    await expect.element(text(en.fields.newPasswordWeak)).toBeVisible()
    expect(page.getByRole('listitem')).toHaveLength(2)

    await field('Password').fill('longer')
    await button(en.signUp.submit).click()
    await expect.element(title(en.confirm.title)).toBeVisible()
  })

  it('shows the password on demand', async () => {
    await openApp({ at: '/sign-up' })
    await field('Password').fill(goodPassword)
    await expect.element(field('Password')).toHaveAttribute('type', 'password')
    await button(en.fields.showPassword).click()
    await expect.element(field('Password')).toHaveAttribute('type', 'text')
    await button(en.fields.hidePassword).click()
    await expect.element(field('Password')).toHaveAttribute('type', 'password')
  })

  it.each(errorsOf('auth.signUp'))('explains %s where it belongs and keeps what was typed', async (code) => {
    const app = await openApp({ at: '/sign-up' })
    app.fail('auth.signUp', errorOf(code))
    await fill(typed)
    await button(en.signUp.submit).click()

    const label = fieldOf[code]
    if (label === undefined) await expect.element(alert(en.errors[code])).toBeVisible()
    else {
      await expect.element(field(label)).toHaveAccessibleDescription(containing(en.errors[code]))
      await expect.element(field(label)).toHaveFocus()
    }
    const shown = { ...typed, 'Phone number': shownNumber }
    for (const [name, value] of Object.entries(shown)) await expect.element(field(name)).toHaveValue(value)
  })

  it('offers to confirm a number that is taken, until it is changed', async () => {
    const app = await openApp({ at: '/sign-up' })
    app.fail('auth.signUp', { code: 'PhoneNumberTaken' })
    app.answer('auth.resumeSignUp', { ok: true, value: { ...sessions.confirmingSignUp, problem: 'maybeConfirmed' } })
    await fill(typed)
    expect(button(en.recovery.toConfirm).query()).toBeNull()
    await button(en.signUp.submit).click()
    await expect.element(button(en.recovery.toConfirm)).toBeVisible()

    await field('Phone number').fill('+44 7700 900124')
    await expect.poll(() => button(en.recovery.toConfirm).query()).toBeNull()
    await field('Phone number').fill(phoneNumber)
    await button(en.signUp.submit).click()
    await button(en.recovery.toConfirm).click()
    await expect.element(title(en.confirm.title)).toBeVisible()
    expect(app.inputsOf('auth.resumeSignUp')).toEqual([{ phoneNumber }])
  })

  it('puts a refused input to the fields that main names', async () => {
    const app = await openApp({ at: '/sign-up' })
    app.fail('auth.signUp', { code: 'InvalidInput', fields: attributes.map(({ name }) => name) })
    await fill(typed)
    await button(en.signUp.submit).click()

    await expect.element(field('Full name')).toHaveFocus()
    for (const label of Object.keys(labelled(profile.attributes, en))) {
      await expect.element(field(label)).toHaveAccessibleDescription(en.fields.refused)
    }
    expect(anyAlert.query()).toBeNull()
  })

  it('takes the number along to sign-in', async () => {
    await openApp({ at: '/sign-up' })
    await field('Phone number').fill(phoneNumber)
    await link(en.signUp.signIn).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
  })
})

it('marks the fields that the pool refuses, and names what it wants beside them for the administrator', async () => {
  const app = await openApp({ at: '/sign-up' })
  app.fail('auth.signUp', { code: 'AttributesNotAsked', fields: ['custom:company', 'phoneNumber'], names: ['email'] })
  await fill(typed)
  await button(en.signUp.submit).click()
  await expect.element(alert(en.errors.AttributesNotAsked)).toBeVisible()
  await expect.element(alert(en.failures.names.replace('{names}', 'email'))).toBeVisible()
  await expect.element(field('Company')).toHaveAttribute('aria-invalid', 'true')
  await expect.element(field('Phone number')).toHaveAttribute('aria-invalid', 'true')
  expect(field('Role').element().getAttribute('aria-invalid')).not.toBe('true')
})
