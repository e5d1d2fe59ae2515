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
}

/**
 * Amplify's tokens in the main process's memory. One sign-in makes 6 writes and 19 reads, too many for a keychain, and
 * Amplify's writes are not atomic. So the tokens stay here, and the app writes one record to the keychain in one step
 * (decision 0006).
 */
export function createTokenStore(clientId: string): TokenStore {
  let onRotated = (): void => undefined
  const items = new Map<string, string>()
  // Amplify composes its key names so (TokenStore.ts of @aws-amplify/auth 6).
  const prefix = `CognitoIdentityServiceProvider.${clientId}`
  const lastUser = `${prefix}.LastAuthUser`

  return {
    whenRotated(listener) {
      onRotated = listener
    },
    setItem(key, value) {
      const before = items.get(key)
      items.set(key, value)
      if (key.endsWith('.refreshToken') && before !== undefined && before !== value) onRotated()
      return Promise.resolve()
    },
    getItem: (key) => Promise.resolve(items.get(key) ?? null),
    removeItem(key) {
      items.delete(key)
      return Promise.resolve()
    },
    clear() {
      items.clear()
      return Promise.resolve()
    },
    stored() {
      const username = items.get(lastUser)
      const refreshToken = username && items.get(`${prefix}.${username}.refreshToken`)
      return username && refreshToken ? { username, refreshToken } : null
    },
    restore({ username, refreshToken }) {
      items.clear()
      items.set(lastUser, username)
      items.set(`${prefix}.${username}.refreshToken`, refreshToken)
      items.set(`${prefix}.${username}.accessToken`, expiredToken)
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
