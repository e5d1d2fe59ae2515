import type { calls } from '../../preload/contract/contract.ts'
import type { ErrorCode } from '../../preload/contract/errors.ts'

/**
 * A screen or a step that helps where trying again does not: signing in with the number, resetting its password, going
 * to the code screen to confirm it, to that of a code that may have arrived, or starting again.
 */
export type WayOut = 'signIn' | 'reset' | 'confirm' | 'enterCode' | 'startAgain'

type Auth = (typeof calls)['auth']
/** The codes that these calls declare. The common ones have no way out but trying again, or help from outside. */
type CodeOf<Call extends keyof Auth> = Auth[Call]['errors'][number]

/** The screens of a user who is not signed in, each with the codes that it can show. */
interface Codes {
  signIn: CodeOf<'signIn'>
  signInStep: CodeOf<
    'confirmSignIn' | 'resendSignInCode' | 'chooseFactor' | 'chooseFactorAgain' | 'chooseFirstPassword' | 'setUpTotp'
  >
  signUp: CodeOf<'signUp'>
  forgot: CodeOf<'requestPasswordReset'>
  confirm: CodeOf<'confirmSignUp' | 'resendSignUpCode'>
  reset: CodeOf<'resetPassword' | 'resendResetCode'>
}

export type SignedOutScreen = keyof Codes
type Ways = readonly WayOut[]

const none: Ways = []

/** What leads on after each failure. The compiler asks for a line when a call declares another code. */
export const waysOut: { [Screen in SignedOutScreen]: Record<Codes[Screen], Ways> } = {
  signIn: {
    CredentialsWrong: ['reset'],
    SignInLocked: ['reset'],
    PasswordResetRequired: ['reset'],
    SignInBlocked: none,
    SignInRefused: none,
    UserDisabled: none,
    TemporaryPasswordExpired: none,
    ChallengeNotSupported: none,
    SmsNotSent: none,
    OrganisationRefused: none,
  },
  signInStep: {
    PasswordResetRequired: ['reset'],
    // The password was right, so another one would not help.
    SignInLocked: none,
    // The way back to the sign-in stands on the screen, as does the one to another code.
    NothingPending: none,
    CodeWrong: none,
    CodeUsed: none,
    PasswordRefused: none,
    AttributesNotAsked: none,
    SignInBlocked: none,
    SignInRefused: none,
    OrganisationRefused: none,
    UserDisabled: none,
    ChallengeNotSupported: none,
    SmsNotSent: none,
    CodeMaybeSent: none,
  },
  signUp: {
    PhoneNumberTaken: ['signIn', 'reset', 'confirm'],
    // The account may be there, and its code on the way.
    CodeMaybeSent: ['enterCode'],
    // Its field says what to do.
    PhoneNumberRefused: none,
    PasswordRefused: none,
    AttributesNotAsked: none,
    SignUpNotPossible: none,
    OrganisationRefused: none,
  },
  forgot: {
    // The pool refuses a reset for a number that was never confirmed, and does not say why.
    ResetNotPossible: ['confirm'],
    // Only another request leads to the screen of the code.
    CodeMaybeSent: none,
    SmsNotSent: none,
    UserDisabled: none,
    OrganisationRefused: none,
  },
  confirm: {
    PhoneNumberTaken: ['signIn'],
    AccountGone: ['startAgain'],
    NothingPending: ['startAgain'],
    // The way to another code stands on the screen.
    CodeWrong: none,
    CodeExpired: none,
    SmsNotSent: none,
    CodeMaybeSent: none,
    UserDisabled: none,
    SignUpNotPossible: none,
    OrganisationRefused: none,
  },
  reset: {
    ResetNotPossible: ['confirm'],
    NothingPending: ['startAgain'],
    CodeWrong: none,
    CodeExpired: none,
    PasswordRefused: none,
    SmsNotSent: none,
    CodeMaybeSent: none,
    UserDisabled: none,
    OrganisationRefused: none,
  },
}

/**
 * What leads on after a failure on a screen.
 * @param offersSignUp whether people may create accounts themselves; otherwise nothing leads to one
 */
export function waysOutOf(screen: SignedOutScreen, code: ErrorCode, offersSignUp: boolean): Ways {
  const ofScreen: Partial<Record<ErrorCode, Ways>> = waysOut[screen]
  const ways = ofScreen[code] ?? none
  if (offersSignUp) return ways
  // A number that waits for its code can only have been invited: its user starts again by signing in.
  if (screen === 'confirm' && code === 'NothingPending') return ['signIn']
  const toAccounts: Ways = screen === 'reset' ? ['confirm', 'enterCode'] : ['confirm', 'enterCode', 'startAgain']
  return ways.filter((way) => !toAccounts.includes(way))
}
