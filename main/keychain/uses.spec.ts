import fc from 'fast-check'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import type { SecretStore } from './keytar.ts'
import { KeychainSlow } from './trouble.ts'
import { createUses } from './uses.ts'
import { createVault } from './vault.ts'

const timeout = 20
const silent = { succeeded: () => undefined, overtaken: () => undefined }
const never = (): Promise<never> => new Promise(() => undefined)

describe('uses of a keychain that does not answer', () => {
  it('fail at once while an earlier one takes too long, and are done when it ends', async () => {
    const uses = createUses(200)
    const unlocked = Promise.withResolvers<undefined>()
    await expect(uses.run(() => unlocked.promise, silent)).rejects.toThrow(KeychainSlow)
    const done: number[] = []
    const began = performance.now()
    for (const number of [1, 2, 3]) {
      const work = (): Promise<number> => Promise.resolve(done.push(number))
      await expect(uses.run(work, silent)).rejects.toThrow(KeychainSlow)
    }
    expect(performance.now() - began).toBeLessThan(190)
    expect(done).toEqual([])
    unlocked.resolve(undefined)
    await uses.idle()
    expect(done).toEqual([1, 2, 3])
    expect(await uses.run(() => Promise.resolve('well'), silent)).toBe('well')
  })

  it('are kept up to a limit only, because their callers try again', async () => {
    const uses = createUses(timeout)
    const locked = Promise.withResolvers<undefined>()
    await expect(uses.run(() => locked.promise, silent)).rejects.toThrow(KeychainSlow)
    let done = 0
    const asked = Array.from({ length: 1_000 }, () => uses.run(() => Promise.resolve((done += 1)), silent))
    const answers = await Promise.allSettled(asked)
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
    locked.resolve(undefined)
    await uses.idle()
    expect(done).toBeGreaterThan(5)
    expect(done).toBeLessThan(50)
  })

  it('leave at most two of the worker threads to calls that never end', async () => {
    const uses = createUses(timeout)
    const released = Promise.withResolvers<undefined>()
    let begun = 0
    const hang = (until: Promise<unknown>) => (): Promise<unknown> => {
      begun += 1
      return until
    }
    for (const until of [released.promise, never(), never(), never()]) {
      void uses.run(hang(until), silent).catch(() => undefined)
    }
    await expect.poll(() => begun, { timeout: 5_000 }).toBe(3)
    await delay(timeout * 12 * 2)
    expect(begun).toBe(3)
    released.resolve(undefined)
    await expect.poll(() => begun, { timeout: 5_000 }).toBe(4)
  })

  it('begin in the order of the calls and answer in time, whatever each of them does', async () => {
    const kind = fc.constantFrom('works', 'fails', 'hangs')
    await fc.assert(
      fc.asyncProperty(fc.array(kind, { maxLength: 8 }), async (kinds) => {
        const uses = createUses(timeout)
        const begun: number[] = []
        const unlocked = Promise.withResolvers<undefined>()
        const answers = kinds.map((what, index) =>
          uses.run(async () => {
            begun.push(index)
            if (what === 'hangs') await unlocked.promise
            if (what === 'fails') throw new Error('denied')
          }, silent),
        )
        const inTime = await Promise.race([Promise.allSettled(answers), delay(5_000, null)])
        expect(inTime?.every(({ status }, index) => status === 'rejected' || kinds[index] === 'works')).toBe(true)
        unlocked.resolve(undefined)
        await uses.idle()
        expect(begun).toEqual(kinds.map((_kind, index) => index))
        expect(await uses.run(() => Promise.resolve('well'), silent)).toBe('well')
      }),
      { numRuns: 25 },
    )
  })
})

describe('a vault, one of whose calls never ends', () => {
  const log = createLog(() => undefined)
  const ada = { username: 'ada', refreshToken: 'token' }

  it.each(['get', 'set', 'delete', 'accounts'] as const)('%s, is well again after a while', async (call) => {
    const entries = new Map<string, string>()
    let hangs = true
    const once = <Value>(name: string, work: () => Value): Promise<Value> => {
      if (!hangs || name !== call) return Promise.resolve(work())
      hangs = false
      return never()
    }
    const store: SecretStore = {
      get: (name) => once('get', () => entries.get(name) ?? null),
      set: (name, secret) => once('set', () => void entries.set(name, secret)),
      delete: (name) => once('delete', () => void entries.delete(name)),
      accounts: () => once('accounts', () => [...entries.keys()]),
    }
    const vault = createVault({ store, account: 'a', keep: true, timeout, log })
    await vault.load()
    await vault.save(ada)
    await vault.clear()
    expect(hangs).toBe(false)
    await expect.poll(() => vault.save(ada), { timeout: 5_000 }).toBe(true)
    expect([vault.state(), await vault.load()]).toEqual(['ready', ada])
    expect(await vault.clear()).toBe(true)
    expect(entries.size).toBe(0)
  })

  it('keeps nothing that a call leaves which ends only after a sign-out', async () => {
    const entries = new Map<string, string>()
    const late = Promise.withResolvers<undefined>()
    let sets = 0
    const store: SecretStore = {
      get: (name) => Promise.resolve(entries.get(name) ?? null),
      set: async (name, secret) => {
        sets += 1
        if (sets === 1) await late.promise
        entries.set(name, secret)
      },
      delete: (name) => Promise.resolve(void entries.delete(name)),
      accounts: () => Promise.resolve([...entries.keys()]),
    }
    const vault = createVault({ store, account: 'a', keep: true, timeout, log })
    expect(await vault.save(ada)).toBe(false)
    await expect.poll(() => vault.clear(), { timeout: 5_000 }).toBe(true)
    late.resolve(undefined)
    await expect.poll(() => sets).toBe(1)
    await delay(1)
    await vault.idle()
    expect(entries.size).toBe(0)
  })
})
