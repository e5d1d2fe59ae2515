import type { ConnectionState, KeychainState } from '../../preload/contract/machine.ts'
import type { Session } from '../../preload/contract/session.ts'
import type { Log } from '../diagnostics/log.ts'
import { CommonFailure } from '../common-failure.ts'
import type { SecretStore } from '../keychain/keytar.ts'
import { createVault } from '../keychain/vault.ts'
import { lazily } from '../lazily.ts'
import { done } from '../outcome.ts'
import { withDeadline } from '../network/deadline.ts'
import { openNetwork } from '../network/open-network.ts'
import type { RememberedStore } from '../settings/remembered.ts'
import { jwksUrl, type Config } from '../stage/config.ts'
import type { Times } from '../times.ts'
import { createCalls, type AccountCalls } from './calls.ts'
import type { AccountContext } from './context.ts'
import { createHeldPassword } from './journeys/held-password.ts'
import { createTokenStore } from './pool/token-store.ts'
import { createCatchUp } from './session/catch-up.ts'
import { createKeeping } from './session/keeping.ts'
import { createMachine } from './session/machine.ts'
import { onDisk } from './session/on-disk.ts'
import { rememberedOf } from './session/remember.ts'
import { refreshTokens } from './session/restore.ts'
import { createRevocations } from './session/revocations.ts'
import { createSignInAge } from './session/sign-in-age.ts'
import { endSessionThatIsDue } from './session/sign-out.ts'
import { createSessionState } from './session/state.ts'
import { createTokenRefresh } from './session/token-refresh.ts'

/** The account and its session, and what they rest on. */
export interface Account {
  /** What the page's calls about the account do. */
  calls: AccountCalls
  session: () => Session
  keychain: () => KeychainState
  connection: () => ConnectionState
  /** Tells of each change from now on. */
  follow(listeners: Partial<AccountListeners>): void
  /** Does what was put off (`session/catch-up.ts`). */
  catchUp: () => Promise<void>
  /** The machine woke up: timers and connections stood still while it slept. */
  wake(): void
  /** Resolves when what is under way has reached the pool, the keychain and the disk, or could not. */
  settle: () => Promise<void>
  /** Ends what it does by itself. The app has no need of it: it ends with its process. */
  close(): Promise<void>
}

export interface AccountListeners {
  session: (session: Session) => void
  keychain: (state: KeychainState) => void
  connection: (state: ConnectionState) => void
}

export interface AccountOptions {
  config: Config
  /** What is remembered over a restart beside the session. */
  remembered: RememberedStore
  /** Called at the first use of the keychain. Answers null where there is none; never rejects. */
  openKeychain: () => Promise<SecretStore | null>
  /** The name of the session's record there; one per stage and pool. */
  keychainEntry: string
  /** What really sends requests. */
  send: typeof fetch
  /** Sent with each request. */
  userAgent: string
  times: Omit<Times, 'quit'>
  /** What the administrator wants. */
  policy: {
    /** No session outlives the app. */
    sessionOnly: boolean
    /** Hours after which one signs in anew; null for never. */
    signInEveryHours: number | null
  }
  /** Whether a phone number may sign up: the administrator may allow some countries only. */
  mayUse: (phoneNumber: string) => Promise<boolean>
  log: Log
}

/**
 * Puts the account together: network, keychain, what is remembered, the session and its journeys. Without Electron, so
 * that the app and all tests have the same. Once per process: Amplify is configured globally, and takes the global
 * `fetch`, which is ours from here on.
 */
export function createAccount(options: AccountOptions): Account {
  const { config, remembered, openKeychain, keychainEntry, send, userAgent, times, policy, mayUse, log } = options
  const network = openNetwork({ send, probeUrl: jwksUrl(config), times, userAgent, log })
  globalThis.fetch = network.fetch
  const vault = createVault({
    open: openKeychain,
    account: keychainEntry,
    keep: !policy.sessionOnly,
    timeout: times.keychain,
    log,
  })
  const tokens = createTokenStore(config.userPoolClientId)
  const state = createSessionState()
  const keeping = createKeeping({ state, tokens, vault, remembered })
  const context: AccountContext = {
    heldPassword: createHeldPassword(),
    keeping,
    log,
    mayUse,
    ownSignUps: new Set(),
    pool: lazily(async () =>
      (await import('./pool/amplify.ts')).createUserPool({ config, tokens, clock: network.clock, log }),
    ),
    remembered,
    revocations: createRevocations({ config, vault, log }),
    signInAge: createSignInAge({ hours: policy.signInEveryHours }),
    state,
    tokenRefresh: createTokenRefresh(),
    tokens,
  }
  const machine = createMachine(state, log)
  const later = createCatchUp({ context, machine, deadline: times.call })

  // From here on they are told of each other.
  const followers: Partial<AccountListeners>[] = []
  const catchUp = (): void => void later.catchUp()
  state.connect({
    keep: (session) => {
      remembered.update(rememberedOf(session, tokens.stored()?.username ?? null, keeping.mayHoldOne()))
      return onDisk(remembered)
    },
    announce: (session) => {
      for (const { session: listener } of followers) listener?.(session)
    },
  })
  remembered.whenReadLate(catchUp)
  vault.whenChanged((keychain) => {
    for (const { keychain: listener } of followers) listener?.(keychain)
    if (keychain === 'ready') catchUp()
  })
  network.connection.whenChanged((connection) => {
    log.info('connection', { state: connection })
    for (const { connection: listener } of followers) listener?.(connection)
    if (connection === 'online') catchUp()
  })
  context.revocations.whenDue(catchUp)
  context.signInAge.whenOver(() =>
    machine.run('requireSignIn', async ({ become }) => done(await endSessionThatIsDue(context, become))),
  )
  context.tokenRefresh.whenDue(async () => {
    const answer = await withDeadline(times.call, () =>
      machine.run('refreshTokens', (turn) => refreshTokens(context, turn)),
    )
    if (!answer.ok) throw new CommonFailure(answer.error)
    return typeof answer.value === 'number' ? answer.value : null
  })

  return {
    calls: createCalls(context, machine, later),
    session: state.get,
    keychain: vault.state,
    connection: network.connection.state,
    follow: (listeners) => followers.push(listeners),
    catchUp: later.catchUp,
    wake() {
      network.connection.check()
      catchUp()
    },
    async settle() {
      await Promise.all([context.revocations.idle(), vault.idle(), remembered.flush()])
    },
    async close() {
      network.connection.close()
      context.tokenRefresh.stop()
      context.signInAge.stop()
      await remembered.flush()
    },
  }
}
