import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LocalPool } from '../../../infra/local-pool/server.ts'
import { graceNeeded } from './retry-pauses.ts'
import {
  auth,
  callPool,
  errorOf,
  installRig,
  keychainRefuses,
  operations,
  person,
  pool,
  remembered,
  rememberedFile,
  secrets,
  signedIn,
  startApp,
  startPool,
  usePool,
} from '../testing/rig.ts'

installRig()

describe('the session', () => {
  it('survives a restart by one record that holds no access or id token', async () => {
    const phoneNumber = await signedIn()
    const [record, ...others] = secrets.values()
    expect(others).toEqual([])
    expect(Object.keys(JSON.parse(record ?? '') as object).sort()).toEqual(['refreshToken', 'username', 'version'])
    // An access or id token is a signed JWT: its first two parts begin as JSON objects do.
    expect(record).not.toMatch(/eyJ[\w-]+\.eyJ/)
    expect(await startApp()).toMatchObject({ status: 'signedIn', keptIn: 'keychain', profile: { phoneNumber } })
  })

  it('is gone after sign-out, here and at the pool', async () => {
    await signedIn()
    const record = secrets.get('session') ?? expect.fail('no record')
    expect(await auth.signOut()).toMatchObject({ status: 'signedOut', notice: 'signedOut' })
    expect(secrets.size).toBe(0)
    expect(await errorOf(auth.signOut())).toEqual({ code: 'NotSignedIn' })
    // A copy of the record that somebody made before is worth nothing.
    secrets.set('session', record)
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
    expect(secrets.size).toBe(0)
  })

  it('ends with the number filled in when it was ended while the app was closed', async () => {
    const phoneNumber = await signedIn()
    const { refreshToken } = JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }
    await callPool('RevokeToken', { Token: refreshToken })
    expect(await startApp()).toEqual({ status: 'signedOut', phoneNumber, notice: 'sessionEnded', wait: null })
  })

  it('says so when the pool could not be told of the sign-out', async () => {
    const phoneNumber = await signedIn()
    pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1 })
    const { refreshToken } = JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }
    expect(await auth.signOut()).toEqual({ status: 'signedOut', phoneNumber, notice: 'serverNotTold', wait: null })
    // The keychain keeps the token only to revoke it at the next chance.
    expect([...secrets]).toEqual([['session.revoke', JSON.stringify([refreshToken])]])
    await startApp()
    expect(auth.session().status).toBe('signedOut')
    await auth.catchUp()
    expect(secrets.size).toBe(0)
    secrets.set('session', JSON.stringify({ version: 1, username: randomUUID(), refreshToken }))
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
  })

  it('tells the pool at the next chance too where the keychain takes nothing', async () => {
    await signedIn()
    const { refreshToken } = JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }
    pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1 })
    keychainRefuses('set')
    expect(await auth.signOut()).toMatchObject({ status: 'signedOut', notice: 'serverNotTold' })
    expect(secrets.size).toBe(0)
    await auth.catchUp()
    expect(operations('RevokeToken')).toBe(2)
    secrets.set('session', JSON.stringify({ version: 1, username: randomUUID(), refreshToken }))
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
  })

  it('leaves nothing of the user behind after sign-out, in memory or in the file', async () => {
    const phoneNumber = await signedIn()
    await remembered.flush()
    expect(await readFile(rememberedFile, 'utf8')).toContain(phoneNumber)
    await auth.signOut()
    await remembered.flush()
    const left = await readFile(rememberedFile, 'utf8')
    for (const trace of [phoneNumber, ...Object.values(person.attributes)]) expect(left).not.toContain(trace)
  })

  it('tells what a keychain that will not let go means for a sign-out', async () => {
    for (const [faulty, notice] of [
      [false, 'recordLeft'],
      [true, 'signOutIncomplete'],
    ] as const) {
      const phoneNumber = await signedIn()
      const record = secrets.get('session')
      if (faulty) pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1 })
      keychainRefuses('delete')
      expect(await auth.signOut()).toEqual({ status: 'signedOut', phoneNumber, notice, wait: null })
      expect(secrets.get('session')).toBe(record)
      // The record that stayed signs nobody in: not when the connection is back, not by a retry, not at a start.
      await auth.catchUp()
      // The pool has been told by now.
      expect(await auth.restore()).toMatchObject({ status: 'signedOut', notice: 'recordLeft' })
      expect((await startApp()).status).toBe('signedOut')
      expect(secrets.has('session')).toBe(false)
    }
  })

  it('is not restored at a start while its token still waits to be revoked', async () => {
    await signedIn()
    pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1 })
    keychainRefuses('delete')
    expect(await auth.signOut()).toMatchObject({ notice: 'signOutIncomplete' })
    expect(await startApp()).toMatchObject({ status: 'signedOut' })
    await auth.catchUp()
    expect(secrets.size).toBe(0)
  })

  it('is kept, not lost, while the pool cannot be reached at start', async () => {
    await signedIn()
    const record = secrets.get('session')
    pool.control.addFault({ operation: 'GetTokensFromRefreshToken', kind: 'drop', times: 3 })
    expect(await startApp()).toMatchObject({
      status: 'restoring',
      problem: 'AnswerLost',
      profile: person,
    })
    expect(secrets.get('session')).toBe(record)
    expect(await auth.restore()).toMatchObject({ status: 'signedIn' })
  })

  it('ends when it was ended elsewhere, with the number filled in', async () => {
    const phoneNumber = await signedIn()
    const { refreshToken } = JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }
    await callPool('RevokeToken', { Token: refreshToken })
    expect(await errorOf(auth.refreshProfile())).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: 'sessionEnded', wait: null })
    expect(secrets.size).toBe(0)
  })
})

