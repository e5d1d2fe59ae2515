import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccount, type Account } from '../../main/account/account.ts'
import { createLog, type Log } from '../../main/diagnostics/log.ts'
import { answer } from '../../main/ipc/answer.ts'
import { createHandlers } from '../../main/ipc/handlers.ts'
import type { SecretStore } from '../../main/keychain/keytar.ts'
import { openRemembered } from '../../main/settings/remembered.ts'
import { listCalls } from '../../preload/contract/derive.ts'
import type { Result } from '../../preload/contract/result.ts'
import { session as sessionSchema, type Session } from '../../preload/contract/session.ts'
import { everything } from '../support/stage-with.ts'
import { attributesWithTerms, terms } from '../support/terms.ts'

/** A call as the contract's channels name it, `auth.signIn` for instance. */
export type CallName = string

/** The app's main process without its windows. */
export interface App {
  readonly account: Account
  /** Asks as the page would. Never rejects. */
  call(name: CallName, input?: unknown): Promise<Result<unknown>>
  /**
   * Forgets what was not in the keychain, as a restart does, and does not look there yet.
   * @param terms the version that the company's users agree to from now on
   */
  restart(terms?: string): void
  /** Replaces how requests are sent, and how long one may take, in milliseconds. */
  connect(send: typeof fetch, timeout: number): void
  /** Resolves when what is under way has reached the keychain and the disk, as before an orderly end. */
  settle(): Promise<void>
  /** Ends what is under way and gives the global `fetch` back. */
  close(): Promise<void>
}

interface AppOptions {
  pool: { endpoint: string; userPoolId: string; clientId: string }
  store: SecretStore
  /** For one use of the keychain, in milliseconds. */
  keychainTimeout: number
  /** For one call, in milliseconds. */
  deadline: number
  /** Where the app keeps what it remembers; one of its own, which it removes at the end, unless given. */
  folder?: string
  /** The version that the company's users agree to; without it nobody is asked. */
  terms?: string
  /** Written nowhere unless given. */
  log?: Log
  /** Told of each new session. */
  announce?: (session: Session) => void
}

const passwordPolicy = {
  minimumLength: 10,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: false,
}

/** Puts the real layers together, from the answer to a call down to HTTP. One at a time: `fetch` is global. */
export async function openApp(options: AppOptions): Promise<App> {
  const { pool, store, keychainTimeout, deadline, log = createLog(() => undefined) } = options
  const originalFetch = globalThis.fetch
  const times = { call: deadline, request: deadline, keychain: keychainTimeout }
  let send = originalFetch
  let { terms: asked } = options
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'latchkey-faults-')))
  const remembered = openRemembered(join(folder, 'remembered.json'), attributesWithTerms, log)
  const config = {
    stage: 'local',
    region: 'eu-central-1',
    userPoolId: pool.userPoolId,
    userPoolClientId: pool.clientId,
    endpoint: pool.endpoint,
    passwordPolicy,
    signIn: everything,
    attributes: attributesWithTerms,
  }
  const start = (): { account: Account; handlers: Record<string, object> } => {
    const account = createAccount({
      config,
      remembered,
      keychain: store,
      keychainEntry: 'session',
      consent: asked === undefined ? null : { attribute: terms, version: asked },
      send: (input, init) => send(input, init),
      userAgent: 'Latchkey/test',
      issuer: 'Latchkey',
      language: () => 'en',
      times,
      policy: { sessionOnly: false, signInEveryHours: null },
      mayUse: () => Promise.resolve(true),
      log,
    })
    account.follow({
      // An undeclared session fails the call that led to it.
      session: (session) => {
        sessionSchema.parse(session)
        options.announce?.(session)
      },
    })
    return { account, handlers: { ...createHandlers({ ...noMachine(), account: account.calls }) } }
  }
  let running = start()

  return {
    get account() {
      return running.account
    },
    call(name, input) {
      const call = listCalls().find(({ channel }) => channel === `call:${name}`)
      if (!call) throw new Error(`there is no call ${name}`)
      const group = running.handlers[call.group] as Record<string, (input: unknown) => Promise<Result<unknown>>>
      const handler = group[call.name]
      if (!handler) throw new Error(`no handler for ${name}`)
      return answer({ call, handler, input, trusted: true, deadline, log })
    },
    restart(next = asked) {
      asked = next
      void running.account.close()
      running = start()
    },
    connect(next, timeout) {
      send = next
      times.request = timeout
    },
    async settle() {
      await running.account.settle()
    },
    async close() {
      await running.account.close()
      globalThis.fetch = originalFetch
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What the calls about the machine work with: none of it is asked here. */
function noMachine(): Omit<Parameters<typeof createHandlers>[0], 'account'> {
  const unasked = (): never => {
    throw new Error('the matrix asks the account only')
  }
  return {
    appInfo: unasked,
    setMenuLabels: unasked,
    licences: unasked,
    open: unasked,
    preferences: { get: unasked, update: unasked, flush: unasked },
    proxy: { answer: unasked },
    updates: { check: unasked, restart: unasked },
    diagnostics: { preview: unasked, save: unasked, dismissCrash: unasked },
  }
}
