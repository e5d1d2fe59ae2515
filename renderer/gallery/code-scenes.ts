import { signUpProblem, type Session } from '../../preload/contract/session.ts'
import { wait } from '../../preload/contract/wait.ts'
import type { Double } from '../testing/double.ts'
import { destination, goodPassword, profile, sessions } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { enterCode, hang, press, waitFor, type Scene } from './scene.ts'

// The screens that wait for a code, but for those of a sign-in.

const causes = wait.shape.cause.options
const outlived = <Step extends object>(session: Step) => ({ ...session, outlived: true }) as const

export const codeScenes: Scene[] = [
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

type SignedIn = Extract<Session, { status: 'signedIn' }>

/** A user whose number is not verified, with the code that was asked for. */
function signedInWith(phoneCode: SignedIn['phoneCode']): SignedIn {
  return { ...sessions.signedIn, profile: { ...profile, phoneNumberVerified: false }, phoneCode }
}

function answerSent(
  call: 'auth.resendSignUpCode' | 'auth.resendResetCode',
  status: 'confirmingSignUp' | 'resettingPassword',
) {
  return (double: Double): void => {
    double.answer(call, { ok: true, value: { ...sessions[status], wait: waitFor('codeSent') } })
  }
}
