import { createHash } from 'node:crypto'
import type { Session } from '../../../preload/contract/session.ts'
import type { StoredSession } from '../../keychain/record.ts'
import { mayStillAnswer } from '../../keychain/trouble.ts'
import type { Vault } from '../../keychain/vault.ts'
import type { RememberedStore } from '../../settings/remembered.ts'
import type { TokenStore } from '../pool/token-store.ts'
import { onDisk } from './on-disk.ts'
import type { SessionState } from './state.ts'

type KeptIn = Extract<Session, { status: 'signedIn' }>['keptIn']

/** Where a session rests between two starts, and how it is ended there. */
export interface Keeping {
  /** The session in the keychain; null when there is none to restore. */
  load(): Promise<StoredSession | null>
  /** Writes the session that Amplify holds to the keychain. @returns where it is now */
  keep(): Promise<KeptIn>
  /** Where a session is that was just read from the keychain: one that failed since then holds it no longer for sure. */
  whereRead(): KeptIn
  /** Writes one that the keychain did not take when it began, or took too late to be believed. */
  keepLater(): Promise<void>
  /** Ends the session here. @returns whether the keychain holds none now */
  forget(): Promise<boolean>
  /** Removes the record of a session that has ended. @returns whether the keychain holds none now */
  clear(): Promise<boolean>
  /** Whether the keychain may hold a session that it does not give now. */
  mayHoldOne(): boolean
}

interface KeepingOptions {
  state: SessionState
  tokens: TokenStore
  vault: Vault
  remembered: RememberedStore
}

/** Keeping in this keychain. What `keptIn` says is decided here and nowhere else. */
export function createKeeping({ state, tokens, vault, remembered }: KeepingOptions): Keeping {
  /** The one word for a session that ends with the app unless it is written at the next chance. */
  const where = (kept: boolean): KeptIn => (kept ? 'keychain' : 'memory')

  async function keepRotated(stored: StoredSession): Promise<void> {
    const keptIn = where(await vault.save(stored))
    const newest = tokens.stored()?.refreshToken === stored.refreshToken
    if (keptIn === 'memory' && newest) state.amend('signedIn', (session) => ({ ...session, keptIn }))
  }

  tokens.whenRotated(() => {
    // The old refresh token is good for seconds only. Whoever signed out meanwhile wants no record.
    const stored = tokens.stored()
    if (stored && state.get().status !== 'signedOut') void keepRotated(stored)
  })

  async function clear(): Promise<boolean> {
    const cleared = await vault.clear()
    if (cleared) remembered.update({ ended: null })
    return cleared
  }

  return {
    async load() {
      const stored = await vault.load()
      // While it can't be read whether this session was ended here, it waits: the user signs in, or the file can be read
      // after all and the session is restored then.
      if (!(await remembered.known())) return null
      if (!stored || remembered.get().ended !== fingerprintOf(stored)) return stored
      await clear()
      return null
    },
    async keep() {
      const stored = tokens.stored()
      if (!stored) throw new Error('signed in without a refresh token')
      return where(await vault.save(stored))
    },
    whereRead: () => where(vault.state() === 'ready'),
    async keepLater() {
      const session = state.get()
      const stored = tokens.stored()
      if (session.status !== 'signedIn' || session.keptIn === 'keychain' || !stored) return
      const keptIn = where(await vault.save(stored))
      if (keptIn === 'keychain') state.amend('signedIn', (now) => ({ ...now, keptIn }))
    },
    async forget() {
      const stored = tokens.stored()
      // First of all: whatever becomes of the record, no later start brings the session back. Nobody is told before the
      // disk has it, and has lost what is known of the user: the app may end in the next moment.
      const gone = { pending: null, wait: null, phoneNumber: null, profile: null }
      remembered.update(stored ? { ...gone, ended: fingerprintOf(stored) } : gone)
      const noted = onDisk(remembered)
      await tokens.clear()
      const cleared = await clear()
      await noted
      return cleared
    },
    clear,
    mayHoldOne: () => mayStillAnswer(vault.state()),
  }
}

/** Tells a session from others without giving its token away. */
function fingerprintOf({ refreshToken }: StoredSession): string {
  return createHash('sha256').update(refreshToken).digest('base64url')
}
