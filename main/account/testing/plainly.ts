import type { AppError } from '../../../preload/contract/errors.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { Attributes, Factor, Factors, Profile, Session, SignedInPlace } from '../../../preload/contract/session.ts'
import type { TotpKey } from '../../../preload/contract/totp-key.ts'
import type { Account } from '../account.ts'

interface SignUpInput {
  phoneNumber: string
  password: string
  attributes: Attributes
  consent?: string | undefined
}

/** An account whose calls answer their values and reject on failure, which makes specs easier to read. */
export interface PlainAccount {
  session(): Session
  catchUp(): Promise<void>
  settle(): Promise<void>
  wake(): void
  restore(): Promise<Session>
  startOver(): Promise<Session>
  signUp(input: SignUpInput): Promise<Session>
  resumeSignUp(phoneNumber: string): Promise<Session>
  confirmSignUp(code: string): Promise<Session>
  resendSignUpCode(): Promise<Session>
  signIn(phoneNumber: string, password: string): Promise<Session>
  confirmSignIn(code: string): Promise<Session>
  resendSignInCode(): Promise<Session>
  chooseFactor(factor: Factor): Promise<Session>
  chooseFactorAgain(): Promise<Session>
  chooseFirstPassword(newPassword: string, attributes?: Attributes): Promise<Session>
  getTotpKey(): Promise<TotpKey>
  setUpTotp(code: string): Promise<Session>
  signOut(): Promise<Session>
  requestPasswordReset(phoneNumber: string): Promise<Session>
  resendResetCode(): Promise<Session>
  resetPassword(code: string, newPassword: string): Promise<Session>
  changePassword(currentPassword: string, newPassword: string): Promise<Session>
  refreshProfile(): Promise<Profile>
  updateProfile(attributes: Attributes): Promise<Profile>
  agree(version: string): Promise<Session>
  requestPhoneCode(): Promise<Session>
  changeNumber(phoneNumber: string): Promise<Session>
  keepNumber(): Promise<Session>
  verifyPhone(code: string): Promise<Session>
  deleteAccount(lastDigits: string): Promise<Session>
  confirm(password: string): Promise<Session>
  confirmCode(code: string): Promise<Session>
  resendConfirmCode(): Promise<Session>
  cancelConfirmation(): Promise<Session>
  factors(): Promise<Factors>
  newTotpKey(): Promise<TotpKey>
  turnOnTotp(code: string): Promise<Factors>
  turnOnSms(): Promise<Factors>
  turnOff(factor: Factor): Promise<Factors>
  prefer(factor: Factor): Promise<Factors>
  places(): Promise<SignedInPlace[]>
  endPlace(id: string): Promise<SignedInPlace[]>
  endOtherPlaces(): Promise<SignedInPlace[]>
  endEverywhere(password: string): Promise<Session>
}

/** The failure of a call, as an error. */
export class CallFailed extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

async function valueOf<Value>(answer: Promise<Result<Value>>): Promise<Value> {
  const result = await answer
  if (!result.ok) throw new CallFailed(result.error)
  return result.value
}

/** Wraps an account so. */
export function plainly({ calls, session, catchUp, settle, wake }: Account): PlainAccount {
  const { auth, factors, identity, profile, session: sessions, sessions: places } = calls
  return {
    session,
    catchUp,
    settle,
    wake,
    restore: () => valueOf(sessions.retry(undefined)),
    startOver: () => valueOf(sessions.startOver(undefined)),
    signUp: (input) => valueOf(auth.signUp(input)),
    resumeSignUp: (phoneNumber) => valueOf(auth.resumeSignUp({ phoneNumber })),
    confirmSignUp: (code) => valueOf(auth.confirmSignUp({ code })),
    resendSignUpCode: () => valueOf(auth.resendSignUpCode(undefined)),
    signIn: (phoneNumber, password) => valueOf(auth.signIn({ phoneNumber, password })),
    confirmSignIn: (code) => valueOf(auth.confirmSignIn({ code })),
    resendSignInCode: () => valueOf(auth.resendSignInCode(undefined)),
    chooseFactor: (factor) => valueOf(auth.chooseFactor({ factor })),
    chooseFactorAgain: () => valueOf(auth.chooseFactorAgain(undefined)),
    chooseFirstPassword: (newPassword, attributes = {}) =>
      valueOf(auth.chooseFirstPassword({ newPassword, attributes })),
    getTotpKey: () => valueOf(auth.getTotpKey(undefined)),
    setUpTotp: (code) => valueOf(auth.setUpTotp({ code })),
    signOut: () => valueOf(auth.signOut(undefined)),
    requestPasswordReset: (phoneNumber) => valueOf(auth.requestPasswordReset({ phoneNumber })),
    resendResetCode: () => valueOf(auth.resendResetCode(undefined)),
    resetPassword: (code, newPassword) => valueOf(auth.resetPassword({ code, newPassword })),
    changePassword: (currentPassword, newPassword) => valueOf(auth.changePassword({ currentPassword, newPassword })),
    refreshProfile: () => valueOf(profile.refresh(undefined)),
    updateProfile: (attributes) => valueOf(profile.update({ attributes })),
    agree: (version) => valueOf(profile.agree({ version })),
    requestPhoneCode: () => valueOf(profile.requestPhoneCode(undefined)),
    changeNumber: (phoneNumber) => valueOf(profile.changeNumber({ phoneNumber })),
    keepNumber: () => valueOf(profile.keepNumber(undefined)),
    verifyPhone: (code) => valueOf(profile.verifyPhone({ code })),
    deleteAccount: (lastDigits) => valueOf(auth.deleteAccount({ lastDigits })),
    confirm: (password) => valueOf(identity.confirm({ password })),
    confirmCode: (code) => valueOf(identity.confirmCode({ code })),
    resendConfirmCode: () => valueOf(identity.resendCode(undefined)),
    cancelConfirmation: () => valueOf(identity.cancel(undefined)),
    factors: () => valueOf(factors.get(undefined)),
    newTotpKey: () => valueOf(factors.getTotpKey(undefined)),
    turnOnTotp: (code) => valueOf(factors.turnOnTotp({ code })),
    turnOnSms: () => valueOf(factors.turnOnSms(undefined)),
    turnOff: (factor) => valueOf(factors.turnOff({ factor })),
    prefer: (factor) => valueOf(factors.prefer({ factor })),
    places: () => valueOf(places.list(undefined)),
    endPlace: (id) => valueOf(places.end({ id })),
    endOtherPlaces: () => valueOf(places.endOthers(undefined)),
    endEverywhere: (password) => valueOf(places.endEverywhere({ password })),
  }
}
