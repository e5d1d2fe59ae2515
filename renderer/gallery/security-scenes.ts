import type { Factors } from '../../preload/contract/session.ts'
import type { Messages } from '../locales/types.ts'
import { bothFactors, goodPassword, noFactors, numberChanging, places, profile, sessions } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { careAt, endLastPlace, signOutEverywhere, type Held } from './care-opening.ts'
import { press, type Scene } from './scene.ts'

// The room in which the account is looked after: second factors, the number, where the user is signed in.

const { signedIn } = sessions
const never = new Promise<never>(() => undefined)
const unverified = { ...signedIn, profile: { ...profile, phoneNumberVerified: false } }

const security = (name: string, held: Held = {}, act?: Scene['act']): Scene => ({
  name: `security, ${name}`,
  opening: careAt('/security', held),
  ...(act && { act }),
})

const smsOnly: Factors = { on: ['sms'], preferred: 'sms' }
const totpOnly: Factors = { on: ['totp'], preferred: 'totp' }

export const securityScenes: Scene[] = [
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
    endLastPlace,
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

async function changePassword(texts: Messages): Promise<void> {
  const { currentPassword, newPassword } = texts.fields
  await fill({ [currentPassword]: goodPassword, [newPassword]: 'Rain-on-copper-88' })
  await press(texts.changePassword.submit)
}
