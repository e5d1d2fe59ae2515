import { AsyncLocalStorage } from 'node:async_hooks'
import type { StoredSession } from '../../keychain/record.ts'

/** The key-value store that Amplify keeps its tokens in, as Amplify's `KeyValueStorageInterface` asks. */
export interface TokenStore {
  setItem(key: string, value: string): Promise<void>
  getItem(key: string): Promise<string | null>
  removeItem(key: string): Promise<void>
  clear(): Promise<void>
  /**
   * Names who is told when a refresh brings another refresh token; the pool takes the old one for some seconds more.
   */
  whenRotated(listener: () => void): void
  /** What is needed to restore this session, or null when nobody is signed in. */
  stored(): StoredSession | null
  /** Puts a stored session back. Amplify refreshes its tokens at the next use. */
  restore(session: StoredSession): void
  /**
   * Does `work` beside the live tokens: Amplify sees none at first, and what it stores stays apart (decision 0065).
   * `came`: the session that `work` left there; null when it left none.
   */
  beside<Value>(work: () => Promise<Value>): Promise<{ answer: Value; came: SessionBeside | null }>
  /** Puts a session that came beside in the place of the live one; within `beside`, in that place. */
  replaceBy(came: SessionBeside): void
}

/** A whole session of Amplify's, apart from the live one. */
export interface SessionBeside {
  stored: StoredSession
  items: ReadonlyMap<string, string>
}

/**
 * Amplify's tokens in the main process's memory. One sign-in makes 6 writes and 19 reads, too many for a keychain, and
 * Amplify's writes are not atomic. So the tokens stay here, and the app writes one record to the keychain in one step
 * (decision 0006).
 */
export function createTokenStore(clientId: string): TokenStore {
  let onRotated = (): void => undefined
  const live = new Map<string, string>()
  // Only the requests of a sign-in that runs beside see its chamber, however many others run meanwhile.
  const chambers = new AsyncLocalStorage<Map<string, string>>()
  const seen = (): Map<string, string> => chambers.getStore() ?? live
  // Amplify composes its key names so (TokenStore.ts of @aws-amplify/auth 6).
  const prefix = `CognitoIdentityServiceProvider.${clientId}`
  const lastUser = `${prefix}.LastAuthUser`

  function storedIn(items: ReadonlyMap<string, string>): StoredSession | null {
    const username = items.get(lastUser)
    const refreshToken = username && items.get(`${prefix}.${username}.refreshToken`)
    return username && refreshToken ? { username, refreshToken } : null
  }

  return {
    whenRotated(listener) {
      onRotated = listener
    },
    setItem(key, value) {
      const items = seen()
      const before = items.get(key)
      items.set(key, value)
      const rotated = key.endsWith('.refreshToken') && before !== undefined && before !== value
      if (rotated && items === live) onRotated()
      return Promise.resolve()
    },
    getItem: (key) => Promise.resolve(seen().get(key) ?? null),
    removeItem(key) {
      seen().delete(key)
      return Promise.resolve()
    },
    clear() {
      seen().clear()
      return Promise.resolve()
    },
    stored: () => storedIn(live),
    restore({ username, refreshToken }) {
      live.clear()
      live.set(lastUser, username)
      live.set(`${prefix}.${username}.refreshToken`, refreshToken)
      live.set(`${prefix}.${username}.accessToken`, expiredToken)
    },
    async beside(work) {
      const items = new Map<string, string>()
      const answer = await chambers.run(items, work)
      const stored = storedIn(items)
      return { answer, came: stored && { stored, items } }
    },
    replaceBy(came) {
      const items = seen()
      items.clear()
      for (const [key, value] of came.items) items.set(key, value)
    },
  }
}

/**
 * An access token that has expired. Without any access token Amplify's `loadTokens` finds no session; with this one
 * Amplify refreshes. It is not signed and is never sent.
 */
const expiredToken = ['{"alg":"none"}', '{"exp":1,"iat":1}', '']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.')
