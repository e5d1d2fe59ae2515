import type { SecretStore } from './keytar.ts'

/**
 * Begins to read an entry at once. Whoever reads it first gets what was found then, unless the entry was changed since.
 */
export function readAhead(store: SecretStore, account: string): SecretStore {
  let found: Promise<string | null> | null = store.get(account)
  // Whoever reads it is told.
  found.catch(() => undefined)
  const forget = (changed: string): void => {
    if (changed === account) found = null
  }
  return {
    ...store,
    get(asked) {
      const answer = asked === account ? found : null
      forget(asked)
      return answer ?? store.get(asked)
    },
    set(changed, secret) {
      forget(changed)
      return store.set(changed, secret)
    },
    delete(removed) {
      forget(removed)
      return store.delete(removed)
    },
  }
}
