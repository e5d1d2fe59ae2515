import { randomUUID } from 'node:crypto'
import type { SecretStore } from './keytar.ts'

/** In bytes of UTF-8. The Windows Credential Manager takes 2,560 an entry (node-keytar #112). This stays below it. */
export const entryLimit = 2_400

/** So many parts a secret may have. A refresh token takes one or two; a damaged head may name any number. */
const mostParts = 100

/** The longest secret that is kept, in bytes of UTF-8. Parts may be a little shorter than `entryLimit`. */
export const longestSecret = mostParts * (entryLimit - 3)

/** So many parts one write or deletion removes, in case a damaged head left thousands. */
const mostRemoved = 4 * mostParts

/** The head of a split secret: the id in the names of its parts, and how many there are. */
const head = /^split:([0-9a-f-]{36}):(\d+)$/

/**
 * What a part adds to its account's name. Other names are not ours to remove, because a later version may split
 * otherwise.
 */
const partOf = /\/([0-9a-f-]{36})\/\d+$/

/** The text in pieces that each fit into one entry. No character is cut. */
function inPieces(text: string): string[] {
  const bytes = Buffer.from(text)
  const pieces: string[] = []
  for (let from = 0; from < bytes.length;) {
    let to = Math.min(from + entryLimit, bytes.length)
    // A byte 10xxxxxx continues a character.
    while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1
    pieces.push(bytes.toString('utf8', from, to))
    from = to
  }
  return pieces
}

/**
 * Keeps secrets of any length in a store whose entries are limited, by splitting those that are too long.
 *
 * After a crash between any two writes the store holds the whole old secret or the whole new one. First the new parts
 * are written under names of their own, then one write replaces the head (the entry with the account's name), then the
 * old parts are removed. The next write or deletion removes parts that a crash left behind.
 */
export function splitLongSecrets(store: SecretStore): SecretStore {
  const part = (account: string, id: string, index: number): string => `${account}/${id}/${String(index)}`

  /**
   * Removes the account's parts, except those of `keep`. By now the secret has been written or deleted, so a failure
   * here is no failure of the call: the next write or deletion removes what is left.
   */
  async function removeParts(account: string, keep: string | null): Promise<void> {
    try {
      const isLeft = (name: string): boolean => {
        const [ending, id] = partOf.exec(name) ?? []
        return id !== undefined && id !== keep && name === `${account}${ending ?? ''}`
      }
      for (const name of (await store.accounts()).filter(isLeft).slice(0, mostRemoved)) await store.delete(name)
    } catch {
      // See above: the next write or deletion tries again.
    }
  }

  return {
    async get(account) {
      const text = await store.get(account)
      const [, id, count] = head.exec(text ?? '') ?? []
      if (id === undefined || Number(count) > mostParts) return text
      let secret = ''
      for (let index = 0; index < Number(count); index += 1) {
        const piece = await store.get(part(account, id, index))
        // A secret with a part missing is worth nothing.
        if (piece === null) return secret
        secret += piece
      }
      return secret
    },

    async set(account, secret) {
      if (Buffer.byteLength(secret) > longestSecret) throw new Error('the secret is too long to be kept')
      const pieces = inPieces(secret)
      if (pieces.length <= 1 && !head.test(secret)) {
        await store.set(account, secret)
        await removeParts(account, null)
        return
      }
      const id = randomUUID()
      for (const [index, piece] of pieces.entries()) await store.set(part(account, id, index), piece)
      await store.set(account, `split:${id}:${String(pieces.length)}`)
      await removeParts(account, id)
    },

    async delete(account) {
      await store.delete(account)
      await removeParts(account, null)
    },

    /** Names an account also when only parts of its secret are left. */
    async accounts() {
      return [...new Set((await store.accounts()).map((name) => name.replace(partOf, '')))]
    },
  }
}
