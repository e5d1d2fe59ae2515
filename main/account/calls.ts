import type { Handlers } from '../../preload/contract/derive.ts'
import { done } from '../outcome.ts'
import type { AccountContext } from './context.ts'
import { changeNumber, keepNumber } from './journeys/change-number.ts'
import {
  cancelConfirmation,
  confirmIdentity,
  confirmIdentityCode,
  resendIdentityCode,
} from './journeys/confirm-identity.ts'
import { deleteAccount } from './journeys/delete-account.ts'
import { endEverywhere } from './journeys/end-everywhere.ts'
import { getFactors, getNewTotpKey, preferFactor, turnOffFactor, turnOnSms, turnOnTotp } from './journeys/factors.ts'
import { requestPasswordReset, resetPassword } from './journeys/password-reset.ts'
import { endOtherPlaces, endPlace, listPlaces } from './journeys/places.ts'
import { agree } from './journeys/consent.ts'
import { changePassword, refreshProfile, updateProfile } from './journeys/profile.ts'
import { signIn } from './journeys/sign-in.ts'
import {
  chooseFactor,
  chooseFactorAgain,
  chooseFirstPassword,
  confirmSignIn,
  resendSignInCode,
  setUpTotp,
} from './journeys/sign-in-steps.ts'
import { confirmSignUp, resendSignUpCode, resumeSignUp, signUp } from './journeys/sign-up.ts'
import { getTotpKey } from './journeys/totp-key.ts'
import { requestPhoneCode, verifyPhone } from './journeys/verify-phone.ts'
import type { CatchUp } from './session/catch-up.ts'
import type { SessionMachine } from './session/machine.ts'
import { signOut } from './session/sign-out.ts'
import { startOver } from './session/start-over.ts'

/** The contract's calls that are about the account. */
export type AccountCalls = Pick<Handlers, 'session' | 'auth' | 'identity' | 'factors' | 'sessions' | 'profile'>

/**
 * The handler of each of these calls: it makes a move of the session (`session/moves.ts`), and a journey does the work.
 * Its type is inferred, because that tells which codes each call can answer (`calls.spec.ts`).
 */
export function createCalls(context: AccountContext, machine: SessionMachine, { restore }: CatchUp) {
  const { run } = machine
  return {
    session: {
      get: () => Promise.resolve(done(context.state.get())),
      retry: () => restore(),
      startOver: () => run('startOver', (turn) => Promise.resolve(done(startOver(context, turn)))),
    },
    auth: {
      signUp: (input) => run('signUp', (turn) => signUp(context, turn, input)),
      resumeSignUp: ({ phoneNumber }) =>
        run('resumeSignUp', (turn) => Promise.resolve(done(resumeSignUp(context, turn, phoneNumber)))),
      confirmSignUp: ({ code }) => run('confirmSignUp', (turn) => confirmSignUp(context, turn, code)),
      resendSignUpCode: () => run('resendSignUpCode', (turn) => resendSignUpCode(context, turn)),
      signIn: (input) => run('signIn', ({ become }) => signIn(context, become, input)),
      confirmSignIn: ({ code }) => run('confirmSignIn', (turn) => confirmSignIn(context, turn, code)),
      resendSignInCode: () => run('resendSignInCode', (turn) => resendSignInCode(context, turn)),
      chooseFactor: ({ factor }) => run('chooseFactor', (turn) => chooseFactor(context, turn, factor)),
      chooseFactorAgain: () => run('chooseFactorAgain', (turn) => chooseFactorAgain(context, turn)),
      chooseFirstPassword: (input) => run('chooseFirstPassword', (turn) => chooseFirstPassword(context, turn, input)),
      getTotpKey: () => Promise.resolve(getTotpKey(context)),
      setUpTotp: ({ code }) => run('setUpTotp', (turn) => setUpTotp(context, turn, code)),
      signOut: () => run('signOut', (turn) => signOut(context, turn)),
      requestPasswordReset: ({ phoneNumber }) =>
        run('requestPasswordReset', ({ become }) => requestPasswordReset(context, become, phoneNumber)),
      resendResetCode: () =>
        run('resendResetCode', ({ session, become }) => requestPasswordReset(context, become, session.phoneNumber)),
      resetPassword: (input) => resetPassword(context, machine, input),
      changePassword: (input) => run('changePassword', (turn) => changePassword(context, turn, input)),
      deleteAccount: ({ lastDigits }) => run('deleteAccount', (turn) => deleteAccount(context, turn, lastDigits)),
    },
    identity: {
      confirm: ({ password }) => run('confirmIdentity', (turn) => confirmIdentity(context, turn, password)),
      confirmCode: ({ code }) => run('confirmIdentityCode', (turn) => confirmIdentityCode(context, turn, code)),
      resendCode: () => run('resendIdentityCode', (turn) => resendIdentityCode(context, turn)),
      cancel: () => run('cancelConfirmation', () => Promise.resolve(done(cancelConfirmation(context)))),
    },
    factors: {
      get: () => run('getFactors', (turn) => getFactors(context, turn)),
      getTotpKey: () => run('getNewTotpKey', (turn) => getNewTotpKey(context, turn)),
      turnOnTotp: ({ code }) => run('turnOnTotp', (turn) => turnOnTotp(context, turn, code)),
      turnOnSms: () => run('turnOnSms', (turn) => turnOnSms(context, turn)),
      turnOff: ({ factor }) => run('turnOffFactor', (turn) => turnOffFactor(context, turn, factor)),
      prefer: ({ factor }) => run('preferFactor', (turn) => preferFactor(context, turn, factor)),
    },
    sessions: {
      list: () => run('listPlaces', (turn) => listPlaces(context, turn)),
      end: ({ id }) => run('endPlace', (turn) => endPlace(context, turn, id)),
      endOthers: () => run('endOtherPlaces', (turn) => endOtherPlaces(context, turn)),
      endEverywhere: ({ password }) => run('endEverywhere', (turn) => endEverywhere(context, turn, password)),
    },
    profile: {
      refresh: () => run('refreshProfile', (turn) => refreshProfile(context, turn)),
      update: ({ attributes }) => run('updateProfile', (turn) => updateProfile(context, turn, attributes)),
      agree: ({ version }) => run('agree', (turn) => agree(context, turn, version)),
      changeNumber: ({ phoneNumber }) => run('changeNumber', (turn) => changeNumber(context, turn, phoneNumber)),
      keepNumber: () => run('keepNumber', () => Promise.resolve(done(keepNumber(context)))),
      requestPhoneCode: () => run('requestPhoneCode', (turn) => requestPhoneCode(context, turn)),
      verifyPhone: ({ code }) => run('verifyPhone', (turn) => verifyPhone(context, turn, code)),
    },
  } satisfies AccountCalls
}
