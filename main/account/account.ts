import type { Profile, Session } from '../../preload/contract/session.ts'
import type { Config } from '../stage/config.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import type { StoredSession } from '../keychain/record.ts'
import { mayStillAnswer } from '../keychain/trouble.ts'
import type { Vault } from '../keychain/vault.ts'
import { lazily } from '../lazily.ts'
import { withDeadline } from '../network/deadline.ts'
import type { ServerClock } from '../network/server-clock.ts'
import type { Memory } from '../settings/remembered.ts'
import { changePassword, refreshProfile, updateProfile } from './journeys/profile.ts'
import type { ProfileFields } from './pool/amplify.ts'
import type { AuthContext } from './context.ts'
import { createKeepFresh } from './session/keep-fresh.ts'
import { onDisk } from './session/on-disk.ts'
import { createPasswordMemory } from './journeys/held-password.ts'
import { requestPasswordReset, resendResetCode, resetPassword } from './journeys/password-reset.ts'
import { rememberedOf } from './session/remember.ts'
import { refreshTokens, restore } from './session/restore.ts'
import { createRetryPauses } from './session/retry-pauses.ts'
import { createRevocations } from './session/revocations.ts'
import { createSessionState } from './session/state.ts'
import { createSignInDue } from './session/sign-in-due.ts'
import { signIn } from './journeys/sign-in.ts'
import { endSessionThatIsDue, finishSignOut, signOut } from './session/sign-out.ts'
import { confirmSignUp, resendSignUpCode, resumeSignUp, signUp } from './journeys/sign-up.ts'
import { createTokenMemory } from './pool/token-store.ts'
import { requestPhoneCode, verifyPhone } from './journeys/verify-phone.ts'
import { notingLimits } from './session/waits.ts'

/** Everything that can be done with the account and its session. Failures the contract knows are `Failure`s. */
export interface Auth {
  session(): Session
  /** Restores the stored session; also the retry when that could not be done before. */
  restore(): Promise<Session>
  startOver(): Promise<Session>
  signUp(input: ProfileFields & { phoneNumber: string; password: string }): Promise<Session>
  resumeSignUp(phoneNumber: string): Promise<Session>
  confirmSignUp(code: string): Promise<Session>
  resendSignUpCode(): Promise<Session>
  signIn(phoneNumber: string, password: string): Promise<Session>
  signOut(): Promise<Session>
  requestPasswordReset(phoneNumber: string): Promise<Session>
  resendResetCode(): Promise<Session>
  resetPassword(code: string, newPassword: string): Promise<Session>
  changePassword(current: string, next: string): Promise<Session>
  refreshProfile(): Promise<Profile>
  updateProfile(fields: ProfileFields): Promise<Profile>
  requestPhoneCode(): Promise<Session>
  verifyPhone(code: string): Promise<Session>
  /**
   * Does what was put off: restores a session that could not be restored, writes one that the keychain did not take,
   * refreshes tokens whose time came, revokes tokens that wait for it. For the start, and for when the connection or
   * the keychain is back or the machine woke up.
   */
  catchUp(): Promise<void>
  /** Resolves when the pool knows of every sign-out so far, or could not be told. */
  idle(): Promise<void>
}

interface AuthOptions {
  config: Config
  vault: Vault
  clock: ServerClock
  remembered: Memory
  log: Log
  /** How long work that nobody waits for may take, in milliseconds. */
  deadline: number
  /** Hours after which the administrator wants a new sign-in; null for never. */
  signInEvery: number | null
  /** Whether a phone number may sign up: the administrator may allow some countries only. */
  mayUse: (phoneNumber: string) => Promise<boolean>
  /** Told of each new session. */
  announce: (session: Session) => void
}

