import { describeError, type Log } from '../diagnostics/log.ts'

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
export async function openKeychain(service: string, log: Log): Promise<SecretStore | null> {
  try {
    const { default: keytar } = await import('keytar')
    return {
      get: (account) => keytar.getPassword(service, account),
      set: (account, secret) => keytar.setPassword(service, account, secret),
      delete: async (account) => {
        await keytar.deletePassword(service, account)
      },
      accounts: async () => (await keytar.findCredentials(service)).map(({ account }) => account),
    }
  } catch (error) {
    log.warn('keytar cannot be loaded', describeError(error))
    return null
  }
}
