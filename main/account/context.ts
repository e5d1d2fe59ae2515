import type { Log } from '../diagnostics/log.ts'
import type { Vault } from '../keychain/vault.ts'
import type { ServerClock } from '../network/server-clock.ts'
import type { Memory } from '../settings/remembered.ts'
import type { Cognito } from './pool/amplify.ts'
import type { KeepFresh } from './session/keep-fresh.ts'
import type { PasswordMemory } from './journeys/held-password.ts'
import type { Revocations } from './session/revocations.ts'
import type { SignInDue } from './session/sign-in-due.ts'
import type { SessionState } from './session/state.ts'
import type { TokenMemory } from './pool/token-store.ts'

/** What the journeys of `main/account` share. Built once, by `createAuth`. */
export interface AuthContext {
  clock: ServerClock
  cognito: Cognito
  due: SignInDue
  fresh: KeepFresh
  /** Whether a phone number may sign up. */
  mayUse: (phoneNumber: string) => Promise<boolean>
  memory: TokenMemory
  /** Numbers whose accounts were made here since the start and wait for their code: `taken` by the user's own try. */
  ownSignUps: Set<string>
  passwords: PasswordMemory
  remembered: Memory
  revocations: Revocations
  state: SessionState
  vault: Vault
  log: Log
}
