import { expect, it } from 'vitest'
import { page, type Locator } from 'vitest/browser'
import { attributes } from '../../preload/contract/testing/attributes.ts'
import { careAt } from '../gallery/care-opening.ts'
import { en } from '../locales/en.ts'
import { openApp, type Opening } from '../testing/open-app.ts'
import {
  appInfo,
  confirmingBy,
  numberChanging,
  profile,
  sessions,
  signingInAt,
  totpKey,
  unconfirmedSession,
} from '../testing/samples.ts'
import { button, changeOf, field, link, text } from '../testing/screen.ts'

// What stands on a screen whatever happens: what it is for, and the ways on. The specs of the screens are about what
// happens, and would not miss it.

const about = `${en.app.version.replace('{version}', appInfo.version)} · ${en.app.stage.replace('{stage}', 'local')}`
const session = sessions.signedIn
const { confirmingSignUp, resettingPassword, restoring, signingIn } = sessions
const stepWays = (): Locator[] => [button(en.signInStep.back), text('You have 3 minutes to finish.')]
/** The button and the cross of the dialog. */
const cancels = (): Locator[] => [button(en.identity.cancel).first(), button(en.identity.cancel).last()]
const confirmTime = (): Locator => text('You have 3 minutes to finish. After that, begin again')
const name = (): Locator => page.getByRole('banner').getByText(profile.attributes.name)
const rules = (): Locator => page.getByRole('listitem').filter({ hasText: en.passwordRuleStates.open }).first()
const details = (): Locator[] => attributes.map(({ word }) => field(en.attributes[word]))
const language = (): Locator =>
  page.getByRole('banner').getByRole('combobox', { name: `${en.settings.language} English` })
const brand = (): Locator => page.getByRole('banner').getByText(en.app.name, { exact: true })

