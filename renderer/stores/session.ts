import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Profile, Session } from '../../preload/contract/session.ts'
import { useBridge } from '../bridge.ts'

type InputOf<Call extends (input: never) => unknown> = Parameters<Call>[0]

/**
 * The session as main last told it, and everything that the user can do with it. Each action answers what main
 * answered. When that holds a new session, the store has taken it over by the time the action resolves.
 */
export const useSessionStore = defineStore('session', () => {
  const bridge = useBridge()
  const current = shallowRef<Session>({ status: 'restoring', wasSignedIn: false, problem: null, profile: null })

  let changed = false
  onScopeDispose(
    bridge.on('sessionChanged', (session) => {
      changed = true
      current.value = session
    }),
  )

  /** Asks main for the session, once, at the start. Later changes come as events. */
  async function load(): Promise<void> {
    const result = await bridge.session.get()
    // An event that arrived while main was asked is newer than this answer.
    if (!changed)
      current.value = result.ok
        ? result.value
        : { status: 'restoring', wasSignedIn: false, problem: 'Unexpected', profile: null }
  }

  async function take<R extends Result<Session>>(answer: Promise<R>): Promise<R> {
    const result = await answer
    if (result.ok) current.value = result.value
    return result
  }

  async function takeProfile<R extends Result<Profile>>(answer: Promise<R>): Promise<R> {
    const result = await answer
    if (result.ok && current.value.status === 'signedIn') current.value = { ...current.value, profile: result.value }
    return result
  }

  /** Removes the notice, which the user has read. It does not come back in this window. */
  function dismissNotice(): void {
    if (current.value.status === 'signedOut') current.value = { ...current.value, notice: null }
  }

  return {
    current,
    load,
    dismissNotice,
    /** For the stores of calls that lead to a new session and belong to one screen. */
    take,
    retry: () => take(bridge.session.retry()),
    startOver: () => take(bridge.session.startOver()),
    signUp: (input: InputOf<Bridge['auth']['signUp']>) => take(bridge.auth.signUp(input)),
    resumeSignUp: (input: InputOf<Bridge['auth']['resumeSignUp']>) => take(bridge.auth.resumeSignUp(input)),
    confirmSignUp: (input: InputOf<Bridge['auth']['confirmSignUp']>) => take(bridge.auth.confirmSignUp(input)),
    resendSignUpCode: () => take(bridge.auth.resendSignUpCode()),
    signIn: (input: InputOf<Bridge['auth']['signIn']>) => take(bridge.auth.signIn(input)),
    confirmSignIn: (input: InputOf<Bridge['auth']['confirmSignIn']>) => take(bridge.auth.confirmSignIn(input)),
    resendSignInCode: () => take(bridge.auth.resendSignInCode()),
    chooseFactor: (input: InputOf<Bridge['auth']['chooseFactor']>) => take(bridge.auth.chooseFactor(input)),
    chooseFactorAgain: () => take(bridge.auth.chooseFactorAgain()),
    chooseFirstPassword: (input: InputOf<Bridge['auth']['chooseFirstPassword']>) =>
      take(bridge.auth.chooseFirstPassword(input)),
    /** The key goes to the screen that asks, and is kept nowhere else (decision 0064). */
    getTotpKey: () => bridge.auth.getTotpKey(),
    setUpTotp: (input: InputOf<Bridge['auth']['setUpTotp']>) => take(bridge.auth.setUpTotp(input)),
    signOut: () => take(bridge.auth.signOut()),
    requestPasswordReset: (input: InputOf<Bridge['auth']['requestPasswordReset']>) =>
      take(bridge.auth.requestPasswordReset(input)),
    resendResetCode: () => take(bridge.auth.resendResetCode()),
    resetPassword: (input: InputOf<Bridge['auth']['resetPassword']>) => take(bridge.auth.resetPassword(input)),
    changePassword: (input: InputOf<Bridge['auth']['changePassword']>) => take(bridge.auth.changePassword(input)),
    refreshProfile: () => takeProfile(bridge.profile.refresh()),
    updateProfile: (input: InputOf<Bridge['profile']['update']>) => takeProfile(bridge.profile.update(input)),
    agree: (input: InputOf<Bridge['profile']['agree']>) => take(bridge.profile.agree(input)),
    requestPhoneCode: () => take(bridge.profile.requestPhoneCode()),
    changeNumber: (input: InputOf<Bridge['profile']['changeNumber']>) => take(bridge.profile.changeNumber(input)),
    keepNumber: () => take(bridge.profile.keepNumber()),
    verifyPhone: (input: InputOf<Bridge['profile']['verifyPhone']>) => take(bridge.profile.verifyPhone(input)),
    deleteAccount: (input: InputOf<Bridge['auth']['deleteAccount']>) => take(bridge.auth.deleteAccount(input)),
  }
})

export type SessionStore = ReturnType<typeof useSessionStore>
