import type { ConnectionState, KeychainState, Language } from '../../preload/contract/machine.ts'
import type { Session } from '../../preload/contract/session.ts'
import type { Log } from '../diagnostics/log.ts'
import { CommonFailure } from '../common-failure.ts'
import type { SecretStore } from '../keychain/keytar.ts'
import { createVault } from '../keychain/vault.ts'
import { lazily } from '../lazily.ts'
import { done } from '../outcome.ts'
import { withDeadline } from '../network/deadline.ts'
import { openNetwork } from '../network/open-network.ts'
import type { Send } from '../network/send.ts'
import type { ProxySignIns } from '../network/proxies/sign-ins.ts'
import type { RememberedStore } from '../settings/remembered.ts'
import type { Consent } from '../stage/brand.ts'
import { jwksUrl, type Config } from '../stage/config.ts'
import { confirmationLasts, type Times } from '../times.ts'
import { createCalls, type AccountCalls } from './calls.ts'
import type { AccountContext } from './context.ts'
import { endConfirmation } from './journeys/confirm-identity.ts'
import { withConsentDue } from './journeys/consent.ts'
import { createHeldPassword } from './journeys/held-password.ts'
import { createHeldTotpKey } from './journeys/totp-key.ts'
import { createTokenStore } from './pool/token-store.ts'
import { createCatchUp } from './session/catch-up.ts'
import { createCodeAge } from './session/code-age.ts'
import { createKeeping } from './session/keeping.ts'
import { createMachine } from './session/machine.ts'
import { onDisk } from './session/on-disk.ts'
import { createRecentSignIn } from './session/recent-sign-in.ts'
import { rememberedOf } from './session/remember.ts'
import { refreshTokens } from './session/restore.ts'
import { createRevocations } from './session/revocations.ts'
import { createSignInAge } from './session/sign-in-age.ts'
import { createSessionDeadline, stepTime } from './session/session-deadline.ts'
import { endSignIn } from './session/sign-in-over.ts'
import { endSessionThatIsDue } from './session/sign-out.ts'
import { createSessionState } from './session/state.ts'
import { createTokenRefresh } from './session/token-refresh.ts'

/** The account and its session. */
export interface Account {
  /** The handlers of the page's calls that are about the account. */
  calls: AccountCalls
  session: () => Session
  keychain: () => KeychainState
  connection: () => ConnectionState
  /**
   * Whether anybody ever signed in here, as this user of the machine. True as long as nobody knows, because a page for
   * newcomers must not greet an old user.
   */
  signedInBefore: () => boolean
  /** Names who is told of each change from now on. */
  follow(listeners: Partial<AccountListeners>): void
  /** Does what could not be done before, such as restoring a session while offline (`session/catch-up.ts`). */
  catchUp: () => Promise<void>
  /** Call this when the machine wakes up: timers stood still and connections broke while it slept. */
  wake: () => void
  /** Resolves when the pool, the keychain and the disk have taken what is under way, or have failed to. */
  settle: () => Promise<void>
  /**
   * Stops what the account does by itself, and waits for the disk. The app itself never calls it, because it ends with
   * its process.
   */
  close(): Promise<void>
}

export interface AccountListeners {
  session: (session: Session) => void
  keychain: (state: KeychainState) => void
  connection: (state: ConnectionState) => void
}

export interface AccountOptions {
  config: Config
  /** What the app remembers between two starts beside the session. */
  remembered: RememberedStore
  /** Null where the machine has none. */
  keychain: SecretStore | null
  /** The keychains of what the application was called before, whose session is taken over. */
  formerKeychains?: readonly SecretStore[]
  /** Under which name an authenticator app shows the account: the application's. */
  issuer: string
  /** The language of the screens, for the messages that the pool sends. */
  language: () => Language
  /** What users agree to; null, or left out, where nobody is asked. */
  consent?: Consent | null
  /** The name of the session's record in the keychain; each stage and pool has its own. */
  keychainEntry: string
  /** The `fetch` that sends the requests. */
  send: Send
  /** Asks the user for what a proxy wants; without it, nobody is asked. */
  signIns?: ProxySignIns
  /** The `user-agent` header of each request. */
  userAgent: string
  /** When this build was made, in milliseconds since the epoch; none in specs. */
  built?: number
  times: Omit<Times, 'quit' | 'confirmation'> & Partial<Pick<Times, 'confirmation'>>
  /** What the administrator decided. */
  policy: {
    /** Whether each session ends with the app. */
    sessionOnly: boolean
    /** Hours after a sign-in until the user has to sign in anew; null for never. */
    signInEveryHours: number | null
  }
  /** Whether a phone number may sign up: the administrator may allow some countries only. */
  mayUse: (phoneNumber: string) => Promise<boolean>
  log: Log
}

/**
 * Puts the account together: network, keychain, what the app remembers, the session and its journeys. It uses nothing
 * of Electron, so that specs run the same account as the app.
 *
 * Call it once per process: it configures Amplify globally, and puts our `fetch` in the place of the global one, which
 * Amplify calls.
 */