describe('a clock that is wrong by hours', () => {
  it.each([3, -3])('is no reason to end or refuse a session: %i hours', async (hours) => {
    const phoneNumber = await signedIn()
    pool.control.skewClock(hours * 3_600_000)
    const asked = operations('GetTokensFromRefreshToken')
    expect(await startApp()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    await auth.refreshProfile()
    await auth.updateProfile({ 'custom:role_name': 'Countess' })
    expect(await auth.refreshProfile()).toMatchObject({
      attributes: { ...person.attributes, 'custom:role_name': 'Countess' },
    })
    // One request restores the session. Tokens that look expired or not yet valid by this machine's clock cause no
    // more.
    expect(operations('GetTokensFromRefreshToken') - asked).toBe(1)
    // The hour is over by the server's clock, whatever this machine's clock says.
    pool.control.advanceClock(2 * 3_600_000)
    await auth.refreshProfile()
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
  })
})

describe('a pool that rotates refresh tokens', () => {
  const rotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: graceNeeded } as const
  // When a pool rotates refresh tokens, Cognito allows GetTokensFromRefreshToken alone.
  const ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH'] as const
  let usual: LocalPool

  beforeEach(async () => {
    usual = pool
    usePool(await startPool({ RefreshTokenRotation: rotation, ExplicitAuthFlows: [...ExplicitAuthFlows] }))
    secrets.clear()
    await startApp()
  })
  afterEach(async () => {
    await pool.close()
    usePool(usual)
  })

  it('keeps the newest token, and a restart in between finds it', async () => {
    await signedIn()
    const first = secrets.get('session')
    pool.control.advanceClock(2 * 3_600_000)
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
    const second = secrets.get('session')
    expect(second).not.toBe(first)
    pool.control.advanceClock(2 * 3_600_000)
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
    // The first token has been used up, so whoever presents it has a copy.
    secrets.set('session', first ?? '')
    expect(await startApp()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
  })

  it.each([
    ['dropped', { kind: 'drop', when: 'after' }],
    ['too late', { kind: 'delay', delayMs: 3_000 }],
    ['cut short', { kind: 'truncate' }],
    ['replaced by a web page', { kind: 'contentType' }],
  ] as const)('goes on when the answer with the next token is %s, at start and later', async (_name, lost) => {
    await signedIn()
    const loseOne = (): void => {
      pool.control.addFault({ operation: 'GetTokensFromRefreshToken', times: 1, ...lost })
    }
    loseOne()
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
    pool.control.advanceClock(2 * 3_600_000)
    loseOne()
    await auth.refreshProfile()
    // The old token's grace is over, so this needs the newest one.
    pool.control.advanceClock(2 * 3_600_000)
    await auth.refreshProfile()
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
  })

  it('is asked again within the grace when all answers to a start were lost', async () => {
    await signedIn()
    const fault = { operation: 'GetTokensFromRefreshToken', kind: 'drop', when: 'after' } as const
    pool.control.addFault({ ...fault, times: 2 })
    expect(await startApp()).toMatchObject({ status: 'restoring', problem: 'AnswerLost' })
    await vi.waitUntil(() => auth.session().status === 'signedIn', { timeout: 10_000 })
    pool.control.advanceClock(60_000)
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
  })

  it('asks once for many callers', async () => {
    await signedIn()
    await startApp()
    pool.control.advanceClock(2 * 3_600_000)
    const before = operations('GetTokensFromRefreshToken')
    await Promise.all(Array.from({ length: 5 }, () => auth.refreshProfile()))
    expect(operations('GetTokensFromRefreshToken') - before).toBe(1)
    expect(auth.session().status).toBe('signedIn')
  })
})
