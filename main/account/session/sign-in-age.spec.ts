import { afterEach, describe, expect, it } from 'vitest'
import { createSignInAge } from './sign-in-age.ts'
import { administratorWants, auth, installRig, operations, pool, secrets, signedIn, startApp } from '../testing/rig.ts'

installRig()

const hour = 3_600_000

afterEach(() => {
  administratorWants(null)
})

describe('a sign-in that is asked for again', () => {
  it('ends a session that is too old, here and at the pool, and tells why', async () => {
    const phoneNumber = await signedIn()
    administratorWants(8)
    pool.control.advanceClock(7 * hour)
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
    pool.control.advanceClock(hour + 1_000)
    expect(await startApp()).toEqual({ status: 'signedOut', phoneNumber, notice: 'signInDue', wait: null })
    expect(secrets.size).toBe(0)
    expect(operations('RevokeToken')).toBe(1)
    administratorWants(null)
    expect(await startApp()).toMatchObject({ status: 'signedOut' })
  })

  it('is asked for by nobody as long as the administrator does not', async () => {
    await signedIn()
    pool.control.advanceClock(20 * 24 * hour)
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
    expect(auth.session()).toMatchObject({ status: 'signedIn' })
  })

  it('comes in a running app too, after a sleep as well', () => {
    let now = 0
    let ended = 0
    const due = createSignInAge({ hours: 8, now: () => now })
    due.whenOver(() => Promise.resolve((ended += 1)))
    due.start(2 * hour)
    now = 6 * hour - 1
    due.check()
    expect(ended).toBe(0)
    now = 6 * hour
    due.check()
    due.check()
    expect(ended).toBe(1)
    due.start(0)
    due.stop()
    now = 99 * hour
    due.check()
    expect(ended).toBe(1)
  })
})
