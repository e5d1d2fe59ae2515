import { setTimeout as delay } from 'node:timers/promises'
import { beforeEach, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import type { SecretStore } from './keytar.ts'
import { decodeRecord, encodeRecord } from './record.ts'
import { createVault, type Vault } from './vault.ts'

const account = 'local/pool'
const session = { username: 'ada', refreshToken: 'former' }
const newer = { username: 'ada', refreshToken: 'own' }
const timeout = 30

let own: Map<string, string>
let former: Map<string, string>
let revoked: string[] = []
let trouble: 'none' | 'refuses' | 'hangs' = 'none'
let release: () => void = () => undefined
beforeEach(() => {
  own = new Map()
  former = new Map([[account, encodeRecord(session)]])
  revoked = []
  trouble = 'none'
})

function storeOn(entries: Map<string, string>, troubled = false): SecretStore {
  const use = async <Value>(work: () => Value): Promise<Value> => {
    if (troubled && trouble === 'refuses') throw new Error('User canceled the operation.')
    if (troubled && trouble === 'hangs') await new Promise<void>((resolve) => (release = resolve))
    return work()
  }
  return {
    get: (name) => use(() => entries.get(name) ?? null),
    set: (name, secret) => use(() => void entries.set(name, secret)),
    delete: (name) => use(() => void entries.delete(name)),
    accounts: () => use(() => [...entries.keys()]),
  }
}

function start(keep = true): Vault {
  return createVault({
    store: storeOn(own),
    former: [storeOn(former, true)],
    account,
    keep,
    timeout,
    abandoned: (tokens) => revoked.push(...tokens),
    log: createLog(() => undefined),
  })
}

const keptIn = (entries: Map<string, string>): string | undefined =>
  decodeRecord(entries.get(account) ?? '')?.session.refreshToken

it('restores the session of a former name, which has none then', async () => {
  expect(await start().load()).toEqual(session)
  expect([keptIn(own), former.size, revoked]).toEqual(['former', 0, []])
  expect(await start().load()).toEqual(session)
})

it('keeps its own session before that of a former name, whose token is revoked', async () => {
  own.set(account, encodeRecord(newer))
  const vault = start()
  expect(await vault.load()).toEqual(newer)
  await vault.idle()
  expect([keptIn(own), former.size, revoked]).toEqual(['own', 0, ['former']])
})

it('waits for no former name where it has a session of its own', async () => {
  own.set(account, encodeRecord(newer))
  trouble = 'hangs'
  const vault = start()
  expect(await vault.load()).toEqual(newer)
  expect(vault.state()).toBe('ready')
  release()
})

it('says that the keychain refuses a former session, and restores it when it no longer does', async () => {
  trouble = 'refuses'
  const vault = start()
  expect(await vault.load()).toBeNull()
  expect(vault.state()).toBe('refused')
  trouble = 'none'
  expect(await vault.load()).toEqual(session)
  expect(vault.state()).toBe('ready')
})

it('says that a former record cannot be read', async () => {
  former.set(account, 'no record')
  const vault = start()
  expect(await vault.load()).toBeNull()
  expect([vault.state(), former.size, [...own.values()]]).toEqual(['corrupt', 0, ['no record']])
})

it('leaves nothing under a former name after a sign-out', async () => {
  trouble = 'refuses'
  const vault = start()
  expect(await vault.save(newer)).toBe(true)
  expect(await vault.clear()).toBe(false)
  trouble = 'none'
  expect(await vault.clear()).toBe(true)
  expect([own.size, former.size, revoked]).toEqual([0, 0, ['former']])
})

it('leaves nothing anywhere where no session may be kept', async () => {
  own.set(account, encodeRecord(newer))
  const vault = start(false)
  expect(await vault.load()).toBeNull()
  expect([vault.state(), own.size, former.size, revoked]).toEqual(['disabled', 0, 0, ['former']])
})

it('undoes no sign-out when a look that hung goes on at last', async () => {
  trouble = 'hangs'
  const vault = start()
  expect(await vault.load()).toBeNull()
  expect(vault.state()).toBe('slow')
  await delay(timeout * 13)
  const goOn = release
  trouble = 'none'
  await vault.save(newer)
  expect(await vault.clear()).toBe(true)
  former.set(account, encodeRecord(session))
  goOn()
  await delay(timeout)
  await vault.idle()
  expect([own.size, former.size]).toEqual([0, 0])
})
