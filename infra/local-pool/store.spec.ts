import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { defaultSettings } from './default-settings.ts'
import { openStore, type TokenFamily } from './store.ts'
import { temporaryDirectory } from './testing/directory.ts'
import { createUser, type User } from './users.ts'

const sub = '6f1c2d5e-0000-4000-8000-000000000001'
const settings = defaultSettings()
const ada = createUser(sub, { phone_number: '+447700900123' }, 'CONFIRMED', 1_700_000_000_000)
const family: TokenFamily = {
  originJti: 'a',
  sub,
  authTime: 1_700_000_000,
  expiresAt: Number.MAX_SAFE_INTEGER,
  revoked: false,
  refreshHash: 'b',
  replaced: [],
  session: null,
}

/** A state directory whose one user has only these keys. */
function directoryWith(user: Partial<User>, version = 1): string {
  const directory = temporaryDirectory()
  const header = { version, generation: 1, poolId: settings.UserPool.Id }
  const lines = [header, { users: { [sub]: user } }].map((line) => `${JSON.stringify(line)}\n`)
  writeFileSync(join(directory, 'state.ndjson'), lines.join(''))
  return directory
}

it.each(Object.keys(ada))('knows a user that was kept without %s', async (key) => {
  const { [key as keyof User]: gone, ...kept } = ada
  const store = openStore(settings, directoryWith(kept))
  const user = store.users.get(sub)
  await store.close()
  expect(gone).toBeDefined()
  expect(user).toMatchObject(kept)
  expect(Object.keys(user ?? {}).sort()).toEqual(Object.keys(ada).sort())
})

it('knows a sign-in that was kept before sessions were tracked, as one that is not', async () => {
  const directory = directoryWith(ada)
  const store = openStore(settings, directory)
  const { session, ...kept } = family
  store.families.put(family.originJti, kept as TokenFamily)
  await store.close()
  const again = openStore(settings, directory)
  expect(again.families.get(family.originJti)).toEqual({ ...kept, session })
  await again.close()
})

it('leaves the state of a later version as it is', () => {
  const directory = directoryWith(ada, 2)
  const before = readFileSync(join(directory, 'state.ndjson'), 'utf8')
  expect(() => openStore(settings, directory)).toThrow('another version')
  expect(readFileSync(join(directory, 'state.ndjson'), 'utf8')).toBe(before)
  expect(readdirSync(directory)).toContain('state.ndjson')
})
