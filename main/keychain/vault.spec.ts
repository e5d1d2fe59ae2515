import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { KeychainState } from '../../preload/contract/machine.ts'
import { createLog } from '../diagnostics/log.ts'
import { openKeychain, type SecretStore } from './keytar.ts'
import { encodeRecord } from './record.ts'
import { createVault, type Vault } from './vault.ts'

const session = { username: randomUUID(), refreshToken: 'r'.repeat(1_800) }
const lines: string[] = []
const log = createLog((line) => lines.push(line))

function vaultOn(store: SecretStore | null, account = 'local/pool', timeout = 100): Vault {
  return createVault({ store, account, keep: true, timeout, log })
}

function storeOn(entries: Map<string, string>): SecretStore {
  return {
    get: (name) => Promise.resolve(entries.get(name) ?? null),
    set: (name, secret) => Promise.resolve(void entries.set(name, secret)),
    delete: (name) => Promise.resolve(void entries.delete(name)),
    accounts: () => Promise.resolve([...entries.keys()]),
  }
}

const working: SecretStore = {
  get: () => Promise.resolve(encodeRecord(session)),
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(),
  accounts: () => Promise.resolve([]),
}
const refuse = (): Promise<never> => Promise.reject(new Error(`Access denied to ${session.refreshToken}`))
const hang = (): Promise<never> => new Promise(() => undefined)

describe('a vault on the OS keychain', () => {
  it('keeps, replaces and removes one session', async () => {
    const store = openKeychain(`Latchkey spec ${randomUUID()}`, log)
    expect(store, 'keytar must be built to run this spec').not.toBeNull()
    const account = 'local/pool'
    const vault = createVault({ store, account, keep: true, timeout: 10_000, log })

    expect(await vault.load()).toBeNull()
    expect(await vault.save({ ...session, refreshToken: 'older' })).toBe(true)
    expect(await vault.save(session)).toBe(true)
    expect(await vault.load()).toEqual(session)
    const long = { ...session, refreshToken: 'r'.repeat(12_000) }
    expect(await vault.save(long)).toBe(true)
    expect(await vault.load()).toEqual(long)
    expect(await vault.clear()).toBe(true)
    expect(await store?.accounts()).toEqual([])
    expect(await vault.clear()).toBe(true)
    expect(vault.state()).toBe('ready')
  })
})

