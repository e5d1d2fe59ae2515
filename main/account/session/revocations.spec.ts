import { beforeEach, expect, it } from 'vitest'
import { createLog } from '../../diagnostics/log.ts'
import type { SecretStore } from '../../keychain/keytar.ts'
import { createVault } from '../../keychain/vault.ts'
import { createRevocations, type Revocations } from './revocations.ts'
import { passingRefusals } from './revoke.ts'
import { exceptionsOf } from '../testing/api-model.ts'
import { config, installRig, operations, pool, secrets, signedIn } from '../testing/rig.ts'

installRig()

let lines: string[] = []
const log = createLog((line) => lines.push(line))
beforeEach(() => {
  lines = []
})

function revocationsOn(change: Partial<SecretStore> = {}): Revocations {
  const store: SecretStore = {
    get: (account) => Promise.resolve(secrets.get(account) ?? null),
    set: (account, secret) => Promise.resolve(void secrets.set(account, secret)),
    delete: (account) => Promise.resolve(void secrets.delete(account)),
    accounts: () => Promise.resolve([]),
    ...change,
  }
  const vault = createVault({ store, account: 'session', keep: true, timeout: 1_000, log })
  const revocations = createRevocations({ config: config(), vault, log, retryPause: 20 })
  revocations.whenDue(() => void revocations.catchUp())
  return revocations
}

/** Waits until nothing is tried again, which the next test would count. */
async function ended(revocations: Revocations): Promise<void> {
  await pool.control.reset()
  await expect.poll(() => revocations.done()).toBe(true)
}

async function token(): Promise<string> {
  await signedIn()
  return (JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }).refreshToken
}

it('are tried again by themselves when the server was in trouble', async () => {
  const mine = await token()
  pool.control.addFault({ operation: 'RevokeToken', kind: 'status', status: 503, times: 2 })
  const revocations = revocationsOn()
  expect(await revocations.revoke(mine)).toBe(false)
  expect(secrets.get('session.revoke')).toBe(JSON.stringify([mine]))
  expect(revocations.done()).toBe(false)
  await expect.poll(() => secrets.has('session.revoke')).toBe(false)
  expect(operations('RevokeToken')).toBe(3)
  expect(revocations.done()).toBe(true)
})

it('lose no token that waits in a keychain that cannot be read', async () => {
  const mine = await token()
  secrets.set('session.revoke', JSON.stringify(['older']))
  let readable = false
  const get = (account: string): Promise<string | null> =>
    readable ? Promise.resolve(secrets.get(account) ?? null) : Promise.reject(new Error('denied'))
  pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 9 })
  const revocations = revocationsOn({ get })
  await revocations.revoke(mine)
  expect(secrets.get('session.revoke')).toBe(JSON.stringify(['older']))
  readable = true
  await revocations.catchUp()
  expect(secrets.get('session.revoke')).toBe(JSON.stringify(['older', mine]))
  await ended(revocations)
})

const model = exceptionsOf('RevokeToken')
const passing = ['InternalErrorException', 'TooManyRequestsException', 'ForbiddenException', 'LimitExceededException']
// The API model does not name the last ones, and clients meet them.
const forGood = [
  ...model.filter((name) => !passing.includes(name)),
  'NotAuthorizedException',
  'UserNotFoundException',
  'ResourceNotFoundException',
]

it('know for each exception of the API model whether it passes', () => {
  expect(forGood).toEqual(expect.arrayContaining(['UnsupportedOperationException', 'UnsupportedTokenTypeException']))
  expect(passingRefusals.filter((name) => !name.startsWith('WAF') && !model.includes(name))).toEqual([])
})

it.each(forGood)('try a token once that the pool refuses for good, and say so once: %s', async (name) => {
  const mine = await token()
  pool.control.addFault({ operation: 'RevokeToken', kind: 'error', times: 9, error: { name, message: 'No.' } })
  const revocations = revocationsOn()
  expect(await revocations.revoke(mine)).toBe(true)
  expect(secrets.has('session.revoke')).toBe(false)
  expect(revocations.done()).toBe(true)
  await revocations.catchUp()
  await revocationsOn().catchUp()
  expect(pool.control.requests().filter(({ body }) => body.includes(mine))).toHaveLength(1)
  expect(lines.filter((line) => line.includes(name))).toHaveLength(1)
  expect(lines.join()).not.toContain(mine)
})

it.each(passing)('keep a token that the pool may still take: %s', async (name) => {
  const mine = await token()
  pool.control.addFault({ operation: 'RevokeToken', kind: 'error', times: 2, error: { name, message: 'No.' } })
  const revocations = revocationsOn()
  expect(await revocations.revoke(mine)).toBe(false)
  expect(secrets.get('session.revoke')).toBe(JSON.stringify([mine]))
  await expect.poll(() => secrets.has('session.revoke')).toBe(false)
  expect(operations('RevokeToken')).toBe(3)
})

it('say how many tokens they drop where too many wait', async () => {
  secrets.set('session.revoke', JSON.stringify(Array.from({ length: 10 }, (_, index) => `older-${String(index)}`)))
  pool.control.addFault({ operation: '*', kind: 'drop', times: 99 })
  const revocations = revocationsOn()
  await revocations.revoke('eleventh')
  const dropped = lines.filter((line) => line.includes('dropped'))
  expect(dropped.map((line) => (JSON.parse(line) as { dropped: number }).dropped)).toEqual([1])
  expect(secrets.get('session.revoke')).toContain('eleventh')
  expect(secrets.get('session.revoke')).not.toContain('older-0')
  await ended(revocations)
})
