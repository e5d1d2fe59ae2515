import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Session } from '../../../preload/contract/session.ts'
import type { RememberedStore } from '../../settings/remembered.ts'
import { administrator, auth, errorOf, installRig, password, pool } from '../testing/rig.ts'
import { remembered, signedIn, signedUp, startApp } from '../testing/rig.ts'
import { codeLife, createCodeAge } from './code-age.ts'
import { rememberedOf, startingSession } from './remember.ts'
import { createSessionState } from './state.ts'

installRig()

const phoneNumber = '+447700900123'
const destination = '+*******0123'
const waiting = ['confirmingSignUp', 'resettingPassword'] as const
const step = (status: (typeof waiting)[number]): Session => ({ status, phoneNumber, destination, wait: null })

/** Puts the time at which the app last asked for the code so far back. */
function backdate(milliseconds: number): void {
  const { pending } = remembered.get()
  if (pending === null) expect.fail('no step waits')
  remembered.update({ wait: null, pending: { ...pending, since: Date.now() - milliseconds } })
}

describe('a step that waits for a code', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('promises its code as long as it lives and no longer, at any start and in a running app', () => {
    vi.useFakeTimers()
    const day = 24 * 3_600_000
    fc.assert(
      fc.property(fc.constantFrom(...waiting), fc.integer({ min: 0, max: 3 * day }), (status, age) => {
        const since = Date.now()
        const kept = rememberedOf(step(status), null, false, null)
        const store = { get: () => kept } as unknown as RememberedStore
        const state = createSessionState()
        const codeAge = createCodeAge(state, store)
        const keep = (session: Session): Promise<void> => {
          codeAge.follow(session)
          return Promise.resolve()
        }
        state.connect({ keep, announce: () => undefined })
        state.set(step(status))
        vi.advanceTimersByTime(age)
        const over = age >= codeLife[status]
        const expected = over ? { ...step(status), destination: null, outlived: true } : step(status)
        expect(state.get()).toEqual(expected)
        const file = { ...kept, pending: kept.pending ?? null, wait: null } as Parameters<typeof startingSession>[0]
        expect(startingSession(file, false)).toEqual(expected)
        expect(kept.pending?.since).toBe(since)
        codeAge.stop()
      }),
    )
  })

  it('keeps its age over restarts, and a new code begins a new one', async () => {
    await signedUp()
    backdate(codeLife.confirmingSignUp - 60_000)
    expect(await startApp()).toMatchObject({ destination: expect.any(String) as string })
    backdate(codeLife.confirmingSignUp)
    expect(await startApp()).toMatchObject({ status: 'confirmingSignUp', destination: null, outlived: true })
    expect(await startApp()).toMatchObject({ destination: null, outlived: true })
    await auth.resendSignUpCode()
    const asked = auth.session()
    expect(asked).toMatchObject({ destination: expect.any(String) as string, outlived: true })
    expect(await startApp()).toEqual(asked)
  })

  it('of a reset is over after an hour, and the next code is like the first', async () => {
    const number = await signedIn()
    await auth.signOut()
    await auth.requestPasswordReset(number)
    backdate(codeLife.resettingPassword)
    expect(await startApp()).toMatchObject({ status: 'resettingPassword', destination: null, outlived: true })
    await auth.resendResetCode()
    expect(auth.session()).not.toHaveProperty('outlived')
  })

  it('names the way out where the account is gone and the pool hides it, and the number is kept', async () => {
    const number = await signedUp()
    await administrator().send(new AdminDeleteUserCommand({ UserPoolId: pool.userPoolId, Username: number }))
    await auth.resendSignUpCode()
    expect((await errorOf(auth.confirmSignUp('123456')))?.code).toBe('CodeExpired')
    expect(auth.session()).toMatchObject({ status: 'confirmingSignUp', phoneNumber: number, outlived: true })
    expect(await startApp()).toMatchObject({ outlived: true })
    expect(await auth.startOver()).toMatchObject({ status: 'signedOut', phoneNumber: number })
    await signedUp(number)
    expect(auth.session()).not.toHaveProperty('outlived')
    await auth.startOver()
    await auth.signIn(number, password)
    expect(auth.session()).not.toHaveProperty('outlived')
  })
})
