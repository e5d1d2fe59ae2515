import type { ErrorCode } from '../../../preload/contract/errors.ts'
import type { Session, SessionStatus } from '../../../preload/contract/session.ts'

type Sessions = { [One in Session as One['status']]: One }

/** A session of one of these states. */
export type SessionIn<Status extends SessionStatus> = Sessions[Status]

/** What may happen to a session, and in which states. */
export interface Move {
  from: readonly SessionStatus[]
  /** The states that may follow; a move that fails may also leave the session as it was. */
  to: readonly SessionStatus[]
  /**
   * What it is answered in any other state: a code, or the session as it is (`stay`). Without it the screens do not offer
   * it there, so it is a defect of ours.
   */
  otherwise?: ErrorCode | 'stay'
  /** Whether the pool may limit it, so that the session has to remember until when. */
  limited?: true
}

const nobodyIsSignedIn = ['signedOut', 'confirmingSignUp', 'resettingPassword'] as const
const account = { from: ['signedIn'], to: ['signedIn', 'signedOut'], otherwise: 'NotSignedIn' } as const

/**
 * The session's machine: each move, the states it is possible in, and those that may follow (decision 0049, with a
 * diagram that a spec holds against this table).
 */
export const moves = {
  // What the user does.
  signUp: { from: nobodyIsSignedIn, to: ['confirmingSignUp', 'signedIn', 'signedOut'], limited: true },
  resumeSignUp: { from: nobodyIsSignedIn, to: ['confirmingSignUp'] },
  confirmSignUp: {
    from: ['confirmingSignUp'],
    to: ['confirmingSignUp', 'signedIn', 'signedOut'],
    otherwise: 'NothingPending',
    limited: true,
  },
  resendSignUpCode: {
    from: ['confirmingSignUp'],
    to: ['confirmingSignUp', 'signedOut'],
    otherwise: 'NothingPending',
    limited: true,
  },
  signIn: { from: nobodyIsSignedIn, to: ['signedIn', 'confirmingSignUp'], limited: true },
  requestPasswordReset: { from: nobodyIsSignedIn, to: ['resettingPassword'], limited: true },
  resendResetCode: {
    from: ['resettingPassword'],
    to: ['resettingPassword'],
    otherwise: 'NothingPending',
    limited: true,
  },
  resetPassword: { from: ['resettingPassword'], to: ['signedOut'], otherwise: 'NothingPending', limited: true },
  startOver: { from: ['confirmingSignUp', 'resettingPassword'], to: ['signedOut'], otherwise: 'stay' },
  changePassword: account,
  refreshProfile: account,
  updateProfile: account,
  requestPhoneCode: { ...account, limited: true },
  verifyPhone: { ...account, limited: true },
  signOut: { from: ['signedIn', 'restoring'], to: ['signedOut'], otherwise: 'NotSignedIn' },
  // What happens by itself, or by "Try again".
  restore: {
    from: ['restoring'],
    to: ['restoring', 'signedIn', 'signedOut', 'confirmingSignUp', 'resettingPassword'],
    otherwise: 'stay',
  },
  lookAgain: { from: ['signedOut'], to: ['restoring', 'signedIn', 'signedOut'], otherwise: 'stay' },
  refreshTokens: { from: ['signedIn'], to: ['signedOut'], otherwise: 'stay' },
  requireSignIn: { from: ['signedIn'], to: ['signedOut'], otherwise: 'stay' },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves
export type From<Name extends MoveName> = (typeof moves)[Name]['from'][number]
export type To<Name extends MoveName> = (typeof moves)[Name]['to'][number]
/** What a move is answered in a state it does not start from. */
export type Otherwise<Name extends MoveName> = (typeof moves)[Name] extends { otherwise: infer Answer } ? Answer : never
