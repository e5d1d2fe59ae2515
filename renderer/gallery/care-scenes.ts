import { wait } from '../../preload/contract/wait.ts'
import { bothFactors, confirmingBy, numberChanging, phoneNumber, unconfirmedSession } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { careAt } from './care-opening.ts'
import { enterCode, press, waitFor, type Scene } from './scene.ts'

// The forms with which the account is looked after, and the confirmation that comes before.

const never = new Promise<never>(() => undefined)
const causes = wait.shape.cause.options

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

export const careScenes: Scene[] = [...confirmations, ...forms]