describe('a vault whose keychain fails', () => {
  it('works without one: nothing is kept, nothing is thrown', async () => {
    const vault = vaultOn(null)
    expect(vault.state()).toBe('missing')
    expect(await vault.save(session)).toBe(false)
    expect(await vault.load()).toBeNull()
    expect(await vault.clear()).toBe(true)
  })

  const failing = (message: string) => () => Promise.reject(new Error(message))

  it.each<[KeychainState, () => Promise<never>]>([
    ['refused', refuse],
    ['slow', hang],
    // keytar's errors; `trouble.spec.ts` has them all.
    ['missing', failing('Cannot autolaunch D-Bus without X11 $DISPLAY')],
    ['missing', failing('The name org.freedesktop.secrets was not provided by any .service files')],
    ['locked', failing('Cannot create an item in a locked collection')],
    ['refused', failing('User canceled the operation.')],
  ])('says that it is %s, and logs no secret', async (state, fail) => {
    lines.length = 0
    const vault = vaultOn({ get: fail, set: fail, delete: fail, accounts: fail })
    expect(await vault.save(session)).toBe(false)
    expect(vault.state()).toBe(state)
    expect(await vault.load()).toBeNull()
    expect(await vault.clear()).toBe(false)
    expect(lines).toHaveLength(3)
    expect(lines.join('\n')).not.toContain(session.refreshToken)
  })

  it('is available again once it answers', async () => {
    let fails = true
    const vault = vaultOn({ ...working, set: () => (fails ? refuse() : Promise.resolve()) })
    expect(await vault.save(session)).toBe(false)
    fails = false
    expect(await vault.save(session)).toBe(true)
    expect(vault.state()).toBe('ready')
  })

  it.each(['', 'not json', '{"version":2}', '{"version":1,"username":"","refreshToken":"x"}'])(
    'sets the record %j aside and says so',
    async (text) => {
      lines.length = 0
      const entries = new Map([['local/pool', text]])
      const states: KeychainState[] = []
      const store = storeOn(entries)
      const vault = createVault({
        store,
        account: 'local/pool',
        keep: true,
        timeout: 100,
        log,
      })
      vault.whenChanged((state) => states.push(state))
      expect(await vault.load()).toBeNull()
      expect(vault.state()).toBe('corrupt')
      const [[name, kept] = ['', ''], ...others] = entries
      expect(others).toEqual([])
      expect(name).toMatch(/^local\/pool\.unreadable\.[0-9a-f]{12}$/)
      expect(kept).toBe(text)
      if (text !== '') expect(lines.join('\n')).not.toContain(text)
      expect(await vault.save(session)).toBe(true)
      expect(states).toEqual(['corrupt', 'ready'])
      expect(entries.get(name)).toBe(text)
    },
  )

  it('goes on saying that a record was unreadable until there is a new one, and loses none of them', async () => {
    const entries = new Map([['local/pool', 'one']])
    await vaultOn(storeOn(entries)).load()
    entries.set('local/pool', 'two')
    const vault = vaultOn(storeOn(entries))
    await vault.load()
    await vault.unrevoked()
    expect(await vault.load()).toBeNull()
    expect(vault.state()).toBe('corrupt')
    expect([...entries.values()].sort()).toEqual(['one', 'two'])
  })

  it('does not take a read for a sign that it can be written again', async () => {
    const states: KeychainState[] = []
    const store = { ...working, set: refuse }
    const vault = createVault({
      store,
      account: 'local/pool',
      keep: true,
      timeout: 100,
      log,
    })
    vault.whenChanged((state) => states.push(state))
    expect(await vault.save(session)).toBe(false)
    await vault.load()
    await vault.unrevoked()
    expect(states).toEqual(['refused'])
  })

  it('does not write again what arrived too late', async () => {
    let writes = 0
    const slow = (): Promise<void> => {
      writes += 1
      return new Promise((resolve) => setTimeout(resolve, 60))
    }
    const vault = createVault({
      store: { ...working, set: slow },
      account: 'a',
      keep: true,
      timeout: 20,
      log,
    })
    expect(await vault.save(session)).toBe(false)
    await vault.idle()
    expect(await vault.save(session)).toBe(true)
    expect(writes).toBe(1)
  })

  it('tells an empty list of tokens from one that it cannot read', async () => {
    expect(await vaultOn({ ...working, get: refuse }).unrevoked()).toBeNull()
    expect(await vaultOn(storeOn(new Map())).unrevoked()).toEqual([])
  })

  it('keeps tokens that could not be revoked apart from the session', async () => {
    const entries = new Map<string, string>()
    const vault = vaultOn(storeOn(entries))
    expect(await vault.unrevoked()).toEqual([])
    expect(await vault.keepUnrevoked(['one', 'two'])).toBe(true)
    expect(await vault.load()).toBeNull()
    expect(await vault.unrevoked()).toEqual(['one', 'two'])
    expect(await vault.keepUnrevoked([])).toBe(true)
    expect(entries.size).toBe(0)
  })

  it('tells of a write that it gave up and that arrives after all', async () => {
    const entries = new Map<string, string>()
    const unlocked = Promise.withResolvers<undefined>()
    const usual = storeOn(entries)
    const store = {
      ...usual,
      set: (name: string, secret: string) => unlocked.promise.then(() => usual.set(name, secret)),
    }
    const states: KeychainState[] = []
    const vault = createVault({
      store,
      account: 'local/pool',
      keep: true,
      timeout: 20,
      log,
    })
    vault.whenChanged((state) => states.push(state))
    expect(await vault.save(session)).toBe(false)
    expect(states).toEqual(['slow'])
    unlocked.resolve(undefined)
    await vault.idle()
    await expect.poll(() => states).toEqual(['slow', 'ready'])
    expect(await vault.load()).toEqual(session)
  })

  it('keeps nothing where nothing may be kept, and removes what was kept before', async () => {
    const entries = new Map([['local/pool', encodeRecord(session)]])
    const vault = createVault({
      store: storeOn(entries),
      account: 'local/pool',
      keep: false,
      timeout: 100,
      log,
    })
    expect(vault.state()).toBe('disabled')
    expect(await vault.load()).toBeNull()
    expect(entries.size).toBe(0)
    expect(await vault.save(session)).toBe(false)
    expect(await vault.keepUnrevoked(['token'])).toBe(false)
    expect(entries.size).toBe(0)
    expect(vault.state()).toBe('disabled')
  })

  it('carries out uses in the order they were asked for', async () => {
    const done: string[] = []
    const slow = (name: string, ms: number) => () =>
      new Promise<void>((resolve) =>
        setTimeout(() => {
          done.push(name)
          resolve()
        }, ms),
      )
    const store = { ...working, set: slow('save', 40), delete: slow('clear', 1) }
    const vault = vaultOn(store, 'local/pool', 10_000)
    await Promise.all([vault.save(session), vault.clear()])
    expect(done).toEqual(['save', 'clear'])
  })
})
