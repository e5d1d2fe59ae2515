import type { ErrorCode } from '../../preload/contract/errors.ts'
import type { Messages } from '../locales/types.ts'
import type { CallName, Double } from '../testing/double.ts'
import {
  destination,
  errorOf,
  goodPassword,
  phoneNumber,
  profile,
  proxyQuestion,
  sessions,
} from '../testing/samples.ts'
import { accountMenu, errorsOf, fill } from '../testing/screen.ts'
import { page } from 'vitest/browser'
import { careWays } from './care-ways.ts'
import { agreeing } from './consent-scenes.ts'
import { enterCode, fillSignUp, press, type Scene } from './scene.ts'
import { signInWays } from './sign-in-ways.ts'

// Scenes for every failure that a call can answer, on the screen that makes the call.

/** Calls whose failure no screen shows, and why. */
export const silentCalls: Partial<Record<CallName, string>> = {
  'identity.cancel': 'the question is closed; the session is as it was, and what waits for a code ends by itself',
  'app.setMenuLabels': 'the menu stays as it was, and nothing on the screen depends on it',
  'diagnostics.dismissCrash': 'the notice is gone from the screen; it comes back at the next start',
}

type Way = Pick<Scene, 'opening' | 'act'>

const codeNeeded = { ...sessions.confirmingSignUp, destination: null }
const unverified = { ...sessions.signedIn, profile: { ...profile, phoneNumberVerified: false } }

/** What a user does to make each call. */
const ways: Partial<Record<CallName, Way>> = {
  'app.getInfo': { opening: {} },
  'app.getLicences': {
    opening: {},
    act: async (texts) => {
      await press(texts.settings.title)
      await press(texts.menu.about)
    },
  },
  'app.open': {
    opening: {},
    act: async (texts) => {
      await press(texts.support.title)
      await page.getByRole('dialog').getByRole('link').click()
    },
  },
  'proxy.answer': {
    // This screen has no password of its own.
    opening: { session: sessions.confirmingSignUp, info: { proxyQuestion } },
    act: async (texts) => {
      await fill({ [texts.proxy.username]: 'ada', [texts.fields.password]: goodPassword })
      await press(texts.proxy.submit)
    },
  },
  'session.get': { opening: {} },
  'session.retry': {
    opening: { session: { ...sessions.restoring, problem: 'Offline' } },
    act: (texts) => press(texts.restoring.retry),
  },
  'session.startOver': {
    opening: { session: sessions.confirmingSignUp },
    act: (texts) => press(texts.code.startOver),
  },
  'settings.update': {
    opening: {},
    act: async (texts) => {
      await press(texts.settings.title)
      await page.getByRole('radio', { name: texts.themes.dark, exact: true }).click()
    },
  },
  'updates.check': {
    opening: { info: { update: { status: 'current', checkedAt: null } } },
    act: async (texts) => {
      await press(texts.settings.title)
      await press(texts.updates.check)
    },
  },
  'updates.restart': {
    opening: { info: { update: { status: 'ready', version: '2.0.0' } } },
    act: async (texts) => {
      await press(texts.settings.title)
      await page.getByRole('dialog').getByRole('button', { name: texts.updates.restart }).click()
    },
  },
  'diagnostics.preview': { opening: { info: { crash: { at: 0 } } }, act: (texts) => press(texts.diagnostics.title) },
  'diagnostics.save': {
    opening: {
      info: { crash: { at: 0 } },
      script: (double) => {
        double.answer('diagnostics.preview', { ok: true, value: { files: [{ name: 'about.json', text: '{}' }] } })
      },
    },
    act: async (texts) => {
      await press(texts.diagnostics.title)
      await press(texts.diagnostics.save)
    },
  },
  'auth.signUp': {
    opening: { at: '/sign-up' },
    act: async (texts) => {
      await fillSignUp(texts, { ...profile, phoneNumber, password: goodPassword })
      await press(texts.signUp.submit)
    },
  },
  'auth.resumeSignUp': {
    opening: { session: sessions.resettingPassword },
    act: (texts) => press(texts.recovery.toConfirm),
  },
  'auth.confirmSignUp': {
    opening: { session: sessions.confirmingSignUp },
    act: (texts) => enterCode(texts, '123456'),
  },
  'auth.resendSignUpCode': { opening: { session: codeNeeded }, act: (texts) => press(texts.code.send) },
  'auth.signIn': {
    opening: {},
    act: async (texts) => {
      await fill({ [texts.fields.phoneNumber]: phoneNumber, [texts.fields.password]: goodPassword })
      await press(texts.signIn.submit)
    },
  },
  ...signInWays,
  ...careWays,
  'auth.signOut': { opening: { session: sessions.signedIn }, act: signOut },
  'auth.requestPasswordReset': {
    opening: { at: '/forgot-password' },
    act: async (texts) => {
      await fill({ [texts.fields.phoneNumber]: phoneNumber })
      await press(texts.forgot.submit)
    },
  },
  'auth.resendResetCode': {
    opening: { session: sessions.resettingPassword },
    act: (texts) => press(texts.code.resend),
  },
  'auth.resetPassword': {
    opening: { session: sessions.resettingPassword },
    act: async (texts) => {
      await enterCode(texts, '123456')
      await fill({ [texts.fields.newPassword]: goodPassword })
      await press(texts.reset.submit)
    },
  },
  'auth.changePassword': {
    opening: { session: sessions.signedIn, at: '/security/password' },
    act: async (texts) => {
      await fill({ [texts.fields.currentPassword]: goodPassword, [texts.fields.newPassword]: 'Rain-on-copper-88' })
      await press(texts.changePassword.submit)
    },
  },
  'profile.refresh': { opening: { session: sessions.signedIn } },
  'profile.update': {
    opening: { session: sessions.signedIn, at: '/profile/edit' },
    act: async (texts) => {
      await fill({ [texts.attributes.role]: 'Director' })
      await press(texts.editProfile.submit)
    },
  },
  'profile.agree': agreeing,
  'profile.requestPhoneCode': { opening: { session: unverified }, act: (texts) => press(texts.verifyPhone.start) },
  'profile.verifyPhone': {
    opening: {
      at: '/security/number',
      session: { ...unverified, phoneCode: { newNumber: null, destination, wait: null } },
    },
    act: (texts) => enterCode(texts, '123456'),
  },
}

