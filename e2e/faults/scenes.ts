import type { SessionStatus } from '../../preload/contract/session.ts'
import { accountCareScenes, quietCareCalls } from './account-care.ts'
import type { CallName } from './app.ts'
import { settingUp, signInScenes } from './sign-in-steps.ts'
import { nextTerms } from '../support/terms.ts'
import type { Stage } from './stage.ts'

/** One call in the state in which the screens offer it. */
export interface Scene {
  call: CallName
  /** Brings the app into that state, without a fault. */
  prepare: (stage: Stage) => Promise<unknown>
  input?: (stage: Stage) => unknown
  /** What the call asks of the pool, in order. */
  operations: string[]
  /** Where the session stands after a success. */
  leadsTo: SessionStatus
  /** What a repetition may answer instead of a success when the first one was carried out unheard. */
  repeated?: string[]
  /** Whether the call makes the stage's new password the valid one. */
  changesPassword?: true
  /**
   * It answers a step of a sign-in. Where the pool took the answer unheard, it takes no other, so a repetition ends the
   * sign-in.
   */
  step?: true
  /** It has a code sent by an operation that does not always send one, so a lost answer may mean one on its way. */
  sendsCode?: true
  /** A success puts new tokens in the place of those that the keychain holds. */
  confirms?: true
  /** Operations that it asks once more when all goes well. */
  asksTwice?: readonly string[]
  /** Operations whose failure it gets over: what it was called for is done by then. */
  getsOver?: readonly string[]
  /** An operation after whose lost answer it finds out whether it was carried out. */
  findsOut?: string
  /** A success makes the stage's new number the one to sign in with. */
  changesNumber?: true
  /** A success ends the question whether the user agrees; until then it stands. */
  agrees?: true
  /** A success leaves no account, and the number is free. */
  deletes?: true
}

const signIn = ['InitiateAuth', 'RespondToAuthChallenge']

/** Each call that reaches the pool or the keychain. */
export const scenes: Scene[] = [
  {
    call: 'auth.signUp',
    prepare: () => Promise.resolve(),
    input: (stage) => stage.signUpInput,
    operations: ['SignUp'],
    leadsTo: 'confirmingSignUp',
  },
  {
    call: 'auth.confirmSignUp',
    prepare: (stage) => stage.signUp(),
    input: (stage) => ({ code: stage.code() }),
    operations: ['ConfirmSignUp', ...signIn],
    leadsTo: 'signedIn',
  },
  {
    call: 'auth.resendSignUpCode',
    prepare: (stage) => stage.signUp(),
    operations: ['ResendConfirmationCode'],
    leadsTo: 'confirmingSignUp',
  },
  {
    call: 'auth.signIn',
    prepare: (stage) => stage.haveAccount(),
    input: (stage) => ({ phoneNumber: stage.phoneNumber, password: stage.password }),
    operations: signIn,
    leadsTo: 'signedIn',
  },
  { call: 'auth.signOut', prepare: (stage) => stage.signIn(), operations: ['RevokeToken'], leadsTo: 'signedOut' },
  {
    call: 'auth.requestPasswordReset',
    prepare: (stage) => stage.haveAccount(),
    input: (stage) => ({ phoneNumber: stage.phoneNumber }),
    operations: ['ForgotPassword'],
    leadsTo: 'resettingPassword',
  },
  {
    call: 'auth.resendResetCode',
    prepare: (stage) => stage.requestReset(),
    operations: ['ForgotPassword'],
    leadsTo: 'resettingPassword',
  },
  {
    call: 'auth.resetPassword',
    prepare: (stage) => stage.requestReset(),
    input: (stage) => ({ code: stage.code(), newPassword: stage.newPassword }),
    operations: ['ConfirmForgotPassword', ...signIn],
    leadsTo: 'signedIn',
    repeated: ['CodeExpired', 'CodeWrong'],
    changesPassword: true,
  },
  {
    call: 'auth.changePassword',
    prepare: (stage) => stage.signIn(),
    input: (stage) => ({ currentPassword: stage.password, newPassword: stage.newPassword }),
    operations: ['ChangePassword'],
    leadsTo: 'signedIn',
    repeated: ['CurrentPasswordWrong'],
    changesPassword: true,
  },
  { call: 'profile.refresh', prepare: (stage) => stage.signIn(), operations: ['GetUser'], leadsTo: 'signedIn' },
  {
    call: 'profile.update',
    prepare: (stage) => stage.signIn(),
    input: () => ({ attributes: { name: 'Ada King', 'custom:company': 'Engines', 'custom:role_name': 'Countess' } }),
    operations: ['UpdateUserAttributes'],
    leadsTo: 'signedIn',
  },
  {
    call: 'profile.agree',
    prepare: async (stage) => {
      await stage.signIn()
      stage.app.restart(nextTerms)
      await stage.succeed('session.retry')
    },
    input: () => ({ version: nextTerms }),
    operations: ['UpdateUserAttributes'],
    leadsTo: 'signedIn',
    agrees: true,
  },
  {
    call: 'profile.requestPhoneCode',
    prepare: (stage) => stage.signIn(),
    operations: ['GetUserAttributeVerificationCode'],
    leadsTo: 'signedIn',
  },
  {
    call: 'profile.verifyPhone',
    prepare: (stage) => stage.requestPhoneCode(),
    input: (stage) => ({ code: stage.code() }),
    operations: ['VerifyUserAttribute'],
    leadsTo: 'signedIn',
    repeated: ['CodeExpired', 'CodeWrong'],
  },
  {
    call: 'session.retry',
    prepare: async (stage) => {
      await stage.signIn()
      stage.app.restart()
    },
    operations: ['GetTokensFromRefreshToken'],
    leadsTo: 'signedIn',
  },
  ...signInScenes,
  ...accountCareScenes,
]

/** Calls about the machine and not the account: they reach neither the pool nor the keychain, and have their own specs. */
export const machineCalls: CallName[] = [
  'app.getInfo',
  'app.getLicences',
  'app.setMenuLabels',
  'app.open',
  'proxy.answer',
  'settings.update',
  'updates.check',
  'updates.restart',
  'diagnostics.preview',
  'diagnostics.save',
  'diagnostics.dismissCrash',
]

const waiting: Scene['prepare'][] = [(stage) => stage.signUp(), (stage) => stage.requestReset(), settingUp]
const signedOut: Scene['prepare'] = () => Promise.resolve()
const signedIn: Scene['prepare'] = (stage) => stage.signIn()

/**
 * Calls that answer from memory, with each state in which the screens offer them: no fault can reach them, and the
 * matrix proves that they ask nobody.
 */
export const quietCalls: (Pick<Scene, 'call' | 'input'> & { states: Scene['prepare'][] })[] = [
  { call: 'session.get', states: [signedOut, ...waiting, signedIn] },
  { call: 'session.startOver', states: [signedOut, ...waiting, signedIn] },
  {
    call: 'auth.resumeSignUp',
    input: ({ phoneNumber }) => ({ phoneNumber }),
    states: [signedOut, (stage) => stage.signUp(), (stage) => stage.requestReset()],
  },
  { call: 'auth.getTotpKey', states: [settingUp] },
  ...quietCareCalls,
]
