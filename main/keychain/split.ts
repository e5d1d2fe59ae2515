import { randomUUID } from 'node:crypto'
import type { SecretStore } from './keytar.ts'

/** The Windows Credential Manager takes 2,560 bytes an entry (node-keytar #112). This stays below it. */
export const entryLimit = 2_400

/** The head of a split secret: the id in the names of its parts, and how many there are. */
const head = /^split:([0-9a-f-]{36}):(\d+)$/

/**
 * What a part adds to its account's name. Other names are not ours to remove, because a later version may split
 * otherwise.
 */
const partOf = /\/([0-9a-f-]{36})\/\d+$/

/**
 * Keeps secrets of any length in a store whose entries are limited, by splitting those that are too long.
 *
 * After a crash between any two writes the store holds the whole old secret or the whole new one. First the new parts
 * are written under names of their own, then one write replaces the head (the entry with the account's name), then the
 * old parts are removed. The next write or deletion removes parts that a crash left behind.
 *
 * Secrets must be ASCII, so that each character is one byte.
 */
export function splitLongSecrets(store: SecretStore): SecretStore {
  const part = (account: string, id: string, index: number): string => `${account}/${id}/${String(index)}`

  /**
   * Removes the account's parts, except those of `keep`. By now the secret has been written or deleted, so a failure
   * here is no failure of the call: the next write or deletion removes what is left.
   */
  async function removeParts(account: string, keep: string | null): Promise<void> {
    try {
      for (const name of await store.accounts()) {
        const [ending, id] = partOf.exec(name) ?? []
        if (name === `${account}${ending ?? ''}` && id !== undefined && id !== keep) await store.delete(name)
      }
    } catch {
      // See above: the next write or deletion tries again.
    }
  }

  return {
    async get(account) {
      const text = await store.get(account)
      const [, id, count] = head.exec(text ?? '') ?? []
      if (id === undefined) return text
      let secret = ''
      for (let index = 0; index < Number(count); index += 1) {
        const piece = await store.get(part(account, id, index))
        // A secret with a part missing is worth nothing. Reading ends here, because a damaged head may name any number
        // of parts.
        if (piece === null) return secret
        secret += piece
      }
      return secret
    },

    async set(account, secret) {
      if (secret.length <= entryLimit && !head.test(secret)) {
        await store.set(account, secret)
        await removeParts(account, null)
        return
      }
      const id = randomUUID()
      const count = Math.ceil(secret.length / entryLimit)
      for (let index = 0; index < count; index += 1) {
        await store.set(part(account, id, index), secret.slice(index * entryLimit, (index + 1) * entryLimit))
      }
      await store.set(account, `split:${id}:${String(count)}`)
      await removeParts(account, id)
    },

    async delete(account) {
      await store.delete(account)
      await removeParts(account, null)
    },

    async accounts() {
      return (await store.accounts()).filter((name) => !partOf.test(name))
    },
  }
}
