import type { Session } from '../../../preload/contract/session.ts'
import type { StoredSession } from '../../keychain/record.ts'
import { mayStillAnswer } from '../../keychain/trouble.ts'
import type { Vault } from '../../keychain/vault.ts'
import type { RememberedStore } from '../../settings/remembered.ts'
import type { TokenStore } from '../pool/token-store.ts'
import { hasEnded, withEnded } from './ended.ts'
import { onDisk } from './on-disk.ts'
import { createRetryPauses } from './retry-pauses.ts'
import type { SessionState } from './state.ts'

type KeptIn = Extract<Session, { status: 'signedIn' }>['keptIn']

/** Keeps a session between two starts, and ends it here. */
export interface Keeping {
  /** The session in the keychain; null when there is none to restore. */
  load(): Promise<StoredSession | null>
  /** Writes the session that Amplify holds to the keychain. @returns where the session is now */
  keep(): Promise<KeptIn>
  /**
   * Does the same when it took the place of another one, and has the pool revoke that one's token. Where the keychain may
   * still hold the other, that waits until it has taken this one, so that each start restores one of the two.
   */
  keepInstead(before: StoredSession): Promise<KeptIn>
  /**
   * Where a session is that was just read from the keychain. If the keychain failed since, the session counts as in
   * memory.
   */
  whereRead(): KeptIn
  /** Writes the session again if the keychain did not take it, or took it too late for us to know. */
  keepLater(): Promise<void>
  /** Ends the session here. @returns whether the keychain holds none now */
  forget(): Promise<boolean>
  /**
   * Removes the record of a session that has ended, if the keychain still holds one; a record of any other session
   * stays. Call it in any state.
   * @returns whether the keychain surely holds none of an ended session now
   */
  removeEnded(): Promise<boolean>
  /** Names what to call when a new try to remove a record is due: it has to call `removeEnded`. */
  whenLeft(tryAgain: () => void): void
  /** Whether the keychain may hold a session that it cannot give now, for instance because it is locked. */
  mayHoldOne(): boolean
}

interface KeepingOptions {
  state: SessionState
  tokens: TokenStore
  vault: Vault
  remembered: RememberedStore
  /** Has the pool revoke a refresh token. */
  revoke: (refreshToken: string) => unknown
}

/** Pauses between two tries to remove a record, in milliseconds. On a Mac each try may ask the user for permission. */
const firstPause = 30_000
const longestPause = 600_000

/** Keeping in this keychain. Nothing else decides what `keptIn` says. */
export function createKeeping({ state, tokens, vault, remembered, revoke }: KeepingOptions): Keeping {
  let tryAgain = (): void => undefined
  let retry: NodeJS.Timeout | undefined
  const pauses = createRetryPauses(firstPause, longestPause)
  /** Whether whatever record the keychain holds is of a session that has ended, because it took none since. */
  let onlyEnded = false
  /** Sessions that others replaced and whose record the keychain may still hold. */
  const replaced: StoredSession[] = []

  /** `memory` means that the session ends with the app, unless a later try writes it to the keychain. */
  const where = (kept: boolean): KeptIn => (kept ? 'keychain' : 'memory')

  async function save(stored: StoredSession): Promise<boolean> {
    onlyEnded = false
    const saved = await vault.save(stored)
    if (saved || !mayStillAnswer(vault.state())) revokeReplaced()
    return saved
  }

  function revokeReplaced(): void {
    for (const { refreshToken } of replaced.splice(0)) revoke(refreshToken)
  }

  async function keepRotated(stored: StoredSession): Promise<void> {
    const keptIn = where(await save(stored))
    const newest = tokens.stored()?.refreshToken === stored.refreshToken
    if (keptIn === 'memory' && newest) state.amend('signedIn', (session) => ({ ...session, keptIn }))
  }

  tokens.whenRotated(() => {
    // The pool takes the old refresh token for some seconds only, so the new one is written at once. Where nobody is
    // signed in nothing is written: a sign-in writes its tokens when it is done.
    const stored = tokens.stored()
    const { status } = state.get()
    if (stored && (status === 'signedIn' || status === 'restoring')) void keepRotated(stored)
  })

  function planRetry(): void {
    clearTimeout(retry)
    retry = setTimeout(() => {
      tryAgain()
    }, pauses.next()).unref()
  }

  async function clear(): Promise<boolean> {
    onlyEnded = true
    const cleared = await vault.clear()
    if (cleared) {
      remembered.update({ ended: null })
      clearTimeout(retry)
      pauses.reset()
    } else planRetry()
    return cleared
  }

  return {
    async load() {
      const stored = await vault.load()
      // Only a sign-in leaves a session there, whatever becomes of it now.
      if (stored) remembered.update({ signedInBefore: true })
      // Until `remembered` can be read, nobody knows whether this session was ended here, so it is not restored yet. It
      // is restored later if the file can be read and does not say so.
      if (!(await remembered.known())) return null
      if (!stored || !hasEnded(remembered.get().ended, stored)) return stored
      // The app may have ended before the pool was told, and the keychain may not have taken a note of that.
      revoke(stored.refreshToken)
      await clear()
      return null
    },
    async keep() {
      const stored = tokens.stored()
      if (!stored) throw new Error('signed in without a refresh token')
      return where(await save(stored))
    },
    async keepInstead(before) {
      const stored = tokens.stored()
      if (!stored) throw new Error('signed in without a refresh token')
      replaced.push(before)
      return where(await save(stored))
    },
    whereRead: () => where(vault.state() === 'ready'),
    async keepLater() {
      const session = state.get()
      const stored = tokens.stored()
      if (session.status !== 'signedIn' || session.keptIn === 'keychain' || !stored) return
      const keptIn = where(await save(stored))
      if (keptIn === 'keychain') state.amend('signedIn', (now) => ({ ...now, keptIn }))
    },
    async forget() {
      const stored = tokens.stored()
      // This comes first. Once the disk holds the fingerprint, and nothing else about the user, no later start restores
      // the session, even if its record stays in the keychain. Nobody is told before that, because the app may end at
      // any moment.
      const gone = { pending: null, wait: null, phoneNumber: null, profile: null, deleting: null }
      const ended = [...replaced, ...(stored ? [stored] : [])]
      const note = ended.reduce(withEnded, remembered.get().ended)
      remembered.update({ ...gone, ended: note })
      revokeReplaced()
      const noted = onDisk(remembered)
      await tokens.clear()
      const cleared = await clear()
      await noted
      return cleared
    },
    async removeEnded() {
      const { ended } = remembered.get()
      if (ended === null) return true
      if (onlyEnded) return clear()
      const stored = await vault.load()
      if (stored) {
        if (!hasEnded(ended, stored)) return true
        revoke(stored.refreshToken)
      } else if (mayStillAnswer(vault.state())) {
        planRetry()
        return false
      }
      return clear()
    },
    whenLeft(listener) {
      tryAgain = listener
    },
    mayHoldOne: () => mayStillAnswer(vault.state()),
  }
}
