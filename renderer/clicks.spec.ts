import { expect, it, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import guide from '../docs/screens.md?raw'
import { careAt } from './gallery/care-opening.ts'
import { languageName } from './locales/language-name.ts'
import { en } from './locales/en.ts'
import { openApp } from './testing/open-app.ts'
import {
  appInfo,
  bothFactors,
  goodPassword,
  newNumber,
  numberChanging,
  phoneNumber,
  profile,
  sessions,
  signingInAt,
  totpKey,
  unconfirmedSession,
} from './testing/samples.ts'
import { button, changeOf, field, fill, labelled, link, status, text, title, typeCode } from './testing/screen.ts'

// The table of clicks in docs/screens.md is what a user needs.

const { signedIn, signedOut, confirmingSignUp, resettingPassword } = sessions
const ok = <Value>(value: Value) => ({ ok: true, value }) as const
const credentials = { [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword }
const another = 'Rain-on-copper-88'

/** Each task, done with as few clicks as possible. */
const tasks: Record<string, () => Promise<unknown>> = {
  'Create an account, from the first screen': async () => {
    const app = await openApp({ info: { signedInBefore: false } })
    app.answer('auth.signUp', ok(confirmingSignUp))
    app.answer('auth.confirmSignUp', ok(signedIn))
    app.answer('profile.refresh', ok(profile))
    await link(en.signIn.signUp).click()
    await fill({ ...credentials, ...labelled(profile.attributes, en) })
    await button(en.signUp.submit).click()
    await expect.element(title(en.confirm.title)).toBeVisible()
    await typeCode('123456', 'focused')
    await expect.element(title(en.profile.title)).toBeVisible()
  },
  'Sign in': async () => {
    const app = await openApp()
    app.answer('auth.signIn', ok(signedIn))
    app.answer('profile.refresh', ok(profile))
    await fill(credentials)
    await button(en.signIn.submit).click()
    await expect.element(title(en.profile.title)).toBeVisible()
  },
  'Sign in with a code as a second step': async () => {
    const app = await openApp()
    app.answer('auth.signIn', ok(sessions.signingIn))
    app.answer('auth.confirmSignIn', ok(signedIn))
    app.answer('profile.refresh', ok(profile))
    await fill(credentials)
    await button(en.signIn.submit).click()
    await expect.element(title(en.signInCode.title)).toBeVisible()
    await typeCode('123456', 'focused')
    await expect.element(title(en.profile.title)).toBeVisible()
  },
  'Set an authenticator app up at the sign-in': async () => {
    const app = await openApp()
    app.answer('auth.signIn', ok(signingInAt({ kind: 'setUpTotp' })))
    app.answer('auth.getTotpKey', ok(totpKey))
    app.answer('auth.setUpTotp', ok(signedIn))
    app.answer('profile.refresh', ok(profile))
    await fill(credentials)
    await button(en.signIn.submit).click()
    await expect.element(title(en.setUpTotp.title)).toBeVisible()
    await typeCode('123456')
    await expect.element(title(en.profile.title)).toBeVisible()
  },
  'Choose a password of your own, invited': async () => {
    const app = await openApp({ info: { attributes: [] } })
    app.answer('auth.signIn', ok(signingInAt({ kind: 'newPassword', missing: [] })))
    app.answer('auth.chooseFirstPassword', ok(signedIn))
    app.answer('profile.refresh', ok(profile))
    await fill(credentials)
    await button(en.signIn.submit).click()
    await expect.element(title(en.firstPassword.title)).toBeVisible()
    await fill({ [en.fields.newPassword]: another })
    await button(en.firstPassword.submit).click()
    await expect.element(status(en.firstPassword.done)).toBeVisible()
  },
  'Change the language on the first screen': async () => {
    const app = await openApp()
    app.answer('settings.update', ok({ ...appInfo.settings, language: 'de' }))
    await page.getByRole('banner').getByRole('combobox').click()
    await page.getByRole('option', { name: languageName('de'), exact: true }).click()
    await expect.poll(() => document.documentElement.lang).toBe('de')
    onTestFinished(() => {
      document.documentElement.lang = 'en'
    })
  },
  'Choose a new password by a code, and be signed in': async () => {
    const app = await openApp({ session: { ...signedOut, phoneNumber } })
    app.answer('auth.requestPasswordReset', ok(resettingPassword))
    app.answer('auth.resetPassword', ok(signedIn))
    app.answer('profile.refresh', ok(profile))
    await link(en.signIn.forgot).click()
    await button(en.forgot.submit).click()
    await expect.element(title(en.reset.title)).toBeVisible()
    await typeCode('123456', 'focused')
    await fill({ [en.fields.newPassword]: another })
    await button(en.reset.submit).click()
    await expect.element(status(en.profile.passwordReset)).toBeVisible()
  },
  'Change one detail': async () => {
    const app = await openApp({ session: signedIn })
    app.answer('profile.update', ok(profile))
    await changeOf(en.attributes.role).click()
    await expect.element(field(en.attributes.role)).toHaveFocus()
    await fill({ [en.attributes.role]: 'Director' })
    await button(en.editProfile.submit).click()
    await expect.element(status(en.profile.saved)).toBeVisible()
  },
  'Change the password': async () => {
    const app = await openApp({ session: signedIn })
    app.answer('auth.changePassword', ok(signedIn))
    await link(en.account.security).click()
    await changeOf(en.fields.password).click()
    await fill({ [en.fields.currentPassword]: goodPassword, [en.fields.newPassword]: another })
    await button(en.changePassword.submit).click()
    await expect.element(status(en.profile.passwordChanged)).toBeVisible()
  },
  'Set an authenticator app up, signed in': async () => {
    const app = await openApp(careAt('/profile'))
    app.answer('factors.turnOnTotp', ok(bothFactors))
    await link(en.account.security).click()
    await link(en.factors.setUp).click()
    await expect.element(page.getByRole('img', { name: en.setUpTotp.picture })).toBeVisible()
    await typeCode('123456')
    await expect.element(status(en.factors.totpIsOn)).toBeVisible()
  },
  'Turn a second step off': async () => {
    const app = await openApp(careAt('/profile', { factors: { on: ['sms'], preferred: 'sms' } }))
    app.answer('factors.turnOff', ok({ on: [], preferred: null }))
    await link(en.account.security).click()
    await button(en.factors.turnOff).click()
    await button(en.factors.turnOff).click()
    await expect.element(status(en.factors.smsIsOff)).toBeVisible()
  },
  'Change the phone number': async () => {
    const app = await openApp(careAt('/profile'))
    app.answer('profile.changeNumber', ok(numberChanging))
    app.answer('profile.verifyPhone', ok(signedIn))
    await link(en.account.security).click()
    await changeOf(en.fields.phoneNumber).click()
    await fill({ [en.newNumber.field]: newNumber })
    await button(en.newNumber.submit).click()
    await expect.element(title(en.newNumber.codeTitle)).toBeVisible()
    await typeCode('123456', 'focused')
    await expect.element(status('Your number is changed.')).toBeVisible()
  },
  'Sign another computer out': async () => {
    const app = await openApp(careAt('/profile'))
    app.answer('sessions.end', ok([]))
    await link(en.account.security).click()
    await button(en.places.endNamed.replace('{device}', en.places.unknownDevice)).click()
    await expect.element(status(en.places.ended)).toBeVisible()
  },
  'Confirm that it is you': async () => {
    const app = await openApp(careAt('/security/delete', { session: unconfirmedSession }))
    app.answer('identity.confirm', ok(signedIn))
    await page.getByRole('dialog').getByLabelText(en.fields.password, { exact: true }).fill(goodPassword)
    await button(en.identity.submit).click()
    await expect.element(button(en.deleteAccount.submit)).toBeVisible()
  },
  'Delete the account': async () => {
    const app = await openApp(careAt('/profile'))
    app.answer('auth.deleteAccount', ok({ ...signedOut, notice: 'accountDeleted' }))
    await link(en.account.security).click()
    await link(en.deleteAccount.open).click()
    await fill({ [en.deleteAccount.field]: '0123' })
    await button(en.deleteAccount.submit).click()
    await expect.element(status(en.notices.accountDeleted)).toBeVisible()
  },
  'See since when this computer is signed in': async () => {
    await openApp({ session: signedIn })
    await link(en.account.thisComputer).click()
    await expect.element(text('Since ')).toBeVisible()
  },
  'Save the diagnostics': async () => {
    const app = await openApp({ session: signedIn })
    app.answer('diagnostics.preview', ok({ files: [{ name: 'a.json', text: '{}' }] }))
    app.answer('diagnostics.save', ok(true))
    await link(en.account.help).click()
    await button(en.diagnostics.title).click()
    await button(en.diagnostics.save).click()
    await expect.element(status(en.diagnostics.saved)).toBeVisible()
  },
  'Sign out': async () => {
    const app = await openApp({ session: signedIn })
    app.answer('auth.signOut', ok(signedOut))
    await button(en.account.signOut).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
  },
}

/** The last column of the guide's table, by task. */
const promised = Object.fromEntries(
  [...guide.matchAll(/^\| (.+?) +\| (?:\d|–) +\| (\d) +\|$/gm)].map(([, task = '', clicks]) => [task, Number(clicks)]),
)

it('the guide counts each of these tasks', () => {
  expect(Object.keys(promised).toSorted()).toEqual(Object.keys(tasks).toSorted())
})

it.each(Object.entries(tasks))('%s takes as many clicks as the guide says', async (name, act) => {
  let clicks = 0
  const count = (): void => void (clicks += 1)
  addEventListener('pointerdown', count, { capture: true })
  onTestFinished(() => {
    removeEventListener('pointerdown', count, { capture: true })
  })
  await act()
  expect(clicks).toBe(promised[name])
})