const screens: Record<string, [Opening, () => Locator[]]> = {
  'signing in': [
    {},
    () => [
      text(en.signIn.intro),
      field(en.fields.phoneNumber),
      field(en.fields.password),
      button(en.signIn.submit),
      link(en.signIn.forgot),
      text(en.signIn.noAccount),
      link(en.signIn.signUp),
    ],
  ],
  'around who is signed out': [
    {},
    () => [
      brand(),
      text(appInfo.brand.motto?.en ?? ''),
      text(appInfo.brand.summary?.en ?? ''),
      language(),
      button(en.settings.title),
    ],
  ],
  'signing up': [
    { at: '/sign-up' },
    () => [
      text(en.signUp.intro),
      field(en.fields.phoneNumber),
      ...details(),
      field(en.fields.password),
      rules(),
      button(en.signUp.submit),
      text(en.signUp.haveAccount),
      link(en.signUp.signIn),
    ],
  ],
  'confirming the number': [
    { session: confirmingSignUp },
    () => [text(en.fields.codeHint), text(en.code.none), button(en.code.resend), text(en.code.confirmed)],
  ],
  'the ways out of confirming the number': [
    { session: confirmingSignUp },
    () => [button(en.confirm.submit), button(en.signUp.signIn), button(en.code.startOver)],
  ],
  'asking for a reset': [
    { at: '/forgot-password' },
    () => [text(en.forgot.intro), field(en.fields.phoneNumber), button(en.forgot.submit), link(en.forgot.back)],
  ],
  'choosing a new password': [
    { session: resettingPassword },
    () => [text(en.fields.codeHint), field(en.fields.newPassword), rules(), button(en.reset.submit)],
  ],
  'the ways out of choosing a new password': [
    { session: resettingPassword },
    () => [text(en.code.none), button(en.code.resend), button(en.recovery.toConfirm), button(en.code.startOver)],
  ],
  'signing in with a code by text message': [
    { session: signingIn },
    () => [text(en.fields.codeHint), button(en.signInStep.submit), text(en.code.none), button(en.code.resend)],
  ],
  'the ways out of signing in with a code': [{ session: signingIn }, stepWays],
  'signing in with a code of an app': [
    { session: signingInAt({ kind: 'totpCode', mayChoose: true }) },
    () => [text(en.totp.codeHint), text(en.totp.lost), button(en.signInStep.another), ...stepWays()],
  ],
  'choosing how to sign in': [
    { session: signingInAt({ kind: 'chooseFactor', factors: ['sms', 'totp'] }) },
    () => [text(en.chooseFactor.intro), text(en.chooseFactor.smsNote), text(en.chooseFactor.totpNote), ...stepWays()],
  ],
  'choosing a first password': [
    { session: signingInAt({ kind: 'newPassword', missing: [] }) },
    () => [
      text(en.firstPassword.intro),
      field(en.fields.newPassword),
      rules(),
      text(en.firstPassword.details),
      button(en.firstPassword.submit),
      ...stepWays(),
    ],
  ],
  'setting an authenticator app up': [
    {
      session: signingInAt({ kind: 'setUpTotp' }),
      script: (double) => {
        double.answer('auth.getTotpKey', { ok: true, value: totpKey })
      },
    },
    () => [
      text(en.setUpTotp.intro),
      text(en.setUpTotp.scan),
      page.getByRole('img', { name: en.setUpTotp.picture }),
      text(en.setUpTotp.key),
      text(en.setUpTotp.secret),
      text(en.setUpTotp.enter),
      text(en.totp.codeHint),
      ...stepWays(),
    ],
  ],
  'around who is signed in': [
    { session },
    () => [
      brand(),
      name(),
      page.getByRole('navigation', { name: en.account.navigation }),
      link(en.account.profile),
      link(en.account.security),
      link(en.account.thisComputer),
      link(en.account.help),
      button(en.settings.title),
      button(en.account.signOut),
    ],
  ],
  'editing the profile': [
    { session, at: '/profile/edit' },
    () => [
      ...details(),
      field(en.fields.phoneNumber),
      text(en.editProfile.phoneFixed),
      button(en.editProfile.submit),
      button(en.editProfile.cancel),
    ],
  ],
  'verifying the number': [
    { session: { ...session, phoneCode: { newNumber: null, destination: null, wait: null } }, at: '/security/number' },
    () => [text(en.fields.codeHint), button(en.verifyPhone.submit), button(en.verifyPhone.cancel), text(en.code.none)],
  ],
  'security, everything offered': [
    careAt('/security'),
    () => [
      changeOf(en.fields.phoneNumber),
      changeOf(en.fields.password),
      text(en.security.secondSteps),
      text(en.factors.intro),
      link(en.factors.setUp),
      button(en.factors.turnOn),
      text(en.places.intro),
      button(en.places.endOthers),
      text(en.deleteAccount.note),
      link(en.deleteAccount.open),
    ],
  ],
  'confirming that it is the user, by password': [
    careAt('/security/delete', { session: unconfirmedSession }),
    () => [text(en.identity.intro), button(en.identity.submit), ...cancels()],
  ],
  'confirming that it is the user, by text message': [
    careAt('/security', { session: confirmingBy('smsCode') }),
    () => [text(en.fields.codeHint), text(en.code.none), button(en.code.resend), confirmTime(), ...cancels()],
  ],
  'confirming that it is the user, by the app': [
    careAt('/security', { session: confirmingBy('totpCode') }),
    () => [text(en.identity.app), text(en.totp.codeHint), text(en.totp.lost), confirmTime(), ...cancels()],
  ],
  'changing the number': [
    careAt('/security/new-number'),
    () => [
      text(en.newNumber.intro),
      field(en.newNumber.field),
      button(en.newNumber.submit),
      button(en.newNumber.cancel),
    ],
  ],
  'verifying a new number': [
    careAt('/security/number', { session: numberChanging }),
    () => [text('Until then you sign in with'), button(en.code.resend), button(en.newNumber.keep)],
  ],
  'adding an authenticator': [
    careAt('/security/authenticator'),
    () => [
      text(en.addTotp.intro),
      page.getByRole('img', { name: en.setUpTotp.picture }),
      text(en.setUpTotp.enter),
      button(en.addTotp.submit),
      button(en.addTotp.cancel),
    ],
  ],
  'deleting the account': [
    careAt('/security/delete'),
    () => [
      text(en.deleteAccount.intro),
      text(en.deleteAccount.account),
      text(en.deleteAccount.sessions),
      text(en.deleteAccount.kept),
      text(en.deleteAccount.again),
      text(en.deleteAccount.hint),
      button(en.deleteAccount.submit),
      button(en.deleteAccount.cancel),
    ],
  ],
  'changing the password': [
    { session, at: '/security/password' },
    () => [
      text(en.changePassword.intro),
      field(en.fields.currentPassword),
      field(en.fields.newPassword),
      rules(),
      button(en.changePassword.submit),
      button(en.changePassword.cancel),
    ],
  ],
  restoring: [{ session: restoring }, () => [text(en.restoring.wait), page.getByRole('progressbar')]],
  'a session that is not restored': [
    { session: { ...restoring, problem: 'Offline' } },
    () => [text(en.restoring.problem), button(en.restoring.retry), button(en.account.signOut)],
  ],
}

