import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecretStore } from './keytar.ts'
import { entryLimit, splitLongSecrets } from './split.ts'

const windowsLimit = 2_560

/**
 * A keychain with Windows' limit. The write of this number crashes the app: it rejects, and so does each later write.
 */
function limitedStore(crashAt = Infinity): SecretStore & { entries: Map<string, string>; writes: () => number } {
  const entries = new Map<string, string>()
  let writes = 0
  const write = (change: () => void): Promise<void> => {
    writes += 1
    if (writes >= crashAt) return Promise.reject(new Error('crashed'))
    change()
    return Promise.resolve()
  }
  return {
    entries,
    writes: () => writes,
    get: (account) => Promise.resolve(entries.get(account) ?? null),
    set: (account, secret) => {
      if (Buffer.byteLength(secret) > windowsLimit) return Promise.reject(new Error('The stub received bad data'))
      return write(() => entries.set(account, secret))
    },
    delete: (account) => write(() => entries.delete(account)),
    accounts: () => Promise.resolve([...entries.keys()]),
  }
}

const lengths = [500, 1_800, entryLimit, entryLimit + 1, 4_800, 4_801, 12_000]
const secret = (letter: string, length: number): string => letter.repeat(length)

describe('splitLongSecrets', () => {
  it('keeps secrets of any length in entries that Windows takes, and leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 500, max: 12_000 }), { minLength: 1, maxLength: 5 }),
        async (sizes) => {
          const store = limitedStore()
          const split = splitLongSecrets(store)
          for (const size of sizes) {
            await split.set('session', secret('s', size))
            expect(await split.get('session')).toBe(secret('s', size))
            expect(await split.accounts()).toEqual(['session'])
            expect(store.entries.size).toBe(size <= entryLimit ? 1 : 1 + Math.ceil(size / entryLimit))
          }
          await split.delete('session')
          expect(store.entries.size).toBe(0)
        },
      ),
    )
  })

  it('leaves the old or the new secret, whole, wherever a write is cut off', async () => {
    let crashes = 0
    for (const before of lengths) {
      for (const after of lengths) {
        for (let crashAt = 1; ; crashAt += 1) {
          const store = limitedStore()
          await splitLongSecrets(store).set('session', secret('o', before))
          const crashing = limitedStore(crashAt)
          for (const [name, value] of store.entries) crashing.entries.set(name, value)
          await splitLongSecrets(crashing)
            .set('session', secret('n', after))
            .catch(() => undefined)
          if (crashing.writes() < crashAt) break
          crashes += 1

          const restarted = limitedStore()
          for (const [name, value] of crashing.entries) restarted.entries.set(name, value)
          const read = await splitLongSecrets(restarted).get('session')
          expect([secret('o', before), secret('n', after)]).toContain(read)

          // The next write removes what the crash left behind.
          await splitLongSecrets(restarted).set('session', secret('x', 10))
          expect([...restarted.entries]).toEqual([['session', secret('x', 10)]])
        }
      }
    }
    expect(crashes).toBeGreaterThan(100)
  })

  it('finds nothing, or everything still, wherever a deletion is cut off', async () => {
    for (let crashAt = 1; ; crashAt += 1) {
      const store = limitedStore()
      await splitLongSecrets(store).set('session', secret('o', 12_000))
      const crashing = limitedStore(crashAt)
      for (const [name, value] of store.entries) crashing.entries.set(name, value)
      await splitLongSecrets(crashing)
        .delete('session')
        .catch(() => undefined)
      if (crashing.writes() < crashAt) break
      const read = await splitLongSecrets(crashing).get('session')
      expect([null, secret('o', 12_000)]).toContain(read)
    }
  })

  it('has written what it wrote, also when clearing up afterwards fails', async () => {
    const store = { ...limitedStore(), accounts: () => Promise.reject(new Error('listing denied')) }
    const split = splitLongSecrets(store)
    await split.set('session', secret('n', 5_000))
    expect(await split.get('session')).toBe(secret('n', 5_000))
    await split.delete('session')
    expect(await split.get('session')).toBeNull()
  })

  it('touches no other account', async () => {
    const store = limitedStore()
    const split = splitLongSecrets(store)
    await split.set('prod/pool', secret('a', 5_000))
    await split.set('prod/pool2', secret('b', 5_000))
    await split.delete('prod/pool')
    expect(await split.get('prod/pool2')).toBe(secret('b', 5_000))
  })
})
