import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import type { SecretStore } from './keytar.ts'
import { splitLongSecrets } from './split.ts'
import { createVault, type Vault } from './vault.ts'

// What a later version may leave in the keychain: this version reads what it understands, and keeps the rest for the
// later one.

const account = 'dev/eu-central-1_AbCdEfGhI'
const revocations = `${account}.revoke`
const ada = { username: 'ada', refreshToken: 'token' }
const log = createLog(() => undefined)

/** A keychain that takes what Windows takes: 2,560 bytes an entry. */
const storeOn = (entries: Map<string, string>): SecretStore => ({
  get: (name) => Promise.resolve(entries.get(name) ?? null),
  set: (name, secret) =>
    Buffer.byteLength(secret) > 2_560
      ? Promise.reject(new Error('too long'))
      : Promise.resolve(void entries.set(name, secret)),
  delete: (name) => Promise.resolve(void entries.delete(name)),
  accounts: () => Promise.resolve([...entries.keys()]),
})

const vaultOn = (entries: Map<string, string>): Vault =>
  createVault({ store: storeOn(entries), account, keep: true, timeout: 5_000, log })

const anyJson = fc.jsonValue({ stringUnit: 'binary' }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const fields = fc.dictionary(
  fc.string({ unit: 'binary' }).map((name) => `x${name}`),
  anyJson,
)
/** A field that makes the record too long for one entry. */
const long = fc.string({ minLength: 700, maxLength: 3_000, unit: 'grapheme' }).map((text) => ({ long: text }))

const jsonIn = async (entries: Map<string, string>, entry: string): Promise<unknown> =>
  JSON.parse((await splitLongSecrets(storeOn(entries)).get(entry)) ?? 'null')

/** The texts that were set aside for an entry. */
function asideOf(entry: string, entries: Map<string, string>): string[] {
  return [...entries].filter(([name]) => name.startsWith(`${entry}.unreadable.`)).map(([, text]) => text)
}

describe('a record with more in it', () => {
  it('is read, whatever its version, and keeps that over a new token of the same user', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: fields }, long), anyJson, async (more, version) => {
        const entries = new Map([[account, JSON.stringify({ ...more, version, ...ada })]])
        const vault = vaultOn(entries)
        expect(await vault.load()).toEqual(ada)
        expect(vault.state()).toBe('ready')
        await vault.save({ ...ada, refreshToken: 'rotated' })
        expect(await jsonIn(entries, account)).toEqual({ ...more, version, ...ada, refreshToken: 'rotated' })
        expect(await vaultOn(entries).load()).toEqual({ ...ada, refreshToken: 'rotated' })
      }),
    )
  })

  it('hands nothing of it to another user, nor to a sign-in after a sign-out', async () => {
    const text = JSON.stringify({ version: 2, deviceKey: 'of ada', ...ada })
    for (const leave of ['another user', 'sign-out'] as const) {
      const entries = new Map([[account, text]])
      const vault = vaultOn(entries)
      await vault.load()
      if (leave === 'sign-out') await vault.clear()
      else await vault.save({ username: 'grace', refreshToken: 'other' })
      await vault.save(ada)
      expect(await jsonIn(entries, account), leave).toEqual({ version: 1, ...ada })
    }
  })
})

describe('a record in another form', () => {
  const isRecord = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'username' in value && 'refreshToken' in value
  const form = fc.oneof(
    fc.string(),
    anyJson.filter((value) => !isRecord(value)).map((value) => JSON.stringify(value)),
    fields.map((more) => JSON.stringify({ version: 2, ...more, username: 'ada', refreshToken: { sealed: 'token' } })),
    fc.string({ minLength: 2_500, maxLength: 6_000, unit: fc.constantFrom('a', 'b') }),
  )

  it('is said to be unreadable, and lies beside the new one', async () => {
    await fc.assert(
      fc.asyncProperty(form, async (text) => {
        const entries = new Map([[account, text]])
        const vault = vaultOn(entries)
        expect(await vault.load()).toBeNull()
        expect(vault.state()).toBe('corrupt')
        expect(await vault.save(ada)).toBe(true)
        expect(await vaultOn(entries).load()).toEqual(ada)
        if (Buffer.byteLength(text) < 2_400) expect(asideOf(account, entries)).toEqual([text])
        else expect(asideOf(account, entries).join('')).toContain(text.slice(0, 600))
      }),
    )
  })

  it('keeps its parts when it is split in another way', async () => {
    const part = `${account}/parts-${randomUUID()}-0`
    const entries = new Map([
      [account, 'split2:something'],
      [part, 'first half'],
    ])
    const vault = vaultOn(entries)
    await vault.load()
    await vault.save({ ...ada, refreshToken: 'long'.repeat(1_000) })
    await vault.save(ada)
    expect([entries.get(part), asideOf(account, entries)]).toEqual(['first half', ['split2:something']])
    await vault.clear()
    expect(entries.size).toBe(0)
  })

  it('holds nobody up by the number of its parts', async () => {
    let reads = 0
    const entries = new Map([[account, `split:${randomUUID()}:99999999`]])
    entries.get = (name) => {
      reads += 1
      if (reads > 100) throw new Error('too many reads')
      return Map.prototype.get.call(entries, name) as string | undefined
    }
    const vault = vaultOn(entries)
    expect([await vault.load(), vault.state()]).toEqual([null, 'corrupt'])
    expect(reads).toBeLessThan(5)
  })
})

describe('a list of tokens to be revoked', () => {
  const token = fc.string({ minLength: 1 })
  const odd = anyJson.filter((value) => typeof value !== 'string')

  it('gives those that are understood, and keeps the others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(token), fc.array(odd), async (tokens, others) => {
        const entries = new Map([[revocations, JSON.stringify([...others, ...tokens])]])
        const vault = vaultOn(entries)
        expect(await vault.unrevoked()).toEqual(tokens)
        await vault.keepUnrevoked(['new'])
        expect(await jsonIn(entries, revocations)).toEqual(['new', ...others])
        await vault.keepUnrevoked([])
        expect((await jsonIn(entries, revocations)) ?? []).toEqual(others)
        expect(vault.state()).toBe('ready')
      }),
    )
  })

  it.each(['', '{"version":2,"tokens":["one"]}', 'sealed', 'null'])('is set aside when it is %j', async (text) => {
    const entries = new Map([[revocations, text]])
    const vault = vaultOn(entries)
    expect(await vault.unrevoked()).toEqual([])
    await vault.keepUnrevoked(['new'])
    expect(asideOf(revocations, entries)).toEqual([text])
    expect(entries.get(revocations)).toBe('["new"]')
  })
})
