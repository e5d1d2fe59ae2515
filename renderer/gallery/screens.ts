import { expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { forEachAttribute } from '../../preload/contract/testing/attributes.ts'
import { obstacles } from '../../preload/contract/errors.ts'
import { keychainState, type UpdateState } from '../../preload/contract/machine.ts'
import { proxyScheme } from '../../preload/contract/proxy.ts'
import { notice, restoreProblem, signUpProblem, type Profile, type Session } from '../../preload/contract/session.ts'
import { wait } from '../../preload/contract/wait.ts'
import type { Messages } from '../locales/types.ts'
import type { Double } from '../testing/double.ts'
import {
  destination,
  emptyProfile,
  goodPassword,
  longProfile,
  phoneNumber,
  profile,
  proxyQuestion,
  sessions,
} from '../testing/samples.ts'
import { button, fill, labelled } from '../testing/screen.ts'
import { careScenes } from './care-scenes.ts'
import { homeScenes } from './home-scenes.ts'
import { enterCode, fillSignUp, press, waitFor, type Scene } from './scene.ts'
import { signInScenes } from './sign-in-scenes.ts'
import { stageScenes } from './stage-scenes.ts'

// Every screen in every state that main can bring it to, and with what the user may have typed.

const never = new Promise<never>(() => undefined)
const unverified = { ...profile, phoneNumberVerified: false }
const outlived = <Step extends object>(session: Step) => ({ ...session, outlived: true }) as const
const signedInAs = (shown: Profile): Session => ({ ...sessions.signedIn, profile: shown })

// From the contract, so that what it gains has a picture without anybody remembering.
const causes = wait.shape.cause.options
const keychains = keychainState.options.filter((state) => state !== 'ready')

const updates: UpdateState[] = [
  { status: 'checking' },
  { status: 'current', checkedAt: null },
  { status: 'current', checkedAt: Date.UTC(2026, 10, 22, 14, 5) },
  { status: 'downloading', version: '2.0.0', percent: 42 },
  { status: 'ready', version: '2.0.0' },
  { status: 'installing', version: '2.0.0' },
  { status: 'failed', reason: 'unreachable' },
  { status: 'failed', reason: 'refused' },
  { status: 'failed', reason: 'notInstalled' },
  { status: 'failed', reason: 'networkPage' },
  { status: 'failed', reason: 'diskFull' },
  { status: 'failed', reason: 'notReplaceable' },
]

/** The update's state in words, for the name of a scene. */
function nameOf(update: UpdateState): string {
  if (update.status === 'failed') return `failed, ${update.reason}`
  return update.status === 'current' && update.checkedAt === null ? 'current, never checked' : update.status
}

const restoring: Scene[] = [
  { name: 'restoring', opening: { session: sessions.restoring } },
  {
    name: 'restoring, nothing known yet',
    opening: { session: { ...sessions.restoring, wasSignedIn: true } },
  },
  {
    name: 'restoring, with the last known profile',
    opening: { session: { ...sessions.restoring, wasSignedIn: true, profile: unverified } },
  },
  {
    name: 'restoring, with a profile that is empty',
    opening: { session: { ...sessions.restoring, wasSignedIn: true, profile: emptyProfile } },
  },
  ...restoreProblem.options.map((problem): Scene => ({
    name: `restoring, ${problem}`,
    opening: { session: { ...sessions.restoring, wasSignedIn: true, problem, profile } },
  })),
]

const signIn: Scene[] = [
  { name: 'sign-in', opening: {} },
  {
    name: 'sign-in, filled',
    opening: {},
    act: (texts) => fill({ [texts.fields.phoneNumber]: phoneNumber, [texts.fields.password]: goodPassword }),
  },
  { name: 'sign-in, for the first time here', opening: { info: { signedInBefore: false } } },
  {
    name: 'sign-in, list of languages',
    opening: { info: { signedInBefore: false } },
    act: () => page.getByRole('banner').getByRole('combobox').click(),
  },
  {
    name: 'sign-in, a language that main cannot keep',
    opening: {
      script: (double) => {
        double.fail('settings.update', { code: 'TimedOut' })
      },
    },
    act: async () => {
      await page.getByRole('banner').getByRole('combobox').click()
      await page.getByRole('option').last().click()
    },
  },
  { name: 'sign-in, nothing entered', opening: {}, act: (texts) => press(texts.signIn.submit) },
  {
    name: 'sign-in, list of countries',
    opening: {},
    act: async (texts) => {
      await page.getByRole('button', { name: new RegExp(`^${texts.fields.country}`) }).click()
    },
  },
  {
    name: 'sign-in, a country that is not there',
    opening: {},
    act: async (texts) => {
      await page.getByRole('button', { name: new RegExp(`^${texts.fields.country}`) }).click()
      await fill({ [texts.fields.countrySearch]: 'xyz' })
    },
  },
  {
    name: 'sign-in, password shown',
    opening: {},
    act: async (texts) => {
      await fill({ [texts.fields.password]: goodPassword })
      await press(texts.fields.showPassword)
    },
  },
  { name: 'sign-in, busy', opening: { script: hang('auth.signIn') }, act: fillAndSignIn },
  { name: 'sign-in, offline', opening: { info: { connection: 'offline' } } },
  ...obstacles.map((connection): Scene => ({ name: `sign-in, ${connection}`, opening: { info: { connection } } })),
  { name: 'sign-in, after a crash', opening: { info: { crash: { at: Date.UTC(2026, 10, 22) } } } },
  {
    name: 'sign-in, files of no use',
    opening: { info: { unusableFolder: String.raw`C:\Users\ada\AppData\Roaming\Latchkey` } },
  },
  { name: 'sign-in, another stage', opening: { info: { stage: 'prod', version: '1.12.3' } } },
  {
    name: 'sign-in, chosen by the administrator',
    opening: {
      info: { policy: { allowedCountries: ['DE', 'AT', 'CH'], defaultCountry: 'AT', defaultLanguage: null } },
    },
  },
  ...notice.options.map((reason): Scene => ({
    name: `sign-in, ${reason}`,
    opening: { session: { ...sessions.signedOut, phoneNumber, notice: reason } },
  })),
  ...causes.map((cause): Scene => ({
    name: `sign-in, wait after ${cause}`,
    opening: { session: { ...sessions.signedOut, phoneNumber, wait: waitFor(cause) } },
  })),
  ...keychains.map((keychain): Scene => ({ name: `sign-in, keychain ${keychain}`, opening: { info: { keychain } } })),
]

const lenient = {
  minimumLength: 8,
  requireUppercase: false,
  requireLowercase: false,
  requireNumbers: false,
  requireSymbols: false,
}

const signUp: Scene[] = [
  { name: 'sign-up', opening: { at: '/sign-up' } },
  {
    name: 'sign-up, filled',
    opening: { at: '/sign-up' },
    act: (texts) => fillSignUp(texts, { ...profile, phoneNumber, password: goodPassword }),
  },
  { name: 'sign-up, nothing entered', opening: { at: '/sign-up' }, act: (texts) => press(texts.signUp.submit) },
  {
    name: 'sign-up, all wrong',
    opening: { at: '/sign-up' },
    act: async (texts) => {
      const attributes = forEachAttribute(() => 'x'.repeat(257))
      await fillSignUp(texts, { phoneNumber: '+44 7700', attributes, password: 'a b' })
      await press(texts.signUp.submit)
    },
  },
  {
    name: 'sign-up, password half right',
    opening: { at: '/sign-up' },
    act: (texts) => fill({ [texts.fields.password]: 'Brass' }),
  },
  {
    name: 'sign-up, a landline',
    opening: { at: '/sign-up' },
    act: (texts) => fill({ [texts.fields.phoneNumber]: '+44 20 7946 0018' }),
  },
  {
    name: 'sign-up, a country that is not taken',
    opening: {
      at: '/sign-up',
      info: { policy: { allowedCountries: ['DE'], defaultCountry: null, defaultLanguage: null } },
    },
    act: async (texts) => {
      await fill({ [texts.fields.phoneNumber]: phoneNumber })
      await press(texts.signUp.submit)
    },
  },
  {
    name: 'sign-up, a policy that asks for length alone',
    opening: { at: '/sign-up', info: { passwordPolicy: lenient, system: { languages: ['en'], region: null } } },
    act: (texts) => fill({ [texts.fields.password]: 'Brass' }),
  },
  {
    name: 'sign-up, a password of joined names',
    opening: { at: '/sign-up' },
    act: (texts) => fill({ [texts.attributes.name]: 'Ada Okafor', [texts.fields.password]: 'AdaOkafor1!' }),
  },
  {
    name: 'sign-up, a number without its calling code',
    opening: { at: '/sign-up' },
    act: (texts) => fill({ [texts.fields.phoneNumber]: '7700 900123' }),
  },
  {
    name: 'sign-up, busy',
    opening: { at: '/sign-up', script: hang('auth.signUp') },
    act: async (texts) => {
      await fillSignUp(texts, { ...profile, phoneNumber, password: goodPassword })
      await press(texts.signUp.submit)
    },
  },
]

const codeScreens: Scene[] = [
  { name: 'confirming the number', opening: { session: sessions.confirmingSignUp } },
  {
    name: 'confirming the number, no code sent',
    opening: { session: { ...sessions.confirmingSignUp, destination: null } },
  },
  ...signUpProblem.options.map((problem): Scene => ({
    name: `confirming the number, ${problem}`,
    opening: { session: { ...sessions.confirmingSignUp, destination: null, problem } },
  })),
  { name: 'confirming the number, account perhaps gone', opening: { session: outlived(sessions.confirmingSignUp) } },
  {
    name: 'confirming the number, code over',
    opening: { session: { ...outlived(sessions.confirmingSignUp), destination: null } },
  },
  {
    name: 'a new password, code over',
    opening: { session: { ...outlived(sessions.resettingPassword), destination: null } },
  },
  {
    name: 'confirming the number, half a code',
    opening: { session: sessions.confirmingSignUp },
    act: async (texts) => {
      await enterCode(texts, '123')
      await press(texts.confirm.submit)
    },
  },
  {
    name: 'confirming the number, busy',
    opening: { session: sessions.confirmingSignUp, script: hang('auth.confirmSignUp') },
    act: (texts) => enterCode(texts, '123456'),
  },
  {
    name: 'confirming the number, another code sent',
    opening: { session: sessions.confirmingSignUp, script: answerSent('auth.resendSignUpCode', 'confirmingSignUp') },
    act: (texts) => press(texts.code.resend),
  },
  { name: 'asking for a reset', opening: { at: '/forgot-password' } },
  {
    name: 'asking for a reset, limited',
    opening: { at: '/forgot-password', session: { ...sessions.signedOut, wait: waitFor('tooManyRequests') } },
  },
  { name: 'choosing a new password', opening: { session: sessions.resettingPassword } },
  {
    name: 'choosing a new password, no code sent',
    opening: { session: { ...sessions.resettingPassword, destination: null } },
  },
  {
    name: 'choosing a new password, filled',
    opening: { session: sessions.resettingPassword },
    act: async (texts) => {
      await enterCode(texts, '123456')
      await fill({ [texts.fields.newPassword]: goodPassword })
    },
  },
  {
    name: 'choosing a new password, another code sent',
    opening: { session: sessions.resettingPassword, script: answerSent('auth.resendResetCode', 'resettingPassword') },
    act: (texts) => press(texts.code.resend),
  },
  ...causes.flatMap((cause): Scene[] => [
    {
      name: `confirming the number, wait after ${cause}`,
      opening: { session: { ...sessions.confirmingSignUp, wait: waitFor(cause) } },
    },
    {
      name: `choosing a new password, wait after ${cause}`,
      opening: { session: { ...sessions.resettingPassword, wait: waitFor(cause) } },
    },
    {
      name: `verifying the number, wait after ${cause}`,
      opening: {
        at: '/security/number',
        session: signedInWith({ newNumber: null, destination, wait: waitFor(cause) }),
      },
    },
  ]),
  {
    name: 'verifying the number',
    opening: { at: '/security/number', session: signedInWith({ newNumber: null, destination, wait: null }) },
  },
  {
    name: 'verifying the number, no destination told',
    opening: { at: '/security/number', session: signedInWith({ newNumber: null, destination: null, wait: null }) },
  },
]

const account: Scene[] = [
  { name: 'profile', opening: { session: sessions.signedIn } },
  { name: 'profile, nothing given', opening: { session: signedInAs(emptyProfile) } },
  { name: 'profile, as long as the pool takes it', opening: { session: signedInAs(longProfile) } },
  { name: 'profile, not verified', opening: { session: signedInWith(null) } },
  { name: 'profile, kept in memory', opening: { session: { ...sessions.signedIn, keptIn: 'memory' } } },
  {
    name: 'profile, kept nowhere by policy',
    opening: { session: { ...sessions.signedIn, keptIn: 'memory' }, info: { keychain: 'disabled' } },
  },
  { name: 'profile, offline', opening: { session: sessions.signedIn, info: { connection: 'offline' } } },
  {
    name: 'profile, files of no use',
    opening: { session: sessions.signedIn, info: { unusableFolder: '/home/ada/.config/Latchkey' } },
  },
  { name: 'profile, after a crash', opening: { session: sessions.signedIn, info: { crash: { at: 0 } } } },
  {
    name: 'profile, an update is ready',
    opening: { session: sessions.signedIn, info: { update: { status: 'ready', version: '2.0.0' } } },
  },
  {
    name: 'profile, an update is being installed',
    opening: { session: sessions.signedIn, info: { update: { status: 'installing', version: '2.0.0' } } },
  },
  { name: 'editing the profile', opening: { session: sessions.signedIn, at: '/profile/edit' } },
  { name: 'editing the profile, nothing given', opening: { session: signedInAs(emptyProfile), at: '/profile/edit' } },
  {
    name: 'verifying the number, which the pool no longer tells',
    opening: {
      at: '/security/number',
      session: {
        ...sessions.signedIn,
        profile: emptyProfile,
        phoneCode: { newNumber: null, destination: null, wait: null },
      },
    },
  },
  {
    name: 'editing the profile, emptied',
    opening: { session: sessions.signedIn, at: '/profile/edit' },
    act: async (texts) => {
      await fill(labelled({ ...forEachAttribute(() => ''), 'custom:company': ' ' }, texts))
      await press(texts.editProfile.submit)
    },
  },
  {
    name: 'editing the profile, about to be discarded',
    opening: { session: sessions.signedIn, at: '/profile/edit' },
    act: async (texts) => {
      await fill({ [texts.attributes.role]: 'Director' })
      await userEvent.keyboard('{Escape}')
      await expect.element(button(texts.leave.keep)).toHaveFocus()
    },
  },
  { name: 'changing the password', opening: { session: sessions.signedIn, at: '/security/password' } },
  {
    name: 'changing the password, to the same one',
    opening: { session: sessions.signedIn, at: '/security/password' },
    act: async (texts) => {
      await fill({ [texts.fields.currentPassword]: goodPassword, [texts.fields.newPassword]: goodPassword })
      await press(texts.changePassword.submit)
    },
  },
  {
    name: 'changing the password, one suggested',
    opening: { session: sessions.signedIn, at: '/security/password' },
    act: (texts) => press(texts.fields.suggestPassword),
  },
  {
    name: 'changing the password, filled',
    opening: { session: sessions.signedIn, at: '/security/password' },
    act: (texts) =>
      fill({ [texts.fields.currentPassword]: goodPassword, [texts.fields.newPassword]: 'Rain-on-copper-88' }),
  },
]

const sampleLicences = Array.from(
  { length: 12 },
  (_, place) => `package-${place} 1.${place}.0\nMIT\n\nPermission is hereby granted, free of charge, to any person.\n`,
).join('\n')

const dialogs: Scene[] = [
  ...proxyScheme.options.flatMap((scheme) =>
    [null, 'COMPANY\\ada'].map((refused): Scene => ({
      name: `proxy, ${scheme}${refused === null ? '' : ', refused'}`,
      opening: { info: { proxyQuestion: { ...proxyQuestion, scheme, refused } } },
    })),
  ),
  { name: 'settings', opening: {}, act: (texts) => press(texts.settings.title) },
  {
    name: 'settings, all chosen',
    opening: { info: { settings: { theme: 'contrast', language: null, country: 'DE' } } },
    act: (texts) => press(texts.settings.title),
  },
  {
    name: 'settings, languages',
    opening: {},
    act: async (texts) => {
      await press(texts.settings.title)
      await page.getByRole('dialog').getByRole('combobox').click()
    },
  },
  { name: 'about', opening: { script: answerLicences(sampleLicences) }, act: openAbout },
  { name: 'about, another stage', opening: { info: { stage: 'prod' }, script: answerLicences(null) }, act: openAbout },
  {
    name: 'about, licences being read',
    opening: { script: hang('app.getLicences') },
    act: openAbout,
  },
  ...updates.map((update): Scene => ({
    name: `settings, update ${nameOf(update)}`,
    opening: { info: { update } },
    act: (texts) => press(texts.settings.title),
  })),
  {
    name: 'diagnostics',
    opening: {
      info: { crash: { at: 0 } },
      script: (double) => {
        double.answer('diagnostics.preview', { ok: true, value: { files: sampleFiles } })
      },
    },
    act: (texts) => press(texts.diagnostics.title),
  },
  {
    name: 'diagnostics, being collected',
    opening: { info: { crash: { at: 0 } }, script: hang('diagnostics.preview') },
    act: (texts) => press(texts.diagnostics.title),
  },
]

/** Opens the dialog about the app as a user does. */
async function openAbout(texts: Messages): Promise<void> {
  await press(texts.settings.title)
  await press(texts.menu.about)
}

const sampleFiles = [
  { name: 'about.json', text: '{\n  "version": "0.1.0",\n  "stage": "local"\n}' },
  { name: 'latchkey.log', text: '{"at":"2026-11-22T14:05:00.000Z","level":"info","message":"started"}' },
]

/** Every state but the failures of calls; those are in `failures.ts`. */
export const screenScenes: Scene[] = [
  ...restoring,
  ...signIn,
  ...signUp,
  ...codeScreens,
  ...signInScenes,
  ...account,
  ...homeScenes,
  ...careScenes,
  ...stageScenes,
  ...dialogs,
]

async function fillAndSignIn(texts: Messages): Promise<void> {
  await fill({ [texts.fields.phoneNumber]: phoneNumber, [texts.fields.password]: goodPassword })
  await press(texts.signIn.submit)
}

type SignedIn = Extract<Session, { status: 'signedIn' }>

/** A user whose number is not verified, with the code that was asked for. */
function signedInWith(phoneCode: SignedIn['phoneCode']): SignedIn {
  return { ...sessions.signedIn, profile: unverified, phoneCode }
}

/** A call that does not come back while the picture is taken. */
function hang(call: 'auth.signIn' | 'auth.signUp' | 'auth.confirmSignUp' | 'diagnostics.preview' | 'app.getLicences') {
  return (double: Double): void => {
    double.answer(call, never)
  }
}

function answerLicences(licences: string | null) {
  return (double: Double): void => {
    double.answer('app.getLicences', { ok: true, value: licences })
  }
}

function answerSent(
  call: 'auth.resendSignUpCode' | 'auth.resendResetCode',
  status: 'confirmingSignUp' | 'resettingPassword',
) {
  return (double: Double): void => {
    double.answer(call, { ok: true, value: { ...sessions[status], wait: waitFor('codeSent') } })
  }
}
