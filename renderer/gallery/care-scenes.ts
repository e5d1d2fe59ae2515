import { page } from 'vitest/browser'
import type { AppInfo } from '../../preload/contract/machine.ts'
import type { Factors, Session, SignedInPlace } from '../../preload/contract/session.ts'
import { wait } from '../../preload/contract/wait.ts'
import type { Messages } from '../locales/types.ts'
import type { Double } from '../testing/double.ts'
import type { Opening } from '../testing/open-app.ts'
import {
  allOffered,
  bothFactors,
  confirmingBy,
  goodPassword,
  noFactors,
  numberChanging,
  phoneNumber,
  places,
  profile,
  sessions,
  totpKey,
  unconfirmedSession,
} from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { enterCode, press, waitFor, type Scene } from './scene.ts'

// How a signed-in user looks after the account: second factors, another number, where they are signed in, the end of the
// account, and the confirmation that comes before.

const { signedIn } = sessions
const never = new Promise<never>(() => undefined)
const causes = wait.shape.cause.options
const unverified = { ...signedIn, profile: { ...profile, phoneNumberVerified: false } }

/** What a pool holds for the user of a scene. */
interface Held {
  rules?: Partial<AppInfo['signIn']>
  factors?: Factors
  places?: SignedInPlace[]
  session?: Session
  script?: (double: Double) => void
}

/** A room or a form of an account on a stage that offers everything, but for what is given. */
export function careAt(at: string, held: Held = {}): Opening {
  return {
    at,
    session: held.session ?? signedIn,
    info: { signIn: { ...allOffered, ...held.rules } },
    script: (double) => {
      double.answer('factors.get', { ok: true, value: held.factors ?? noFactors })
      double.answer('sessions.list', { ok: true, value: held.places ?? places })
      double.answer('factors.getTotpKey', { ok: true, value: totpKey })
      held.script?.(double)
    },
  }
}

const security = (name: string, held: Held = {}, act?: Scene['act']): Scene => ({
  name: `security, ${name}`,
  opening: careAt('/security', held),
  ...(act && { act }),
})

const smsOnly: Factors = { on: ['sms'], preferred: 'sms' }
const totpOnly: Factors = { on: ['totp'], preferred: 'totp' }

const rooms: Scene[] = [
  security('everything offered'),
  security('nothing known yet of factors and places', {
    script: (double) => {
      double.answer('factors.get', never)
      double.answer('sessions.list', never)
    },
  }),
  security('both factors', { factors: bothFactors }),
  security('both factors, text message first', { factors: { on: ['sms', 'totp'], preferred: 'sms' } }),
  security('both factors, none first', { factors: { on: ['sms', 'totp'], preferred: null } }),
  security('a factor required, the app alone', { rules: { secondFactor: 'ON' }, factors: totpOnly }),
  security('a factor required, text message alone', {
    rules: { secondFactor: 'ON', totp: false, sessions: false, deleteAccount: false },
    factors: smsOnly,
  }),
  security('a factor, number not verified', { session: unverified, factors: totpOnly }),
  security('text message, its meaning', {}, (texts) => press(texts.factors.turnOn)),
  security('the last factor about to go', { factors: totpOnly }, (texts) => press(texts.factors.turnOff)),
  security(
    'a factor turned off',
    {
      factors: smsOnly,
      script: (double) => {
        double.answer('factors.turnOff', { ok: true, value: noFactors })
      },
    },
    async (texts) => {
      await press(texts.factors.turnOff)
      await press(texts.factors.turnOff)
    },
  ),
  security('signed in here alone', { places: places.slice(0, 1) }),
  security(
    'signed out elsewhere',
    {
      script: (double) => {
        double.answer('sessions.end', { ok: true, value: places.slice(0, 2) })
      },
    },
    (texts) => press(texts.places.endNamed.replace('{device}', texts.places.unknownDevice)),
  ),
  security('a device of many words', {
    places: [
      {
        id: 'x',
        current: false,
        createdAt: null,
        lastActiveAt: 0,
        device: `Mozilla/5.0 ${'AppleWebKit'.repeat(30)}`,
        city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch',
        country: 'United Kingdom',
      },
    ],
  }),
  security('places not tracked', { rules: { sessions: false } }),
  security('about to sign out everywhere', { rules: { sessions: false } }, (texts) => press(texts.places.everywhere)),
  security(
    'signed out everywhere',
    {
      rules: { sessions: false },
      script: (double) => {
        double.answer('sessions.endEverywhere', { ok: true, value: signedIn })
      },
    },
    signOutEverywhere,
  ),
  security('a new number waits', { session: numberChanging }),
  ...([true, false] as const).map((sessionsTracked): Scene => ({
    name: `security, the password changed, places ${sessionsTracked ? '' : 'not '}tracked`,
    opening: careAt('/security/password', {
      rules: { sessions: sessionsTracked },
      script: (double) => {
        double.answer('auth.changePassword', { ok: true, value: signedIn })
      },
    }),
    act: changePassword,
  })),
]

