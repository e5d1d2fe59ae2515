import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { goodPassword, phoneNumber, sessions } from '../testing/samples.ts'
import { button, field, fill, paste, text } from '../testing/screen.ts'

// Cognito takes spaces inside a password and refuses them at its ends. The field says so before it asks.
const phrase = 'Correct horse  battery 1'

interface Screen {
  open: () => Promise<OpenedApp>
  label: string
  submit: string
  call: 'auth.signIn' | 'auth.signUp' | 'auth.resetPassword' | 'auth.changePassword'
  member: 'password' | 'newPassword' | 'currentPassword'
}

const screens: Record<string, Screen> = {
  'sign-in': {
    open: async () => {
      const app = await openApp()
      await fill({ 'Phone number': phoneNumber })
      return app
    },
    label: en.fields.password,
    submit: en.signIn.submit,
    call: 'auth.signIn',
    member: 'password',
  },
  'sign-up': {
    open: async () => {
      const app = await openApp({ at: '/sign-up' })
      await fill({ 'Phone number': phoneNumber, 'Full name': 'Ada', Company: 'Harbour', Role: 'Lead' })
      return app
    },
    label: en.fields.password,
    submit: en.signUp.submit,
    call: 'auth.signUp',
    member: 'password',
  },
  reset: {
    open: async () => {
      const app = await openApp({ session: sessions.resettingPassword })
      await field('Digit 1 of 6').fill('123456')
      return app
    },
    label: en.fields.newPassword,
    submit: en.reset.submit,
    call: 'auth.resetPassword',
    member: 'newPassword',
  },
  change: {
    open: async () => {
      const app = await openApp({ session: sessions.signedIn, at: '/security/password' })
      await fill({ [en.fields.currentPassword]: goodPassword })
      return app
    },
    label: en.fields.newPassword,
    submit: en.changePassword.submit,
    call: 'auth.changePassword',
    member: 'newPassword',
  },
  'change, the current one': {
    open: async () => {
      const app = await openApp({ session: sessions.signedIn, at: '/security/password' })
      await fill({ [en.fields.newPassword]: goodPassword })
      return app
    },
    label: en.fields.currentPassword,
    submit: en.changePassword.submit,
    call: 'auth.changePassword',
    member: 'currentPassword',
  },
}

it.each(Object.entries(screens))(
  '%s sends a passphrase as it was typed',
  async (_, { open, label, submit, call, member }) => {
    const app = await open()
    app.fail(call, { code: 'Unexpected' })
    await field(label).click()
    await userEvent.keyboard(phrase)
    await button(submit).click()
    await expect.poll(() => app.inputsOf(call)).toMatchObject([{ [member]: phrase }])
    expect(text(en.fields.passwordSpaces).query()).toBeNull()
  },
)

it.each(
  Object.entries(screens).flatMap(([name, screen]) =>
    [` ${phrase}`, `${phrase} `].map((typed) => ({ name, typed, ...screen })),
  ),
)('$name tells of the space at an end of "$typed", and cuts nothing', async ({ open, label, submit, call, typed }) => {
  const app = await open()
  await field(label).click()
  await paste(typed)
  await button(submit).click()
  await expect.element(field(label)).toHaveAccessibleDescription(new RegExp(en.fields.passwordSpaces))
  await expect.element(field(label)).toHaveFocus()
  await expect.element(field(label)).toHaveValue(typed)
  expect(app.inputsOf(call)).toEqual([])
})

it('ticks off the rule of a symbol for a space once something follows it', async () => {
  await openApp({ at: '/sign-up' })
  const rule = page.getByRole('listitem').filter({ hasText: en.passwordRules.symbol })
  await field(en.fields.password).click()
  await userEvent.keyboard('Correct1 ')
  await expect.element(rule.getByText(`(${en.passwordRuleStates.open})`)).toBeInTheDocument()
  await userEvent.keyboard('h')
  await expect.element(rule.getByText(`(${en.passwordRuleStates.kept})`)).toBeInTheDocument()
})
