import type { AppError, CommonError, ErrorCode } from '../../../preload/contract/errors.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { Profile, Session } from '../../../preload/contract/session.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { CodeOf } from '../pool/errors/judge.ts'
import type { SessionBeside } from '../pool/token-store.ts'
import type { Freshness, SignInStep } from '../pool/user-pool.ts'
import type { Become, Turn } from '../session/machine.ts'
import type { SessionIn } from '../session/moves.ts'
import { stillAwaited } from '../session/remember.ts'
import { stepUntil } from '../session/session-deadline.ts'
import { endingOf, endSession } from '../session/sign-out.ts'
import { afterCode } from '../session/waits.ts'
import { whileSignedIn, type SignedInTurn } from '../session/while-signed-in.ts'
import { maybeSent } from './take-step.ts'

// A confirmation is a whole sign-in beside the live session, which only complete new tokens of the same user replace
// (decision 0065).

type Confirming = NonNullable<SessionIn<'signedIn'>['confirming']>

/** What ends the session is told as `NotSignedIn`; a wrong password, as `CurrentPasswordWrong`. */
type Replaced = 'CredentialsWrong' | 'TemporaryPasswordExpired' | 'UserDisabled' | 'PasswordResetRequired' | CommonError

/** What a confirmation answers when the pool may answer it with these codes. */
export type OfConfirmation<Code extends ErrorCode> = Outcome<
  Session,
  Exclude<Code, Replaced> | 'NotSignedIn' | 'SignInRefused' | 'ChallengeNotSupported'
>
type BesideCode = CodeOf<'signIn'> | Exclude<CodeOf<'chooseFactor'>, 'NothingPending'>
type StepCode = CodeOf<'confirmSmsCode' | 'confirmTotpCode'>

/** Confirms with the password, and goes on to the code of a second factor where the pool asks for one. */
export async function confirmIdentity(
  context: AccountContext,
  turn: SignedInTurn,
  password: string,
): Promise<OfConfirmation<BesideCode | 'CurrentPasswordWrong' | 'CodeMaybeSent'>> {
  const known = await lookUpUser(context, turn.become)
  if (!known.ok) return known
  leave(context)
  const began = await signInBeside(context, password, 'choose')
  context.heldPassword.keep(password)
  const { secondFactor } = context.rules
  return follow(context, turn, { ...began, answer: secondFactor === 'OFF' ? began.answer : maybeSent(began.answer) })
}

/** Answers with the code of a text message or of the authenticator app. A wrong one leaves the step as it was. */
export async function confirmIdentityCode(
  context: AccountContext,
  turn: SignedInTurn,
  code: string,
): Promise<OfConfirmation<StepCode>> {
  const { pool, tokens } = context
  const step = stepOf(context)
  if (step === null) return failed({ code: 'NothingPending' })
  const ask = (): Promise<Result<SignInStep, StepCode>> =>
    step.kind === 'smsCode' ? pool.confirmSmsCode(code) : pool.confirmTotpCode(code)
  return withoutPassword(await follow(context, turn, await tokens.beside(ask)))
}

/** Where no password was typed none is wrong: the sign-in as a whole was refused. */
function withoutPassword<Code extends ErrorCode>(
  outcome: OfConfirmation<Code | 'CurrentPasswordWrong'>,
): OfConfirmation<Code> {
  const wrong = !outcome.ok && (outcome.error as AppError).code === 'CurrentPasswordWrong'
  return wrong ? (failed({ code: 'SignInRefused' }) as OfConfirmation<Code>) : (outcome as OfConfirmation<Code>)
}

/** Has another code sent by text message. The pool knows no such request, so the confirmation begins again. */
export async function resendIdentityCode(
  context: AccountContext,
  turn: SignedInTurn,
): Promise<OfConfirmation<BesideCode | 'CodeMaybeSent' | 'NothingPending'>> {
  const password = context.heldPassword.read()
  if (stepOf(context)?.kind !== 'smsCode' || password === null) {
    leave(context)
    return failed({ code: 'NothingPending' })
  }
  const began = await signInBeside(context, password, 'choose')
  // Amplify forgot the sign-in before this one. The user goes on to wait for a code, because the next try to have one sent
  // begins again as well.
  return withoutPassword(await follow(context, turn, { ...began, answer: maybeSent(began.answer) }))
}

