import type { KeychainState } from '../../preload/contract/machine.ts'
import type { LogFields } from '../diagnostics/fields.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import { removeAll, revocationsOf, setAside } from './aside.ts'
import { takeOver } from './former.ts'
import type { SecretStore } from './keytar.ts'
import { decodeRecord, decodeTokens, encodeRecord, encodeTokens, type Others, type StoredSession } from './record.ts'
import { splitLongSecrets } from './split.ts'
import { troubleOf } from './trouble.ts'
import { createUses } from './uses.ts'

/**
 * Keeps at most one session in the keychain. No method rejects, because a keychain that fails must not fail a sign-in.
 */
export interface Vault {
  /**
   * How the keychain does with the session: `ready` before its first use, `disabled` when the administrator wants no
   * session kept. After a write that failed only a write makes it `ready` again, not a read (decision 0020); after an
   * unreadable record only a new record does.
   */
  state: () => KeychainState
  /** Names who is told when `state` changes. It also changes when a write succeeds after its time-out. */
  whenChanged(listener: (state: KeychainState) => void): void
  /** The kept session; null when there is none or the keychain failed. `state` tells which. */
  load(): Promise<StoredSession | null>
  /** @returns whether the session is in the keychain now */
  save(session: StoredSession): Promise<boolean>
  /**
   * Removes the session, and all that was set aside for it.
   * @returns whether the keychain holds nothing of it now
   */
  clear(): Promise<boolean>
  /** Refresh tokens of ended sessions that the pool still has to revoke; null when the keychain could not be read. */
  unrevoked(): Promise<string[] | null>
  /** @returns whether the keychain holds these tokens now; an empty list removes the entry */
  keepUnrevoked(tokens: string[]): Promise<boolean>
  /** Resolves when all uses asked for so far, and those that followed from them, have ended or been given up. */
  idle(): Promise<void>
}

interface VaultOptions {
  /** The keychain; null where the machine has none. */
  store: SecretStore | null
  /** The keychains of former names, whose session is taken over. */
  former?: readonly SecretStore[]
  /** The record's name; each stage and pool has its own. */
  account: string
  /** False when the administrator wants no session kept. A session that was kept before is then removed. */
  keep: boolean
  /** For one use of the keychain, in milliseconds. A locked keychain may wait for the user for ever. */
  timeout: number
  /** Told of the refresh tokens in what was set aside, when that is removed: nobody else can revoke them then. */
  abandoned?: (tokens: string[]) => void
  log: Log
}

/** How a use touches the session's entry. `other` uses another entry, so its success proves nothing for the session. */
type Kind = 'read' | 'write' | 'other'

