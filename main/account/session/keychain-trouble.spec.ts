import { describe, expect, it, vi } from 'vitest'
import {
  auth,
  code,
  errorOf,
  freshNumber,
  installRig,
  keychainHangs,
  keychainRefuses,
  keychainUses,
  operations,
  password,
  person,
  pool,
  remembered,
  secrets,
  signedIn,
  startApp,
  startPool,
  usePool,
} from '../testing/rig.ts'

installRig()

const hour = 3_600_000

describe('a keychain that fails', () => {
  it('is not asked again and again when it takes nothing', async () => {
    keychainRefuses('set')
    await signedIn()
    expect(auth.session()).toMatchObject({ status: 'signedIn', keptIn: 'memory' })
    await auth.catchUp()
    const before = keychainUses
    await auth.catchUp()
    await auth.catchUp()
    expect(keychainUses - before).toBeLessThan(10)
    keychainRefuses()
    await auth.catchUp()
    expect(auth.session()).toMatchObject({ keptIn: 'keychain' })
  })

  it('leaves the number and the last profile for the start at which it answers', async () => {
    const phoneNumber = await signedIn()
    expect(await startApp({ keychain: ['get'] })).toEqual({
      status: 'signedOut',
      phoneNumber,
      notice: null,
      wait: null,
    })
    pool.control.addFault({ operation: 'GetTokensFromRefreshToken', kind: 'drop', times: 9 })
    expect(await startApp()).toMatchObject({ status: 'restoring', profile: { phoneNumber, ...person } })
  })

  it('keeps a rotated token at the next chance, and says until then that the session ends with the app', async () => {
    const usual = pool
    const rotating = await startPool({
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    })
    usePool(rotating)
    try {
      await startApp()
      await signedIn()
      pool.control.advanceClock(2 * hour)
      keychainRefuses('set')
      // The access token has expired by now, so this call refreshes.
      await auth.refreshProfile()
      await expect.poll(() => auth.session()).toMatchObject({ status: 'signedIn', keptIn: 'memory' })
      keychainRefuses()
      await auth.catchUp()
      expect(auth.session()).toMatchObject({ keptIn: 'keychain' })
      // By now the pool takes the old token no more.
      pool.control.advanceClock(2 * hour)
      expect(await startApp()).toMatchObject({ status: 'signedIn' })
    } finally {
      usePool(usual)
      await rotating.close()
    }
  })
})

describe('a sign-out', () => {
  it('reaches the pool at the next start when the app ends before the pool answered', async () => {
    await signedIn()
    const { refreshToken } = JSON.parse(secrets.get('session') ?? '') as { refreshToken: string }
    pool.control.addFault({ operation: 'RevokeToken', kind: 'delay', times: 1, delayMs: 30_000 })
    void auth.signOut()
    // The pool has not answered, and will not before the app ends.
    await expect.poll(() => [...secrets]).toEqual([['session.revoke', JSON.stringify([refreshToken])]])
    await startApp()
    await auth.catchUp()
    expect(operations('RevokeToken')).toBe(2)
    expect(secrets.size).toBe(0)
  })

  it('is told as done when the server that was in trouble has been told after all', async () => {
    await signedIn()
    pool.control.addFault({ operation: 'RevokeToken', kind: 'status', status: 503, times: 1 })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      expect(await auth.signOut()).toMatchObject({ notice: 'serverNotTold' })
      await vi.advanceTimersByTimeAsync(61_000)
      await expect.poll(() => auth.session()).toMatchObject({ status: 'signedOut', notice: 'signedOut' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('is not undone by a start, although the keychain answered nothing and the pool could not be told', async () => {
    await signedIn()
    pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1 })
    keychainHangs()
    expect(await auth.signOut()).toMatchObject({ notice: 'signOutIncomplete' })
    expect(secrets.has('session')).toBe(true)
    await remembered.flush()
    expect(await startApp()).toMatchObject({ status: 'signedOut' })
    expect(secrets.size).toBe(0)
  })

  it('is told as done once the keychain lets the record go and the pool has been told', async () => {
    const phoneNumber = await signedIn()
    pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1 })
    keychainRefuses('delete')
    expect(await auth.signOut()).toMatchObject({ notice: 'signOutIncomplete' })
    keychainRefuses()
    await auth.catchUp()
    expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: 'signedOut', wait: null })
    expect(secrets.size).toBe(0)
  })
})

describe('a sign-up whose answer was lost', () => {
  it('awaits the code after a restart too', async () => {
    const phoneNumber = freshNumber()
    const input = { ...person, phoneNumber, password }
    pool.control.addFault({ operation: 'SignUp', times: 1, kind: 'drop', when: 'after' })
    expect(await errorOf(auth.signUp(input))).toEqual({ code: 'CodeMaybeSent' })
    await startApp()
    expect(await auth.signUp(input)).toMatchObject({ status: 'confirmingSignUp', phoneNumber })
    await auth.confirmSignUp(code(phoneNumber))
    expect(auth.session().status).toBe('signedIn')
  })
})