export function createAccount(options: AccountOptions): Account {
  const { config, remembered, keychain, keychainEntry, send, userAgent, times, policy, mayUse, log } = options
  const { signIns, built = 0, consent = null, issuer, language, formerKeychains = [] } = options
  const network = openNetwork({ send, signIns, probeUrl: jwksUrl(config), times, userAgent, built, log })
  globalThis.fetch = network.fetch
  const vault = createVault({
    store: keychain,
    former: formerKeychains,
    account: keychainEntry,
    keep: !policy.sessionOnly,
    timeout: times.keychain,
    abandoned: (refreshTokens) => {
      for (const refreshToken of refreshTokens) void revocations.revoke(refreshToken)
    },
    log,
  })
  const revocations = createRevocations({ config, vault, log })
  const tokens = createTokenStore(config.userPoolClientId)
  const state = createSessionState(remembered.get().profile !== null, (session) => withConsentDue(session, consent))
  const keeping = createKeeping({
    state,
    tokens,
    vault,
    remembered,
    revoke: (refreshToken) => revocations.revoke(refreshToken),
  })
  const context: AccountContext = {
    attributes: config.attributes,
    rules: config.signIn,
    consent,
    heldPassword: createHeldPassword(),
    issuer,
    keeping,
    log,
    mayUse,
    ownSignUps: new Set(),
    pool: lazily(async () =>
      (await import('./pool/amplify.ts')).createUserPool({ config, tokens, clock: network.clock, language, log }),
    ),
    recentSignIn: createRecentSignIn(network.clock, times.confirmation ?? confirmationLasts),
    remembered,
    revocations,
    signInAge: createSignInAge({ hours: policy.signInEveryHours }),
    state,
    tokenRefresh: createTokenRefresh(),
    tokens,
    totpKey: createHeldTotpKey(),
  }
  const machine = createMachine(state, log)
  const codeAge = createCodeAge(state, remembered)
  const stepDeadline = createSessionDeadline(stepTime)
  const recentDeadline = createSessionDeadline((session) =>
    session.status === 'signedIn' ? session.confirmedUntil : null,
  )
  const later = createCatchUp({ context, machine, deadline: times.call })

  // All parts exist now, so each can learn whom to tell.
  const followers: Partial<AccountListeners>[] = []
  const catchUp = (): void => void later.catchUp()
  state.connect({
    keep: (session) => {
      const username = tokens.stored()?.username ?? null
      remembered.update(rememberedOf(session, username, keeping.mayHoldOne(), remembered.get().pending))
      codeAge.follow(session)
      stepDeadline.follow(session)
      recentDeadline.follow(session)
      context.totpKey.follow(session)
      return onDisk(remembered)
    },
    announce: (session) => {
      for (const { session: listener } of followers) listener?.(session)
    },
  })
  remembered.whenReadLate(catchUp)
  vault.whenChanged((now) => {
    for (const { keychain: listener } of followers) listener?.(now)
    if (now === 'ready') catchUp()
  })
  network.connection.whenChanged((connection) => {
    log.info('connection', { state: connection })
    for (const { connection: listener } of followers) listener?.(connection)
    if (connection === 'online') catchUp()
  })
  keeping.whenLeft(catchUp)
  revocations.whenDue(catchUp)
  stepDeadline.whenOver((until) =>
    Promise.all([
      machine.run('endSignIn', (turn) => Promise.resolve(done(endSignIn(context, turn, until)))),
      machine.run('endConfirmation', (turn) => Promise.resolve(done(endConfirmation(context, turn, until)))),
    ]),
  )
  recentDeadline.whenOver((until) => {
    state.amend('signedIn', (session) =>
      session.confirmedUntil === until ? { ...session, confirmedUntil: null } : session,
    )
  })
  context.signInAge.whenOver(() =>
    machine.run('requireSignIn', async ({ become }) => done(await endSessionThatIsDue(context, become))),
  )
  context.tokenRefresh.whenDue(async () => {
    const answer = await withDeadline(times.call, () =>
      machine.run('refreshTokens', (turn) => refreshTokens(context, turn)),
    )
    // Nothing that passes: the tokens are refreshed again when the user does something.
    if (!answer.ok && answer.error.code === 'AppRefused') return null
    if (!answer.ok) throw new CommonFailure(answer.error)
    return typeof answer.value === 'number' ? answer.value : null
  })

  return {
    calls: createCalls(context, machine, later),
    session: state.get,
    keychain: vault.state,
    connection: network.connection.state,
    signedInBefore: () => !remembered.isKnown() || remembered.get().signedInBefore,
    follow: (listeners) => followers.push(listeners),
    catchUp: later.catchUp,
    wake() {
      network.connection.check()
      codeAge.check()
      stepDeadline.check()
      recentDeadline.check()
      catchUp()
    },
    async settle() {
      await Promise.all([revocations.idle(), vault.idle(), remembered.flush()])
    },
    async close() {
      network.connection.close()
      context.tokenRefresh.stop()
      context.signInAge.stop()
      codeAge.stop()
      stepDeadline.stop()
      recentDeadline.stop()
      await remembered.flush()
    },
  }
}
