import { createRequire } from 'node:module'
import { describeError, type Log } from '../diagnostics/log.ts'
import type Keytar from 'keytar'

/**
 * Named secrets of one service in the OS keychain. Every method may reject: the keychain is locked, refuses, or does
 * not run.
 */
export interface SecretStore {
  get(account: string): Promise<string | null>
  set(account: string, secret: string): Promise<void>
  /** Succeeds even when there is nothing to delete. */
  delete(account: string): Promise<void>
  /** The names of all secrets of this service. */
  accounts(): Promise<string[]>
}

/**
 * Opens the OS keychain through keytar: Credential Manager, the macOS keychain, or the Secret Service on Linux. Answers
 * null when keytar's native module cannot be loaded; the app then runs without a keychain (decision 0001).
 */
export function openKeychain(service: string, log: Log): SecretStore | null {
  try {
    // It is CommonJS. To `import` it takes twice as long, at a moment when the first screen waits.
    const keytar = createRequire(import.meta.filename)('keytar') as typeof Keytar
    return {
      get: (account) => keytar.getPassword(service, account),
      set: (account, secret) => keytar.setPassword(service, account, secret),
      delete: async (account) => {
        await keytar.deletePassword(service, account)
      },
      accounts: async () => {
        const found = (await keytar.findCredentials(service)).map(({ account }) => account)
        return process.platform === 'win32' ? onlyOf((account) => keytar.getPassword(service, account), found) : found
      },
    }
  } catch (error) {
    log.warn('keytar cannot be loaded', describeError(error))
    return null
  }
}

/**
 * The accounts that the service itself has. Credential Manager finds by how a name begins, so a search for `Acme` finds
 * what `Acme Pass` keeps as well.
 */
export async function onlyOf(get: SecretStore['get'], found: readonly string[]): Promise<string[]> {
  const own: string[] = []
  for (const account of found) if ((await get(account)) !== null) own.push(account)
  return own
}
