import { describe, expect, it } from 'vitest'
import { attributeDefinitions, usualAttributes } from '../../preload/contract/attributes/definition.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, goodPassword, profile, sessions, signingInAt } from '../testing/samples.ts'
import { alert, button, errorsOf, field, fill, labelled, status, text, title } from '../testing/screen.ts'

const session = signingInAt({ kind: 'newPassword', missing: ['name'] })
const values = labelled(profile.attributes, en)

async function fillAndSend(): Promise<void> {
  await fill({ [en.fields.newPassword]: goodPassword, ...values })
  await button(en.firstPassword.submit).click()
}

describe('a first password', () => {
  it('goes with what the pool and the stage ask for, and is told at the end', async () => {
    const app = await openApp({ session })
    app.answer('auth.chooseFirstPassword', { ok: true, value: sessions.signedIn })
    app.answer('profile.refresh', { ok: true, value: profile })
    await expect.element(field(en.fields.newPassword)).toHaveFocus()
    await fillAndSend()
    await expect.element(status(en.firstPassword.done)).toBeVisible()
    expect(app.inputsOf('auth.chooseFirstPassword')).toEqual([
      { newPassword: goodPassword, attributes: profile.attributes },
    ])
  })

  it('leads on to the verification of a number that nobody verified, which tells of it', async () => {
    const app = await openApp({ session })
    const unverified = { ...sessions.signedIn, profile: { ...profile, phoneNumberVerified: false } }
    app.answer('auth.chooseFirstPassword', { ok: true, value: unverified })
    await fillAndSend()
    await expect.element(title(en.verifyPhone.title)).toBeVisible()
    await expect.element(status(en.firstPassword.verify)).toBeVisible()
    await expect.element(button(en.code.send)).toBeVisible()
    expect(app.path()).toBe('/security/number')
  })

  it('asks for nothing else where nothing is missing', async () => {
    await openApp({ session: signingInAt({ kind: 'newPassword', missing: [] }), info: { attributes: [] } })
    await expect.element(field(en.fields.newPassword)).toBeVisible()
    expect(text(en.firstPassword.details).query()).toBeNull()
  })

  it('wants each before it asks main', async () => {
    const app = await openApp({ session })
    await button(en.firstPassword.submit).click()
    await expect.element(text(en.fields.newPasswordMissing)).toBeVisible()
    await expect.element(text(en.fields.nameMissing)).toBeVisible()
    expect(app.inputsOf('auth.chooseFirstPassword')).toEqual([])
  })

  it.each(errorsOf('auth.chooseFirstPassword'))('that failed with %s stays, with all that was typed', async (code) => {
    const app = await openApp({ session })
    app.fail('auth.chooseFirstPassword', errorOf(code))
    await fillAndSend()
    await expect.element(code === 'PasswordRefused' ? text(en.errors[code]) : alert(en.errors[code])).toBeVisible()
    if (code === 'PasswordRefused') await expect.element(field(en.fields.newPassword)).toHaveFocus()
    await expect.element(field(en.fields.newPassword)).toHaveValue(goodPassword)
    for (const [label, value] of Object.entries(values)) await expect.element(field(label)).toHaveValue(value)
  })

  it.each(usualAttributes.map(({ name }) => name))('shows at its own field that %s was refused', async (name) => {
    const app = await openApp({ session })
    app.fail('auth.chooseFirstPassword', { code: 'InvalidInput', fields: [name] })
    await fillAndSend()
    await expect.poll(() => document.querySelector('[aria-invalid="true"]')?.getAttribute('name')).toBe(name)
    await expect.element(text(en.fields.refused)).toBeVisible()
  })

  it('names for the administrator what the stage does not know', async () => {
    const app = await openApp({ session: signingInAt({ kind: 'newPassword', missing: ['name', 'email'] }) })
    app.fail('auth.chooseFirstPassword', { code: 'AttributesNotAsked', fields: [], names: ['email'] })
    await fillAndSend()
    await expect.element(alert(en.failures.names.replace('{names}', 'email'))).toBeVisible()
  })
})

describe('which details are asked for', () => {
  const stage = attributeDefinitions.parse(
    ['given_name', 'custom:badge', 'custom:desk'].flatMap((name) =>
      [true, false].flatMap((required) =>
        [true, false].map((editable) => ({
          name:
            name === 'given_name'
              ? required
                ? editable
                  ? name
                  : 'family_name'
                : editable
                  ? 'nickname'
                  : 'website'
              : `${name}${Number(required)}${Number(editable)}`,
          required,
          editable,
          label: { en: `${name} ${String(required)} ${String(editable)}` },
        })),
      ),
    ),
  )
  const asked = () =>
    [...document.querySelectorAll('[data-attribute]')].map((one) => one.getAttribute('data-attribute'))

  it('those that the pool misses, and the custom ones that the stage requires and their user may change', async () => {
    for (const missing of [[], ...stage.map(({ name }) => [name]), stage.map(({ name }) => name)]) {
      const app = await openApp({
        session: signingInAt({ kind: 'newPassword', missing }),
        info: { attributes: stage },
      })
      const wanted = stage.filter(
        ({ name, required, editable }) =>
          missing.includes(name) || (required && editable && name.startsWith('custom:')),
      )
      expect(asked(), missing.join()).toEqual(wanted.map(({ name }) => name))
      // All of them are needed, whatever the stage says of them elsewhere.
      expect(document.body.textContent).not.toContain(en.fields.optional)
      app.close()
    }
  })
})
