import type { KeychainState } from '../../preload/contract/machine.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import type { SecretStore } from './keytar.ts'
import { decodeRecord, decodeTokens, encodeRecord, encodeTokens, type StoredSession } from './record.ts'
import { splitLongSecrets } from './split.ts'
import { KeychainSlow, troubleOf } from './trouble.ts'

/** Keeps at most one session in the keychain. No method rejects: a keychain that fails is not a failed sign-in. */
export interface Vault {
  /** How the last use of the keychain went; before the first, whether there is one; `disabled` when none is wanted. */
  state(): KeychainState
  /** The kept session; null when there is none or the keychain failed, which `state` tells apart. */
  load(): Promise<StoredSession | null>
  /** @returns whether the session is in the keychain now */
  save(session: StoredSession): Promise<boolean>
  /** @returns whether the keychain holds no session now */
  clear(): Promise<boolean>
  /** Refresh tokens of sessions that were ended here while the pool could not be told. */
  unrevoked(): Promise<string[]>
  /** @returns whether they are in the keychain now; an empty list removes the entry */
  keepUnrevoked(tokens: string[]): Promise<boolean>
  /** Resolves when everything asked for so far is done or has failed. */
  idle(): Promise<void>
}

interface VaultOptions {
  /** Null where there is no keychain. */
  store: SecretStore | null
  /** The record's name; one per stage and pool. */
  account: string
  /** False when the administrator wants no session kept: one that was kept before is removed. */
  keep: boolean
  /** For one use of the keychain, in milliseconds: a locked one may wait for the user for ever. */
  timeout: number
  log: Log
  /** Told when `state` changes; also when a write that was given up arrives after all. */
  announce?: (state: KeychainState) => void
}

/** A vault on one record of a keychain. Uses are carried out one after the other, in the order of the calls. */
export function createVault({ store, account, keep, timeout, log, announce }: VaultOptions): Vault {
  const secrets = store && splitLongSecrets(store)
  const revocations = `${account}.revoke`
  let state: KeychainState = !keep ? 'disabled' : secrets ? 'ready' : 'missing'
  let queue: Promise<unknown> = Promise.resolve()

  function change(next: KeychainState): void {
    if (state === next || !keep) return
    state = next
    announce?.(next)
  }

  /** Answers undefined when the keychain failed. */
  async function use<Value>(verb: string, work: (store: SecretStore) => Promise<Value>): Promise<Value | undefined> {
    if (!secrets) return undefined
    const done = queue.then(() => work(secrets))
    queue = done.catch(() => undefined)
    try {
      const value = await inTime(done, timeout)
      change('ready')
      return value
    } catch (error) {
      change(troubleOf(error))
      // It may arrive after all: a locked keychain waits for the user.
      if (error instanceof KeychainSlow)
        done.then(
          () => {
            change('ready')
          },
          () => undefined,
        )
      log.warn('keychain failed', { verb, trouble: troubleOf(error), ...describeError(error) })
      return undefined
    }
  }

  const succeeds = async (verb: string, work: (store: SecretStore) => Promise<void>): Promise<boolean> =>
    (await use(verb, (keychain) => work(keychain).then(() => true))) ?? false

  return {
    state: () => state,
    async load() {
      if (!keep) {
        await use('remove', (keychain) => keychain.delete(account))
        return null
      }
      const text = await use('load', (keychain) => keychain.get(account))
      if (text === undefined || text === null) return null
      const session = decodeRecord(text)
      if (session) return session
      // Never deleted: a newer version of the app may be able to read it.
      log.error('the keychain record is not readable, and is set aside', { characters: text.length })
      await use('set aside', async (keychain) => {
        await keychain.set(`${account}.unreadable`, text)
        await keychain.delete(account)
      })
      if (state === 'ready') change('corrupt')
      return null
    },
    save: async (session) =>
      keep && (await succeeds('save', (keychain) => keychain.set(account, encodeRecord(session)))),
    clear: async () => !secrets || (await succeeds('clear', (keychain) => keychain.delete(account))),
    unrevoked: async () => decodeTokens((await use('unrevoked', (keychain) => keychain.get(revocations))) ?? null),
    async keepUnrevoked(tokens) {
      const remove = tokens.length === 0 || !keep
      const done = await succeeds('keep unrevoked', (keychain) =>
        remove ? keychain.delete(revocations) : keychain.set(revocations, encodeTokens(tokens)),
      )
      return done && (keep || tokens.length === 0)
    },
    idle: async () => {
      await queue
    },
  }
}

async function inTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new KeychainSlow())
    }, milliseconds)
  })
  try {
    return await Promise.race([work, expired])
  } finally {
    clearTimeout(timer)
  }
}
