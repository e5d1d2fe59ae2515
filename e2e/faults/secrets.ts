import type { SecretStore } from '../../main/keychain/keytar.ts'

/** What a keychain can do wrong. A hanging one carries the work out when it is well again. */
export type KeychainFault = 'read' | 'write' | 'delete' | 'hang'

/** A keychain in a map, which fails on demand. */
export interface FailingSecrets {
  readonly store: SecretStore
  readonly entries: Map<string, string>
  /** How often it was used so far. */
  uses(): number
  fail(fault: KeychainFault): void
  heal(): void
}

/** An empty keychain that works. */
export function createSecrets(): FailingSecrets {
  const entries = new Map<string, string>()
  let fault: KeychainFault | null = null
  let wake: (value: undefined) => void = () => undefined
  let awake: Promise<undefined> = Promise.resolve(undefined)
  let uses = 0

  async function use<Value>(kind: KeychainFault, work: () => Value): Promise<Value> {
    uses += 1
    if (fault === kind) throw new Error('The keychain refused.')
    await awake
    return work()
  }

  return {
    entries,
    store: {
      get: (account) => use('read', () => entries.get(account) ?? null),
      set: (account, secret) => use('write', () => void entries.set(account, secret)),
      delete: (account) => use('delete', () => void entries.delete(account)),
      accounts: () => use('read', () => [...entries.keys()]),
    },
    uses: () => uses,
    fail(next) {
      fault = next
      if (next === 'hang') ({ promise: awake, resolve: wake } = Promise.withResolvers<undefined>())
    },
    heal() {
      fault = null
      wake(undefined)
    },
  }
}