/** Leaves the confirmation. The session is as it was before. */
export function cancelConfirmation(context: AccountContext): Session {
  return leave(context)
}

/** Ends a confirmation whose time is over, unless the user began another meanwhile. */
export function endConfirmation(context: AccountContext, { session }: Turn<'endConfirmation'>, until: number): Session {
  return session.confirming !== null && session.confirming.until <= until ? leave(context) : session
}

/** The step that waits for its code; null when none does, or when the pool no longer waits. */
function stepOf(context: AccountContext): Confirming['step'] | null {
  const session = context.state.get()
  if (session.status !== 'signedIn' || session.confirming === null) return null
  if (session.confirming.until > Date.now()) return session.confirming.step
  leave(context)
  return null
}

function leave({ heldPassword, state }: AccountContext): Session {
  heldPassword.forget()
  const session = state.get()
  if (session.status !== 'signedIn' || session.confirming === null) return session
  return state.amend('signedIn', (now) => ({ ...now, confirming: null }))
}

/**
 * Asks the pool who the user is, before the user shows it. Another computer may have ended the session, or changed the
 * number, which perhaps is somebody else's by now.
 */
export async function lookUpUser(
  context: AccountContext,
  become: Become<'signedOut'>,
): Promise<Outcome<Profile, 'NotSignedIn' | 'OrganisationRefused'>> {
  const asked = await whileSignedIn(context, become, () => context.pool.fetchProfile())
  if (asked.ok) context.state.amend('signedIn', (session) => ({ ...session, profile: asked.value }))
  const session = context.state.get()
  const refused = !asked.ok && asked.error.code === 'NotAllowed'
  return refused && session.status === 'signedIn' ? done(session.profile) : (asked as Outcome<Profile>)
}

/** How a sign-in beside went. */
export interface Beside<Code extends ErrorCode> {
  answer: Result<SignInStep, Code>
  came: SessionBeside | null
}

/**
 * Signs the same user in beside the live session.
 * @param choice where the pool lets the user choose a factor: `choose` takes the authenticator app, because its code costs
 *   nothing; `leave` leaves the choice to the user
 */
export async function signInBeside(
  { pool, state, tokens }: AccountContext,
  password: string,
  choice: 'choose' | 'leave',
): Promise<Beside<BesideCode>> {
  const session = state.get()
  const number = session.status === 'signedIn' ? session.profile.phoneNumber : null
  // A number that the app client may not read cannot be named, but the pool takes the user's own name as well.
  const username = number ?? tokens.stored()?.username ?? ''
  return tokens.beside(async (): Promise<Result<SignInStep, BesideCode>> => {
    const answer = await pool.signIn(username, password)
    if (!answer.ok || answer.value.step !== 'chooseFactor' || choice === 'leave') return answer
    const chosen = await pool.chooseFactor(answer.value.factors.includes('totp') ? 'totp' : 'sms')
    // The pool does not wait for the choice that it has just offered.
    if (!chosen.ok && chosen.error.code === 'NothingPending') return failed({ code: 'SignInRefused' })
    return chosen as Result<SignInStep, BesideCode>
  })
}

/** Goes on with what the pool answered. Tokens that came although the confirmation failed are dropped and revoked. */
async function follow<Code extends ErrorCode>(
  context: AccountContext,
  turn: SignedInTurn,
  { answer, came }: Beside<Code>,
): Promise<OfConfirmation<Code | 'CurrentPasswordWrong'>> {
  const outcome = await outcomeOf(context, turn, answer as Result<SignInStep>, came)
  // The pool took the answer, so it waits for no other one.
  if (answer.ok && !outcome.ok) leave(context)
  const session = context.state.get()
  if (session.status === 'signedIn' && session.confirming === null) context.heldPassword.forget()
  const taken = outcome.ok && answer.ok && answer.value.step === 'done'
  if (came !== null && !taken) dropBeside(context, came)
  // The compiler does not see which codes were replaced.
  return outcome as OfConfirmation<Code | 'CurrentPasswordWrong'>
}