/** Puts the session together. Once per process: Amplify is configured globally. */
export function createAuth(options: AuthOptions): Auth {
  const { config, vault, clock, remembered, log, deadline, signInEvery, mayUse, announce } = options
  const state = createSessionState({
    keep: (session) => {
      remembered.update(rememberedOf(session, memory.stored()?.username ?? null, mayStillAnswer(vault.state())))
      return onDisk(remembered)
    },
    announce,
  })
  const { exclusive } = state
  const memory = createTokenMemory(config.userPoolClientId, () => {
    // The old refresh token is good for seconds only. Whoever signed out meanwhile wants no record.
    const stored = memory.stored()
    if (stored && state.get().status !== 'signedOut') void keepRotated(stored)
  })
  /** A session whose newest token is not in the keychain ends with the app, unless it is written at the next chance. */
  const keepRotated = async (stored: StoredSession): Promise<void> => {
    const kept = await vault.save(stored)
    const session = state.get()
    if (!kept && session.status === 'signedIn' && memory.stored()?.refreshToken === stored.refreshToken)
      state.set({ ...session, keptIn: 'memory' })
  }
  const context: AuthContext = {
    clock,
    cognito: lazily(async () => (await import('./pool/amplify.ts')).createCognito(config, memory)),
    due: createSignInDue({ hours: signInEvery, end: () => exclusive(() => endSessionThatIsDue(context)) }),
    fresh: createKeepFresh({ refresh: () => withDeadline(deadline, () => exclusive(() => refreshTokens(context))) }),
    mayUse,
    memory,
    ownSignUps: new Set(),
    passwords: createPasswordMemory(),
    remembered,
    revocations: createRevocations({ config, vault, log, tryAgain: () => void catchUp() }),
    state,
    vault,
    log,
  }

  /** A change that the pool may limit. */
  const limited = (change: () => Promise<Session>): Promise<Session> => exclusive(() => notingLimits(state, change))

  /** Guards what would overwrite a session. The screens offer none of it to a signed-in user. */
  const nobodySignedIn = (change: () => Promise<Session>): Promise<Session> =>
    limited(() => {
      const { status } = state.get()
      if (status === 'signedIn' || status === 'restoring') throw new Error(`not possible while ${status}`)
      return change()
    })

  const pauses = createRetryPauses()
  let retry: NodeJS.Timeout | undefined
  let looked = false
  const restoreOnce = (): Promise<Session> =>
    exclusive(async () => {
      const before = state.get()
      if (before.status === 'signedIn') return keepInKeychain(context)
      // With a notice the user signed out, or the session ended: what the keychain would not let go stays unused.
      const mayHoldOne = before.status === 'signedOut' && before.notice === null && !looked
      if (before.status !== 'restoring' && !mayHoldOne) return finishSignOut(context)
      const session = await restore(context)
      looked = !mayStillAnswer(vault.state()) && (await remembered.known())
      clearTimeout(retry)
      if (session.status === 'restoring') retry = setTimeout(() => void catchUp(), pauses.next()).unref()
      else pauses.reset()
      return session
    })

  const catchUp = async (): Promise<void> => {
    try {
      await withDeadline(deadline, restoreOnce)
      context.fresh.check()
      context.due.check()
      await withDeadline(deadline, () => context.revocations.catchUp())
      await exclusive(() => finishSignOut(context))
    } catch (error) {
      log.warn('could not catch up', describeError(error))
    }
  }

  return {
    session: () => state.get(),
    restore: restoreOnce,
    startOver: () => exclusive(() => Promise.resolve(startOver(context))),
    signUp: (input) => nobodySignedIn(() => signUp(context, input)),
    resumeSignUp: (phoneNumber) => nobodySignedIn(() => Promise.resolve(resumeSignUp(context, phoneNumber))),
    confirmSignUp: (code) => limited(() => confirmSignUp(context, code)),
    resendSignUpCode: () => limited(() => resendSignUpCode(context)),
    signIn: (phoneNumber, password) => nobodySignedIn(() => signIn(context, phoneNumber, password)),
    signOut: () => exclusive(() => signOut(context)),
    requestPasswordReset: (phoneNumber) => nobodySignedIn(() => requestPasswordReset(context, phoneNumber)),
    resendResetCode: () => limited(() => resendResetCode(context)),
    resetPassword: (code, newPassword) => limited(() => resetPassword(context, code, newPassword)),
    changePassword: (current, next) => exclusive(() => changePassword(context, current, next)),
    refreshProfile: () => exclusive(() => refreshProfile(context)),
    updateProfile: (fields) => exclusive(() => updateProfile(context, fields)),
    requestPhoneCode: () => limited(() => requestPhoneCode(context)),
    verifyPhone: (code) => limited(() => verifyPhone(context, code)),
    catchUp,
    idle: () => context.revocations.idle(),
  }
}

/** Writes a session that the keychain did not take when it began, or took too late to be believed. */
async function keepInKeychain({ memory, state, vault }: AuthContext): Promise<Session> {
  const session = state.get()
  const stored = memory.stored()
  if (session.status !== 'signedIn' || session.keptIn === 'keychain' || !stored) return session
  return (await vault.save(stored)) ? state.set({ ...session, keptIn: 'keychain' }) : session
}

/** Leaves a half-done sign-up or reset. What limits it is still true when the user comes back to it. */
function startOver({ passwords, state }: AuthContext): Session {
  passwords.forget()
  const session = state.get()
  if (session.status !== 'confirmingSignUp' && session.status !== 'resettingPassword') return session
  return state.set({ status: 'signedOut', phoneNumber: session.phoneNumber, notice: null, wait: session.wait })
}
