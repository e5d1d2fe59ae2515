import type { Factor, Session, SignInStep } from '../../preload/contract/session.ts'
import { wait } from '../../preload/contract/wait.ts'
import type { Double } from '../testing/double.ts'
import { destination, goodPassword, profile, sessions, signingInAt, totpKey } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { stages } from '../testing/stages.ts'
import { enterCode, press, waitFor, type Scene } from './scene.ts'
import { type } from './stage-forms.ts'

// The steps of a sign-in after the password.

const never = new Promise<never>(() => undefined)
const causes = wait.shape.cause.options
const sms = { kind: 'smsCode', destination, mayChoose: false } as const
const totp = { kind: 'totpCode', mayChoose: false } as const
const first: SignInStep = { kind: 'newPassword', missing: [] }
const setUp = { kind: 'setUpTotp' } as const
const invited = { info: stages.invited, session: signingInAt({ kind: 'newPassword', missing: ['name'] }) }

/** Has the step's key answered. */
export function answerKey(double: Double): void {
  double.answer('auth.getTotpKey', { ok: true, value: totpKey })
}

const at = (step: SignInStep): Pick<Scene, 'opening'> => ({ opening: { session: signingInAt(step) } })

/** The pool has taken the first password, and the user is signed in. */
const chosen = (session: Extract<Session, { status: 'signedIn' }>): Omit<Scene, 'name'> => ({
  opening: {
    session: signingInAt(first),
    script: (double) => {
      double.answer('auth.chooseFirstPassword', { ok: true, value: session })
      double.answer('profile.refresh', { ok: true, value: session.profile })
    },
  },
  act: async (texts) => {
    await fill({ [texts.fields.newPassword]: goodPassword })
    for (const name of ['custom:company', 'custom:role_name'] as const) await type(name, profile.attributes[name])
    await press(texts.firstPassword.submit)
  },
})

const codes: Scene[] = [
  { name: 'signing in, code by text message', ...at(sms) },
  { name: 'signing in, code by text message, nobody knows where', ...at({ ...sms, destination: null }) },
  { name: 'signing in, code by text message, another way', ...at({ ...sms, mayChoose: true }) },
  {
    name: 'signing in, code by text message, another one sent',
    opening: {
      session: sessions.signingIn,
      script: (double) => {
        double.answer('auth.resendSignInCode', {
          ok: true,
          value: { ...sessions.signingIn, wait: waitFor('codeSent') },
        })
      },
    },
    act: (texts) => press(texts.code.resend),
  },
  {
    name: 'signing in, code by text message, in the last minute',
    opening: {
      session: sessions.signingIn,
      script: (double) => {
        double.answer('session.get', { ok: true, value: { ...sessions.signingIn, until: Date.now() + 45_000 } })
      },
    },
  },
  {
    name: 'signing in, code by text message, busy',
    opening: {
      session: sessions.signingIn,
      script: (double) => {
        double.answer('auth.confirmSignIn', never)
      },
    },
    act: (texts) => enterCode(texts, '123456'),
  },
  ...causes.map((cause): Scene => ({
    name: `signing in, code by text message, wait after ${cause}`,
    opening: { session: { ...sessions.signingIn, wait: waitFor(cause) } },
  })),
  { name: 'signing in, code of the app', ...at(totp) },
  {
    name: 'signing in, code of the app, half of it',
    ...at({ ...totp, mayChoose: true }),
    act: async (texts) => {
      await enterCode(texts, '123')
      await press(texts.signInStep.submit)
    },
  },
  ...(['CodeWrong', 'CodeUsed'] as const).map((code): Scene => ({
    name: `signing in, code of the app, ${code}`,
    opening: {
      session: signingInAt(totp),
      script: (double) => {
        double.fail('auth.confirmSignIn', { code })
      },
    },
    act: (texts) => enterCode(texts, '123456'),
  })),
]

const firstPassword: Scene[] = [
  { name: 'signing in, first password', ...at(first) },
  {
    name: 'signing in, first password, nothing entered',
    ...at({ kind: 'newPassword', missing: ['name'] }),
    act: (texts) => press(texts.firstPassword.submit),
  },
  { name: 'invited, first password', opening: invited },
  {
    name: 'invited, first password, filled',
    opening: invited,
    act: async (texts) => {
      await fill({ [texts.fields.newPassword]: goodPassword })
      await type('name', profile.attributes.name)
    },
  },
  { name: 'profile, after the first password', ...chosen(sessions.signedIn) },
  {
    name: 'verifying the number, after the first password',
    ...chosen({ ...sessions.signedIn, profile: { ...profile, phoneNumberVerified: false } }),
  },
]

const keyOf: Record<string, (double: Double) => void> = {
  '': answerKey,
  ', the key on its way': (double) => {
    double.answer('auth.getTotpKey', never)
  },
  ', no key to show': (double) => {
    double.fail('auth.getTotpKey', { code: 'Unexpected' })
  },
}

const appSetUp: Scene[] = [
  ...Object.entries(keyOf).map(([name, script]): Scene => ({
    name: `signing in, setting up the app${name}`,
    opening: { session: signingInAt(setUp), script },
  })),
  {
    name: 'signing in, setting up the app, key copied',
    opening: { session: signingInAt(setUp), script: answerKey },
    act: (texts) => press(texts.setUpTotp.copy),
  },
  {
    name: 'signing in, setting up the app, half a code',
    opening: { session: signingInAt(setUp), script: answerKey },
    act: async (texts) => {
      await enterCode(texts, '123')
      await press(texts.setUpTotp.submit)
    },
  },
]

const factors: Factor[][] = [['sms', 'totp'], ['totp']]
const choices: Scene[] = factors.map((offered) => ({
  name: `signing in, choosing among ${String(offered.length)}`,
  ...at({ kind: 'chooseFactor', factors: offered }),
}))

const formless = /^(signing in, choosing|signing in, setting up the app, no key|profile, )/
/** Those on which nothing is typed, and where the last step has led. */
export const formlessSteps: Scene[] = [...choices, ...firstPassword, ...appSetUp].filter(({ name }) =>
  formless.test(name),
)

export const signInScenes: Scene[] = [...codes, ...choices, ...firstPassword, ...appSetUp]
