import type { ErrorCode } from '../../../preload/contract/errors.ts'
import type { Session, SessionStatus } from '../../../preload/contract/session.ts'

type Sessions = { [One in Session as One['status']]: One }

/** The session in one of these states. */
export type SessionIn<Status extends SessionStatus> = Sessions[Status]

/** Something that may happen to a session, and in which states it may. */
export interface Move {
  from: readonly SessionStatus[]
  /** The states that may follow. A move that fails may also leave the session as it was. */
  to: readonly SessionStatus[]
  /**
   * What a call answers in any other state: this code, or the session as it is (`stay`). When it is absent the screens
   * offer no such call there, so one that comes is a defect of ours.
   */
  otherwise?: ErrorCode | 'stay'
  /** Whether the pool may limit it. The session then remembers until when. */
  limited?: true
}

const nobodyIsSignedIn = ['signedOut', 'confirmingSignUp', 'resettingPassword'] as const
const ofSignIn = {
  from: ['signingIn'],
  to: ['signingIn', 'signedIn', 'signedOut'],
  otherwise: 'NothingPending',
  limited: true,
} as const
const account = { from: ['signedIn'], to: ['signedIn', 'signedOut'], otherwise: 'NotSignedIn' } as const

/**
 * The session's machine: for each move the states that it may start from, and the states that may follow
 * (decision 0049, with a diagram that a spec compares with this table).
 */
export const moves = {
  // What the user does:
  signUp: { from: nobodyIsSignedIn, to: ['confirmingSignUp', 'signingIn', 'signedIn', 'signedOut'], limited: true },
  resumeSignUp: { from: nobodyIsSignedIn, to: ['confirmingSignUp'] },
  confirmSignUp: {
    from: ['confirmingSignUp'],
    to: ['confirmingSignUp', 'signingIn', 'signedIn', 'signedOut'],
    otherwise: 'NothingPending',
    limited: true,
  },
  resendSignUpCode: {
    from: ['confirmingSignUp'],
    to: ['confirmingSignUp', 'signedOut'],
    otherwise: 'NothingPending',
    limited: true,
  },
  signIn: { from: nobodyIsSignedIn, to: ['signedIn', 'signingIn', 'confirmingSignUp'], limited: true },
  confirmSignIn: ofSignIn,
  resendSignInCode: ofSignIn,
  chooseFactor: ofSignIn,
  chooseFactorAgain: ofSignIn,
  chooseFirstPassword: ofSignIn,
  setUpTotp: ofSignIn,
  requestPasswordReset: { from: nobodyIsSignedIn, to: ['resettingPassword'], limited: true },
  resendResetCode: {
    from: ['resettingPassword'],
    to: ['resettingPassword'],
    otherwise: 'NothingPending',
    limited: true,
  },
  resetPassword: {
    from: ['resettingPassword'],
    to: ['signingIn', 'signedIn', 'signedOut'],
    otherwise: 'NothingPending',
    limited: true,
  },
  startOver: { from: ['confirmingSignUp', 'signingIn', 'resettingPassword'], to: ['signedOut'], otherwise: 'stay' },
  changePassword: account,
  deleteAccount: account,
  confirmIdentity: account,
  confirmIdentityCode: account,
  resendIdentityCode: account,
  cancelConfirmation: { from: ['signedIn'], to: ['signedIn'], otherwise: 'stay' },
  getFactors: account,
  getNewTotpKey: account,
  turnOnTotp: account,
  turnOnSms: account,
  turnOffFactor: account,
  preferFactor: account,
  listPlaces: account,
  endPlace: account,
  endOtherPlaces: account,
  endEverywhere: { from: ['signedIn'], to: ['signedIn', 'signingIn', 'signedOut'], otherwise: 'NotSignedIn' },
  refreshProfile: account,
  updateProfile: account,
  agree: account,
  changeNumber: { ...account, limited: true },
  keepNumber: { from: ['signedIn'], to: ['signedIn'], otherwise: 'NotSignedIn' },
  requestPhoneCode: { ...account, limited: true },
  verifyPhone: { ...account, limited: true },
  signOut: { from: ['signedIn', 'restoring'], to: ['signedOut'], otherwise: 'NotSignedIn' },
  // What happens without the user, or when they press "Try again":
  restore: {
    from: ['restoring'],
    to: ['restoring', 'signedIn', 'signedOut', 'confirmingSignUp', 'resettingPassword'],
    otherwise: 'stay',
  },
  lookAgain: { from: ['signedOut'], to: ['restoring', 'signedIn', 'signedOut'], otherwise: 'stay' },
  refreshTokens: { from: ['signedIn'], to: ['signedOut'], otherwise: 'stay' },
  endConfirmation: { from: ['signedIn'], to: ['signedIn'], otherwise: 'stay' },
  endSignIn: { from: ['signingIn'], to: ['signedOut'], otherwise: 'stay' },
  requireSignIn: { from: ['signedIn'], to: ['signedOut'], otherwise: 'stay' },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves
export type From<Name extends MoveName> = (typeof moves)[Name]['from'][number]
export type To<Name extends MoveName> = (typeof moves)[Name]['to'][number]
/** What a move answers in a state that it cannot start from. */
export type Otherwise<Name extends MoveName> = (typeof moves)[Name] extends { otherwise: infer Answer } ? Answer : never
