import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { obstacles } from '../../preload/contract/errors.ts'
import { keychainState } from '../../preload/contract/machine.ts'
import { notice, restoreProblem } from '../../preload/contract/session.ts'
import { wait } from '../../preload/contract/wait.ts'
import type { Messages } from '../locales/types.ts'
import { emptyProfile, goodPassword, phoneNumber, profile, sessions } from '../testing/samples.ts'
import { fill, title } from '../testing/screen.ts'
import { hang, press, waitFor, type Scene } from './scene.ts'

// What a start shows: a session that is being restored, and the sign-in.

const unverified = { ...profile, phoneNumberVerified: false }

// From the contract, so that what it gains has a picture without anybody remembering.
const causes = wait.shape.cause.options
const keychains = keychainState.options.filter((state) => state !== 'ready')

const restoring: Scene[] = [
  {
    name: 'restoring',
    opening: { session: sessions.restoring },
    act: async (texts) => {
      await expect.element(title(texts.restoring.title)).toBeVisible()
    },
  },
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

async function fillAndSignIn(texts: Messages): Promise<void> {
  await fill({ [texts.fields.phoneNumber]: phoneNumber, [texts.fields.password]: goodPassword })
  await press(texts.signIn.submit)
}

export const startScenes: Scene[] = [...restoring, ...signIn]
