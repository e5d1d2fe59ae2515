import { createHash } from 'node:crypto'
import type { SecretStore } from './keytar.ts'
import { tokensIn } from './record.ts'
import { longestSecret } from './split.ts'

/** The entry with the tokens that still have to be revoked for an account. */
export const revocationsOf = (account: string): string => `${account}.revoke`

/**
 * Moves an unreadable text out of its entry instead of deleting it: a newer version of the app may be able to read it.
 * Each text gets a name of its own, so that none replaces another.
 * @throws whatever the keychain rejects with
 */
export async function setAside(store: SecretStore, entry: string, text: string): Promise<void> {
  const name = createHash('sha256').update(text).digest('hex').slice(0, 12)
  // No version of ours writes more than can be kept.
  if (Buffer.byteLength(text) <= longestSecret) await store.set(`${entry}.unreadable.${name}`, text)
  await store.delete(entry)
}

/**
 * Removes everything of an account that has ended: its record, what was set aside for it, and what a later version may
 * have put beside it. Only the tokens that still have to be revoked stay.
 * @returns the refresh tokens in what stood beside the record; nobody else knows of them now
 * @throws whatever the keychain rejects with, or Error when a part of the record is left
 */
export async function removeAll(store: SecretStore, account: string): Promise<string[]> {
  const beginnings = [`${account}/`, `${account}.unreadable.`, `${revocationsOf(account)}.unreadable.`]
  await store.delete(account)
  const tokens: string[] = []
  for (const name of await store.accounts()) {
    if (name === account) throw new Error('a part of the record is left')
    if (!beginnings.some((beginning) => name.startsWith(beginning))) continue
    tokens.push(...tokensIn((await store.get(name)) ?? ''))
    await store.delete(name)
  }
  return tokens
}