/** A scene of a call that fails. */
interface FailureScene extends Scene {
  call: CallName
  code: ErrorCode
}

/** A scene for each failure of each call that a screen can make. */
export const failureScenes: FailureScene[] = Object.entries(ways).flatMap(([name, { opening, act }]) => {
  const call = name as CallName
  return errorsOf(call).map((code): FailureScene => ({
    call,
    code,
    name: `${call} answers ${code}`,
    opening: {
      ...opening,
      script: (double: Double) => {
        opening.script?.(double)
        double.fail(call, errorOf(code))
      },
    },
    ...(act && { act }),
  }))
})

/** A few scenes that show every sentence at least once, and for each call its longest. */
export function longestFailures({ errors }: Messages): FailureScene[] {
  const byLength = failureScenes.toSorted((one, other) => errors[other.code].length - errors[one.code].length)
  const isFirst = (key: 'call' | 'code') => (scene: FailureScene, index: number) =>
    byLength.findIndex((other) => other[key] === scene[key]) === index
  return byLength.filter((scene, index) => isFirst('call')(scene, index) || isFirst('code')(scene, index))
}

/** In a narrow window the way out is in the menu. */
async function signOut(texts: Messages): Promise<void> {
  if (accountMenu(texts).query() === null) return press(texts.account.signOut)
  await accountMenu(texts).click()
  await page.getByRole('menuitem', { name: texts.account.signOut, exact: true }).click()
}
