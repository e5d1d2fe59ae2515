import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { maybeEnded } from '../../settings/remembered.ts'
import { hasEnded, isUnclear, withEnded } from './ended.ts'
import {
  auth,
  freshNumber,
  installRig,
  keychainRefuses,
  operations,
  password,
  person,
  pool,
  remembered,
  secrets,
  signedIn,
  startApp,
} from '../testing/rig.ts'

// The keychain does not let the record of an ended session go. It has to go later, whatever the user does meanwhile,
// and whenever the app starts again.

installRig()

describe('a record that the keychain did not let go', () => {
  const meanwhile: Record<string, (phoneNumber: string) => Promise<unknown>> = {
    nothing: () => Promise.resolve(),
    'a reset': (phoneNumber) => auth.requestPasswordReset(phoneNumber),
    'a reset, left again': async (phoneNumber) => {
      await auth.requestPasswordReset(phoneNumber)
      await auth.startOver()
    },
    'a sign-up': () => auth.signUp({ ...person, phoneNumber: freshNumber(), password }),
    'a start': () => startApp({ keychain: ['delete'] }),
    'a reset and a start': async (phoneNumber) => {
      await auth.requestPasswordReset(phoneNumber)
      await startApp({ keychain: ['delete'] })
    },
    'a start with a keychain that gives nothing': () => startApp({ keychain: ['delete', 'get', 'set'] }),
    'a sign-in that it does not take': async (phoneNumber) => {
      keychainRefuses('set', 'delete')
      await auth.signIn(phoneNumber, password)
    },
  }

  it.each(Object.keys(meanwhile))('goes at the next chance after %s', async (what) => {
    const phoneNumber = await signedIn()
    keychainRefuses('delete')
    expect(await auth.signOut()).toMatchObject({ notice: 'recordLeft' })
    const left = secrets.get('session')
    expect(left).toBeDefined()
    await meanwhile[what]?.(phoneNumber)
    await auth.catchUp()
    expect(secrets.get('session')).toBe(left)
    keychainRefuses()
    await auth.catchUp()
    expect(secrets.get('session')).not.toBe(left)
    expect(remembered.get().ended).toBeNull()
  })

  it('goes by itself, without any other reason to try', async () => {
    await signedIn()
    keychainRefuses('delete')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await auth.signOut()
      await auth.requestPasswordReset(freshNumber())
      await vi.advanceTimersByTimeAsync(40_000)
      expect(secrets.has('session')).toBe(true)
      keychainRefuses()
      await vi.advanceTimersByTimeAsync(80_000)
      await expect.poll(() => secrets.has('session')).toBe(false)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is revoked at a later start when neither the pool nor the keychain took a note', async () => {
    await signedIn()
    pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1 })
    keychainRefuses('delete', 'set')
    expect(await auth.signOut()).toMatchObject({ notice: 'signOutIncomplete' })
    expect([...secrets.keys()]).toEqual(['session'])
    const before = operations('RevokeToken')
    expect(await startApp()).toMatchObject({ status: 'signedOut' })
    await auth.settle()
    expect([operations('RevokeToken') - before, secrets.size]).toEqual([1, 0])
  })

  it('is revoked, too, when it had been set aside', async () => {
    const phoneNumber = await signedIn()
    const record = secrets.get('session') ?? ''
    secrets.set('session', record.slice(0, -1))
    expect(await startApp()).toMatchObject({ status: 'signedOut' })
    await auth.signIn(phoneNumber, password)
    expect([...secrets.keys()].filter((name) => name.includes('unreadable'))).toHaveLength(1)
    await auth.signOut()
    await auth.settle()
    const { refreshToken } = JSON.parse(record) as { refreshToken: string }
    const revoked = pool.control.requests().filter(({ operation }) => operation === 'RevokeToken')
    expect(JSON.stringify(revoked)).toContain(refreshToken)
    expect(secrets.size).toBe(0)
  })

  it('does not come back when another session ended after it', async () => {
    const phoneNumber = await signedIn()
    keychainRefuses('set', 'delete')
    pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 5 })
    await auth.signOut()
    await auth.signIn(phoneNumber, password)
    await auth.signOut()
    expect(await startApp({ keychain: ['set', 'delete'] })).toMatchObject({ status: 'signedOut' })
    expect(secrets.has('session')).toBe(true)
  })

  it('is told from the record of a session that goes on', async () => {
    const phoneNumber = await signedIn()
    // Another session's record was left, and then this one took its place, but the app ended before it noted that.
    remembered.update({ ended: withEnded(null, { username: 'ada', refreshToken: 'another' }) })
    pool.control.addFault({ operation: 'GetTokensFromRefreshToken', kind: 'drop', times: 9 })
    expect(await startApp()).toMatchObject({ status: 'restoring' })
    await auth.catchUp()
    expect(secrets.has('session')).toBe(true)
    await expect.poll(() => startApp()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
  })

  it('never comes back, and goes in the end, in any order of sign-ins, sign-outs and starts', async () => {
    const step = fc.constantFrom('signIn', 'signOut', 'reset', 'startOver', 'start', 'start without keychain')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 7 }), async (steps) => {
        const phoneNumber = await signedIn()
        const first = secrets.get('session')
        keychainRefuses('set', 'delete')
        await auth.signOut()
        for (const what of steps) {
          const { status } = auth.session()
          if (what === 'signIn' && status !== 'signedIn') await auth.signIn(phoneNumber, password)
          if (what === 'signOut' && status === 'signedIn') await auth.signOut()
          if (what === 'reset' && status === 'signedOut') await auth.requestPasswordReset(phoneNumber)
          if (what === 'startOver') await auth.startOver()
          if (what === 'start') await startApp({ keychain: ['set', 'delete'] })
          if (what === 'start without keychain') await startApp({ keychain: ['get', 'set', 'delete'] })
          if (what.startsWith('start ') || what === 'start') expect(auth.session().status).not.toBe('signedIn')
          expect(secrets.get('session')).toBe(first)
        }
        keychainRefuses()
        await auth.catchUp()
        expect(secrets.get('session')).not.toBe(first)
        const { status } = auth.session()
        const kept = status === 'signedIn'
        expect([secrets.has('session'), remembered.get().ended]).toEqual([kept, null])
        expect((await startApp()).status).toBe(status)
        if (kept) await auth.signOut()
        if (status === 'resettingPassword') await auth.startOver()
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})

describe('the note of ended sessions', () => {
  const session = fc.string({ minLength: 1 }).map((refreshToken) => ({ username: 'ada', refreshToken }))

  it('names the first and the newest of them, and forgets no unclear one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(session, { minLength: 1, maxLength: 300 }), fc.boolean(), (sessions, unclear) => {
        let note: string | null = unclear ? maybeEnded : null
        for (const one of sessions) note = withEnded(note, one)
        expect(isUnclear(note)).toBe(unclear)
        if (!unclear) expect(hasEnded(note, sessions[0] ?? expect.fail())).toBe(true)
        for (const one of sessions.slice(-50)) expect(hasEnded(note, one)).toBe(true)
        expect(hasEnded(note, { username: 'ada', refreshToken: 'x'.repeat(500) })).toBe(false)
        expect(note?.length).toBeLessThan(5_000)
      }),
    )
  })
})
