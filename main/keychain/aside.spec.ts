import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import type { SecretStore } from './keytar.ts'
import { entryLimit, splitLongSecrets } from './split.ts'
import { createVault, type Vault } from './vault.ts'

// What stands beside the record in the keychain, and what a sign-out leaves of it.

const account = 'prod/eu-central-1_AbCdEfGhI'
const ada = { username: 'ada', refreshToken: 'token' }

const storeOn = (entries: Map<string, string>): SecretStore => ({
  get: (name) => Promise.resolve(entries.get(name) ?? null),
  set: (name, secret) => Promise.resolve(void entries.set(name, secret)),
  delete: (name) => Promise.resolve(void entries.delete(name)),
  accounts: () => Promise.resolve([...entries.keys()]),
})

function vaultOn(store: SecretStore, abandoned: string[] = [], keep = true): Vault {
  return createVault({
    store,
    account,
    keep,
    timeout: 5_000,
    abandoned: (tokens) => void abandoned.push(...tokens),
    log: createLog(() => undefined),
  })
}

/** A refresh token as Cognito makes them. */
const token = fc
  .array(fc.stringMatching(/^[\w-]{4,40}$/), { minLength: 4, maxLength: 4 })
  .map((parts) => ['eyJjdHkiOiJKV1Qi', ...parts].join('.'))

/** Texts in which a token stands, and which are no record of this version's. */
const unreadable = fc.oneof(
  token.map((refreshToken) => ({ text: JSON.stringify({ version: 1, username: '', refreshToken }), refreshToken })),
  token.map((refreshToken) => ({ text: JSON.stringify({ session: { refreshToken } }), refreshToken })),
  token.map((refreshToken) => ({ text: `token=${refreshToken}\n`, refreshToken })),
  token.map((refreshToken) => ({ text: `${'x '.repeat(entryLimit)}${refreshToken}`, refreshToken })),
)

describe('a sign-out', () => {
  it('leaves no record that was set aside, at whichever start, and tells which tokens were in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(unreadable, { minLength: 1, maxLength: 4 }), fc.boolean(), async (texts, keep) => {
        const entries = new Map<string, string>()
        const store = storeOn(entries)
        for (const { text } of texts) {
          await splitLongSecrets(store).set(account, text)
          const vault = vaultOn(store)
          expect([await vault.load(), vault.state()]).toEqual([null, 'corrupt'])
          expect([...entries.values()].join('')).toContain(text.slice(-20))
        }
        await vaultOn(store).save(ada)
        const abandoned: string[] = []
        const last = vaultOn(store, abandoned, keep)
        // Where the administrator wants nothing kept, the start itself removes it.
        if (keep) expect(await last.clear()).toBe(true)
        else await last.load()
        expect([...entries]).toEqual([])
        expect(abandoned.sort()).toEqual([...new Set(texts.map(({ refreshToken }) => refreshToken))].sort())
      }),
    )
  })

  it('touches nothing of another stage, another pool or another program, however many there are', async () => {
    const other = fc.oneof(
      fc.string(),
      fc.constantFrom('dev/eu-central-1_AbCdEfGhI', `${account}X`, 'prod/eu', `x${account}`, `${account}.other`),
      fc.string().map((end) => `${account}X.unreadable.${end}`),
      fc.uuid().map((id) => `dev/eu-central-1_AbCdEfGhI/${id}/0`),
    )
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(other, { maxLength: 20 }), async (names) => {
        const others = new Map(names.filter((name) => name !== '').map((name) => [name, 'theirs']))
        for (let number = 0; number < 3_000; number += 1) others.set(`dev/pool-${number}`, 'theirs')
        const entries = new Map(others)
        const vault = vaultOn(storeOn(entries))
        await vault.save({ ...ada, refreshToken: 'long'.repeat(2_000) })
        expect(await vault.clear()).toBe(true)
        expect(entries).toEqual(others)
      }),
      { numRuns: 20 },
    )
  })

  it('keeps the tokens that still have to be revoked', async () => {
    const entries = new Map<string, string>()
    const vault = vaultOn(storeOn(entries))
    await vault.keepUnrevoked(['long'.repeat(2_000)])
    const kept = new Map(entries)
    await vault.save(ada)
    expect(await vault.clear()).toBe(true)
    expect(entries).toEqual(kept)
  })

  it('is not complete before all of it is gone', async () => {
    const part = `${account}/${randomUUID()}/0`
    const aside = `${account}.unreadable.123456789abc`
    for (const refused of [account, part, aside]) {
      const entries = new Map([account, part, aside].map((name) => [name, 'a token']))
      let refuses = true
      const store = storeOn(entries)
      const vault = vaultOn({
        ...store,
        delete: (name) => (refuses && name === refused ? Promise.reject(new Error('denied')) : store.delete(name)),
      })
      expect(await vault.clear(), refused).toBe(false)
      refuses = false
      expect(await vault.clear()).toBe(true)
      expect(entries.size).toBe(0)
    }
  })

  it('knows nothing for sure when the keychain does not list what it holds', async () => {
    const vault = vaultOn({ ...storeOn(new Map()), accounts: () => Promise.reject(new Error('denied')) })
    expect(await vault.clear()).toBe(false)
  })
})

describe('a damaged head', () => {
  it('costs little, whatever number of parts it names and however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 10 ** 8 }), fc.nat({ max: 3_000 }), fc.boolean(), async (named, there, loads) => {
        const id = randomUUID()
        const entries = new Map([[account, `split:${id}:${named}`]])
        for (let number = 0; number < there; number += 1) entries.set(`${account}/${id}/${number}`, 'x')
        let calls = 0
        const usual = storeOn(entries)
        const counted: SecretStore = {
          get: (name) => ((calls += 1), usual.get(name)),
          set: (name, secret) => ((calls += 1), usual.set(name, secret)),
          delete: (name) => ((calls += 1), usual.delete(name)),
          accounts: () => ((calls += 1), usual.accounts()),
        }
        const vault = vaultOn(counted)
        if (loads) {
          expect([await vault.load(), vault.state()]).toEqual([null, 'corrupt'])
          expect(await vault.save(ada)).toBe(true)
          expect(await vaultOn(usual).load()).toEqual(ada)
        } else await vault.clear()
        expect(calls).toBeLessThan(1_500)
        // What one sign-out does not remove, further ones do.
        for (let tries = 0; tries < 10 && entries.size > 0; tries += 1) await vault.clear()
        expect(entries.size).toBe(0)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps no secret that could not be read again', async () => {
    const split = splitLongSecrets(storeOn(new Map()))
    const longest = 'ä€😀'.repeat(Math.floor(239_000 / 9))
    await split.set('a', longest)
    expect(await split.get('a')).toBe(longest)
    await expect(split.set('a', 'x'.repeat(250_000))).rejects.toThrow('too long')
    expect(await split.get('a')).toBe(longest)
  })

  it('and a text of any length leave the entry to the next record', async () => {
    const entries = new Map([[account, 'x'.repeat(3_000_000)]])
    const vault = vaultOn(storeOn(entries))
    expect([await vault.load(), vault.state()]).toEqual([null, 'corrupt'])
    expect(entries.size).toBe(0)
    expect(await vault.save(ada)).toBe(true)
  })
})
