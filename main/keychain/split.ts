import { randomUUID } from 'node:crypto'
import type { SecretStore } from './keytar.ts'

/** The Windows Credential Manager holds 2,560 bytes an entry (node-keytar #112); some are left to spare. */
export const entryLimit = 2_400

/** The head of a secret that was split: the id its parts are filed under, and their number. */
const head = /^split:([0-9a-f-]{36}):(\d+)$/

/** What a part's name adds to its account's. Other names are not ours to remove: a later version may split otherwise. */
const partOf = /\/([0-9a-f-]{36})\/\d+$/

/**
 * A secret store for secrets of any length, on one whose entries are limited: what is too long is split.
 *
 * A crash between any two writes leaves the old secret or the new one, whole: new parts get names of their own, then
 * the head (the entry with the account's name) is replaced in one write, then the old parts go. Parts that a crash
 * left behind are removed by the next write or deletion.
 *
 * Secrets must be ASCII, so that characters are bytes.
 */
export function splitLongSecrets(store: SecretStore): SecretStore {
  const part = (account: string, id: string, index: number): string => `${account}/${id}/${String(index)}`

  /**
   * Removes the account's parts, except those of `keep`. The secret is written or gone by now, so a failure here is
   * not one of the caller's: the next write or deletion removes what is left.
   */
  async function removeParts(account: string, keep: string | null): Promise<void> {
    try {
      for (const name of await store.accounts()) {
        const [ending, id] = partOf.exec(name) ?? []
        if (name === `${account}${ending ?? ''}` && id !== undefined && id !== keep) await store.delete(name)
      }
    } catch {
      // As said above.
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
        // Half a secret is none, and the head may name more parts than anybody could ask for.
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
