import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import type { SignInRules } from '../../preload/contract/sign-in-rules.ts'
import type { Log } from '../diagnostics/log.ts'
import type { RememberedStore } from '../settings/remembered.ts'
import type { Consent } from '../stage/brand.ts'
import type { HeldPassword } from './journeys/held-password.ts'
import type { HeldTotpKey } from './journeys/totp-key.ts'
import type { TokenStore } from './pool/token-store.ts'
import type { UserPool } from './pool/user-pool.ts'
import type { Keeping } from './session/keeping.ts'
import type { Revocations } from './session/revocations.ts'
import type { RecentSignIn } from './session/recent-sign-in.ts'
import type { SignInAge } from './session/sign-in-age.ts'
import type { SessionState } from './session/state.ts'
import type { TokenRefresh } from './session/token-refresh.ts'

/** What the journeys and the session share. `createAccount` builds it once. */
export interface AccountContext {
  /** The attributes of the stage's pool. */
  attributes: readonly AttributeDefinition[]
  /** How people get and use an account of this stage. */
  rules: SignInRules
  /** What users agree to, and the attribute that keeps the version; null where nobody is asked (decision 0067). */
  consent: Consent | null
  heldPassword: HeldPassword
  /** Under which name an authenticator app shows the account: the application's. */
  issuer: string
  keeping: Keeping
  log: Log
  /** Whether a phone number may sign up. */
  mayUse: (phoneNumber: string) => Promise<boolean>
  /**
   * Numbers that signed up here since the start and wait for their code. The pool calls them taken, by the user's own
   * sign-up.
   */
  ownSignUps: Set<string>
  pool: UserPool
  recentSignIn: RecentSignIn
  remembered: RememberedStore
  revocations: Revocations
  signInAge: SignInAge
  state: SessionState
  tokenRefresh: TokenRefresh
  totpKey: HeldTotpKey
  tokens: TokenStore
}