const confirmations: Scene[] = [
  {
    name: 'confirming, password',
    opening: careAt('/security/delete', { session: unconfirmedSession }),
  },
  ...(['smsCode', 'totpCode'] as const).map((kind): Scene => ({
    name: `confirming, ${kind}`,
    opening: careAt('/security', { session: confirmingBy(kind) }),
  })),
  {
    name: 'confirming, a code sent somewhere',
    opening: careAt('/security', {
      session: {
        ...unconfirmedSession,
        confirming: {
          step: { kind: 'smsCode', destination: null },
          until: Date.now() + 24 * 3_600_000,
          wait: null,
        },
      },
    }),
  },
  ...causes.map((cause): Scene => {
    const session = confirmingBy('smsCode')
    return {
      name: `confirming, wait after ${cause}`,
      opening: careAt('/security', {
        session: { ...session, confirming: session.confirming && { ...session.confirming, wait: waitFor(cause) } },
      }),
    }
  }),
  {
    name: 'confirming, time over',
    opening: careAt('/security', {
      session: confirmingBy('smsCode'),
      script: (double) => {
        double.answer('session.get', { ok: true, value: confirmingBy('smsCode') })
        double.fail('identity.confirmCode', { code: 'NothingPending' })
      },
    }),
    act: (texts) => enterCode(texts, '123456'),
  },
]

const forms: Scene[] = [
  { name: 'adding an authenticator', opening: careAt('/security/authenticator') },
  { name: 'adding an authenticator again', opening: careAt('/security/authenticator', { factors: bothFactors }) },
  {
    name: 'adding an authenticator, the key on its way',
    opening: careAt('/security/authenticator', {
      script: (double) => {
        double.answer('factors.getTotpKey', never)
      },
    }),
  },
  { name: 'a new number', opening: careAt('/security/new-number') },
  {
    name: 'a new number, the same',
    opening: careAt('/security/new-number'),
    act: async (texts) => {
      await fill({ [texts.newNumber.field]: phoneNumber })
      await press(texts.newNumber.submit)
    },
  },
  { name: 'verifying a new number', opening: careAt('/security/number', { session: numberChanging }) },
  { name: 'deleting the account', opening: careAt('/security/delete') },
  {
    name: 'deleting the account, wrong digits',
    opening: careAt('/security/delete'),
    act: async (texts) => {
      await fill({ [texts.deleteAccount.field]: '9999' })
      await press(texts.deleteAccount.submit)
    },
  },
]

async function changePassword(texts: Messages): Promise<void> {
  const { currentPassword, newPassword } = texts.fields
  await fill({ [currentPassword]: goodPassword, [newPassword]: 'Rain-on-copper-88' })
  await press(texts.changePassword.submit)
}

/** Ends every session, with the password. */
export async function signOutEverywhere(texts: Messages): Promise<void> {
  await press(texts.places.everywhere)
  // Behind the dialog stands another password, and the button that opened it.
  const dialog = page.getByRole('dialog')
  await dialog.getByLabelText(texts.fields.password, { exact: true }).fill(goodPassword)
  await dialog.getByRole('button', { name: texts.places.everywhere, exact: true }).click()
}

export const careRooms: Scene[] = rooms
export const careScenes: Scene[] = [...rooms, ...confirmations, ...forms]