async function outcomeOf(
  context: AccountContext,
  turn: SignedInTurn,
  answer: Result<SignInStep>,
  came: SessionBeside | null,
): Promise<Result<Session>> {
  if (!answer.ok) return failureOf(context, turn, answer.error)
  const next = answer.value
  switch (next.step) {
    case 'done':
      return came === null ? failed({ code: 'SignInRefused' }) : replace(context, turn, came)
    case 'smsCode':
      return done(goTo(context, { kind: 'smsCode', destination: next.destination }))
    case 'totpCode':
      return done(goTo(context, { kind: 'totpCode' }))
    case 'resetPassword':
      return failureOf(context, turn, { code: 'PasswordResetRequired' })
    case 'confirmSignUp':
    case 'chooseFactor':
      return failed({ code: 'SignInRefused' })
    case 'newPassword':
      return failed({ code: 'ChallengeNotSupported', challenge: 'NEW_PASSWORD_REQUIRED' })
    case 'setUpTotp':
      return failed({ code: 'ChallengeNotSupported', challenge: 'MFA_SETUP' })
    case 'challenge':
      return failed({ code: 'ChallengeNotSupported', challenge: next.challenge })
  }
}

/** A failed sign-in beside in a confirmation's words. What is wrong with the user ends the session. */
export async function failureOf(
  context: AccountContext,
  turn: Pick<SignedInTurn, 'become'>,
  error: AppError,
): Promise<Result<never>> {
  const ending = endingOf(error)
  // Nothing of a sign-in says that the live session is over but what is about its user.
  if (ending === 'accountDisabled' || ending === 'passwordResetRequired') {
    await endSession(context, turn.become, ending)
    return failed({ code: 'NotSignedIn' })
  }
  switch (error.code) {
    case 'CredentialsWrong':
      return failed({ code: 'CurrentPasswordWrong' })
    case 'NotSignedIn':
    case 'TemporaryPasswordExpired':
      return failed({ code: 'SignInRefused' })
    case 'NothingPending':
      leave(context)
      return { ok: false, error }
    default:
      return { ok: false, error }
  }
}

function goTo({ rules, state }: AccountContext, step: Confirming['step']): Session {
  const wait = step.kind === 'smsCode' ? afterCode() : null
  const confirming = { step, until: stepUntil(rules.challengeMinutes), wait }
  return state.amend('signedIn', (session) => ({ ...session, confirming }))
}

/** Puts the tokens that came in the place of the live ones, in the keychain too, and has the old ones revoked. */
async function replace(context: AccountContext, turn: SignedInTurn, came: SessionBeside): Promise<Result<Session>> {
  const { keeping, pool, recentSignIn, signInAge, state, tokenRefresh, tokens } = context
  const before = tokens.stored()
  // The number may have gone to somebody else by another computer, with the same password.
  if (before?.username !== came.stored.username) return failed({ code: 'CurrentPasswordWrong' })
  const { answer: current, came: newest } = await tokens.beside(() => {
    tokens.replaceBy(came)
    return pool.currentSession()
  })
  if (!current.ok) return failureOf(context, turn, current.error)
  const { profile, lifetime, age, since }: Freshness & { profile: Profile } = current.value
  tokens.replaceBy(newest ?? came)
  const keptIn = await keeping.keepInstead(before)
  tokenRefresh.start(lifetime)
  signInAge.start(age)
  return done(
    state.amend('signedIn', (session) => ({
      ...session,
      profile,
      since,
      keptIn,
      phoneCode: stillAwaited(session.phoneCode, profile),
      confirmedUntil: recentSignIn.until(since),
      confirming: null,
    })),
  )
}

/** Has tokens revoked that came beside and are not wanted. Nobody waits for that. */
export function dropBeside({ log, revocations }: AccountContext, { stored }: SessionBeside): void {
  log.warn('a sign-in beside the session is not wanted, so its tokens are revoked')
  void revocations.revoke(stored.refreshToken)
}