it.each(Object.entries(screens))('what stands there is there: %s', async (_, [opening, standing]) => {
  await page.viewport(1_280, 900)
  await openApp(opening)
  for (const part of standing()) await expect.element(part).toBeVisible()
})

it('the ways from one screen to another lead there', async () => {
  const app = await openApp({ session })
  const ways: [Locator, string][] = [
    [changeOf(en.attributes.company), '/profile/edit?field=custom:company'],
    [link(en.account.security), '/security'],
    [changeOf(en.fields.password), '/security/password'],
    [link(en.account.thisComputer), '/this-computer'],
    [link(en.account.help), '/help'],
    [link(en.account.profile), '/profile'],
  ]
  for (const [way, path] of ways) {
    await way.click()
    await expect.poll(app.path).toBe(path)
  }
})

it('the settings have a part for each thing that can be chosen', async () => {
  await openApp({ info: { update: { status: 'current', checkedAt: null } } })
  await button(en.settings.title).click()
  const dialog = page.getByRole('dialog', { name: en.settings.title })
  await expect.element(dialog.getByRole('radiogroup', { name: en.settings.theme })).toBeVisible()
  for (const theme of Object.values(en.themes)) {
    await expect.element(dialog.getByRole('radio', { name: theme })).toBeVisible()
  }
  await expect.element(dialog.getByRole('combobox', { name: en.settings.language })).toBeVisible()
  await expect.element(dialog.getByRole('heading', { name: en.settings.updates })).toBeVisible()
  await expect.element(dialog.getByRole('button', { name: en.menu.about })).toBeVisible()
  await expect.element(dialog.getByRole('button', { name: en.diagnostics.title })).toBeVisible()
  await expect.element(button(en.settings.close)).toBeVisible()
})

it('the dialog about the app says which one it is, and whose work is in it', async () => {
  const app = await openApp()
  app.answer('app.getLicences', { ok: true, value: 'MIT' })
  app.emit('screenRequested', 'about')
  const dialog = page.getByRole('dialog', { name: en.menu.about })
  for (const said of [en.app.name, about, en.about.licences]) {
    await expect.element(dialog.getByText(said, { exact: true })).toBeVisible()
  }
})

it('the diagnostics say what will be in the file', async () => {
  const app = await openApp()
  const { promise } = Promise.withResolvers<never>()
  app.answer('diagnostics.preview', promise)
  app.emit('screenRequested', 'diagnostics')
  const dialog = page.getByRole('dialog', { name: en.diagnostics.title })
  await expect.element(dialog.getByText(en.diagnostics.intro)).toBeVisible()
  await expect.element(button(en.diagnostics.save)).toBeVisible()
})
