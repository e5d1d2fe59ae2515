import { describe, expect, it } from 'vitest'
import type { SecretStore } from './keytar.ts'
import { readAhead } from './read-ahead.ts'

const entry = 'local/pool'

/** A keychain in memory, and what was asked of it. */
function keychain(secrets: Record<string, string>): { store: SecretStore; asked: string[] } {
  const entries = new Map(Object.entries(secrets))
  const asked: string[] = []
  return {
    asked,
    store: {
      get(account) {
        asked.push(account)
        return Promise.resolve(entries.get(account) ?? null)
      },
      set: (account, secret) => Promise.resolve(void entries.set(account, secret)),
      delete: (account) => Promise.resolve(void entries.delete(account)),
      accounts: () => Promise.resolve([...entries.keys()]),
    },
  }
}

describe('an entry that is read ahead', () => {
  it('is read once, before anybody asks, and anew for the next who asks', async () => {
    const { store, asked } = keychain({ [entry]: 'kept' })
    const ahead = readAhead(store, entry)
    expect(asked).toEqual([entry])
    expect(await ahead.get(entry)).toBe('kept')
    expect(asked).toEqual([entry])
    await store.set(entry, 'changed by another program')
    expect(await ahead.get(entry)).toBe('changed by another program')
  })

  it('leaves the other entries alone', async () => {
    const { store, asked } = keychain({ [entry]: 'kept', other: 'else' })
    const ahead = readAhead(store, entry)
    expect(await ahead.get('other')).toBe('else')
    await ahead.set('other', 'new')
    await ahead.delete('other')
    expect(await ahead.get(entry)).toBe('kept')
    expect(asked).toEqual([entry, 'other'])
  })

  it('is what it became when it was changed meanwhile', async () => {
    for (const change of [
      (ahead: SecretStore) => ahead.set(entry, 'newer'),
      (ahead: SecretStore) => ahead.delete(entry),
    ]) {
      const { store } = keychain({ [entry]: 'kept' })
      const ahead = readAhead(store, entry)
      await change(ahead)
      expect(await ahead.get(entry)).toBe(await store.get(entry))
      expect(await ahead.get(entry)).not.toBe('kept')
    }
  })

  it('tells who reads it that it failed, and can be read again', async () => {
    const { store } = keychain({ [entry]: 'kept' })
    let isLocked = true
    const get = (account: string): Promise<string | null> =>
      isLocked ? Promise.reject(new Error('locked')) : store.get(account)
    const ahead = readAhead({ ...store, get }, entry)
    await expect(ahead.get(entry)).rejects.toThrow('locked')
    isLocked = false
    expect(await ahead.get(entry)).toBe('kept')
  })
})
