import { expect, it } from 'vitest'
import { createLog } from '../../diagnostics/log.ts'
import type { SecretStore } from '../../keychain/keytar.ts'
import { createVault } from '../../keychain/vault.ts'
import { createRevocations, type Revocations } from './revocations.ts'
import { config, installRig, operations, pool, secrets, signedIn } from '../testing/rig.ts'

installRig()

const log = createLog(() => undefined)

function revocationsOn(change: Partial<SecretStore> = {}): Revocations {
  const store: SecretStore = {
    get: (account) => Promise.resolve(secrets.get(account) ?? null),
    set: (account, secret) => Promise.resolve(void secrets.set(account, secret)),
    delete: (account) => Promise.resolve(void secrets.delete(account)),
    accounts: () => Promise.resolve([]),
    ...change,
  }
  const vault = createVault({ open: () => Promise.resolve(store), account: 'session', keep: true, timeout: 1_000, log })
  const revocations = createRevocations({ config: config(), vault, log, retryPause: 20 })
  revocations.whenDue(() => void revocations.catchUp())
  return revocations
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
})