/** A vault that keeps one record in a keychain. It carries out uses one after the other, in the order of the calls. */
export function createVault({ store, former = [], account, keep, timeout, abandoned, log }: VaultOptions): Vault {
  const secrets = store && splitLongSecrets(store)
  const formers = former.map(splitLongSecrets)
  const revocations = revocationsOf(account)
  const troubles = new Map<Kind, KeychainState>()
  let corrupt = false
  /** The text that the session's entry surely holds; null when that is unknown. */
  let written: string | null = null
  /** What a later version wrote beside this user's session. `otherTokens` is what it wrote beside the tokens. */
  let others: { username: string; fields: Others } | null = null
  let otherTokens: unknown[] = []
  let told = state()
  let announce: (state: KeychainState) => void = () => undefined
  const uses = createUses(timeout)
  /** The last change of each kind. They are made again when an earlier use that was given up ends after them. */
  const latest = new Map<Kind, () => Promise<unknown>>()

  function state(): KeychainState {
    if (!keep) return 'disabled'
    if (secrets === null) return 'missing'
    return troubles.get('write') ?? troubles.get('read') ?? (corrupt ? 'corrupt' : 'ready')
  }

  function tell(): void {
    const now = state()
    if (now === told) return
    told = now
    announce(now)
  }

  function succeeded(kind: Kind): void {
    if (kind === 'write') troubles.clear()
    else troubles.delete(kind)
    tell()
  }

  function failed(kind: Kind, error: unknown): void {
    if (kind !== 'other') troubles.set(kind, troubleOf(error))
    tell()
  }

  /** Answers undefined when the keychain failed. */
  async function use<Value>(
    kind: Kind,
    verb: LogFields['verb'],
    work: (store: SecretStore) => Promise<Value>,
  ): Promise<Value | undefined> {
    if (secrets === null) return undefined
    try {
      const value = await uses.run(() => work(secrets), {
        // A locked keychain waits for the user, so the work may succeed late.
        succeeded: () => {
          succeeded(kind)
        },
        overtaken: () => {
          written = null
          for (const make of latest.values()) void make()
        },
      })
      succeeded(kind)
      return value
    } catch (error) {
      failed(kind, error)
      log.warn('keychain failed', { verb, trouble: troubleOf(error), ...describeError(error) })
      return undefined
    }
  }

  async function change(
    kind: Kind,
    verb: LogFields['verb'],
    work: (store: SecretStore) => Promise<void>,
  ): Promise<boolean> {
    const make = (): Promise<true | undefined> =>
      use(kind, verb, (keychain) => work(keychain).then(() => true as const))
    latest.set(kind, make)
    return (await make()) ?? false
  }

  async function write(keychain: SecretStore, text: string): Promise<void> {
    // An earlier write of this text may have succeeded after its time-out. To repeat it would take as long and time out
    // again.
    if (written !== text) {
      written = null
      await keychain.set(account, text)
      written = text
    }
    corrupt = false
  }

  async function remove(keychain: SecretStore): Promise<void> {
    written = null
    others = null
    abandon(await removeAll(keychain, account))
    await leaveFormer(keychain)
  }

  function abandon(tokens: string[]): void {
    if (tokens.length > 0) abandoned?.(tokens)
  }

  /** Leaves nothing under a former name, and takes the session over that stands there, if there is no other. */
  async function leaveFormer(own: SecretStore, taking = false): Promise<void> {
    for (const left of formers) abandon(await takeOver({ own, former: left, account, keep: taking }))
  }

  /** The session's text, from a former name where there is none under our own. */
  async function read(keychain: SecretStore): Promise<string | null> {
    const text = await keychain.get(account)
    if (formers.length === 0) return text
    if (text !== null) {
      // The user does not wait for what a former name may still have.
      void use('other', 'take over', (own) => leaveFormer(own, true))
      return text
    }
    await leaveFormer(keychain, true)
    return keychain.get(account)
  }

  async function putAside(kind: Kind, entry: string, text: string): Promise<void> {
    log.error('an entry of the keychain is not readable, and is set aside', { characters: text.length })
    await use(kind, 'set aside', (keychain) => setAside(keychain, entry, text))
  }

  return {
    state,
    whenChanged(listener) {
      announce = listener
    },
    async load() {
      if (!keep) {
        await use('write', 'remove', remove)
        return null
      }
      const text = await use('read', 'load', read)
      if (text === undefined || text === null) return null
      const found = decodeRecord(text)
      if (found) {
        others = { username: found.session.username, fields: found.others }
        return found.session
      }
      corrupt = true
      written = null
      await putAside('write', account, text)
      return null
    },
    save: async (session) =>
      keep &&
      (await change('write', 'save', (keychain) => {
        if (others?.username !== session.username) others = null
        return write(keychain, encodeRecord(session, others?.fields))
      })),
    async clear() {
      const cleared = await change('write', 'clear', remove)
      return cleared || secrets === null
    },
    async unrevoked() {
      const text = await use('other', 'unrevoked', (keychain) => keychain.get(revocations))
      if (secrets === null || text === null) return []
      if (text === undefined) return null
      const found = decodeTokens(text)
      if (!found && keep) await putAside('other', revocations, text)
      otherTokens = found?.others ?? []
      return found?.tokens ?? []
    },
    async keepUnrevoked(tokens) {
      const removes = !keep || (tokens.length === 0 && otherTokens.length === 0)
      const done = await change('other', 'keep unrevoked', (keychain) =>
        removes ? keychain.delete(revocations) : keychain.set(revocations, encodeTokens(tokens, otherTokens)),
      )
      return done && (keep || tokens.length === 0)
    },
    async idle() {
      await uses.idle()
    },
  }
}
