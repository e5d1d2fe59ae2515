import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHeldPassword } from './held-password.ts'

const minute = 60_000
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the password of a fresh sign-up', () => {
  it('is there for three minutes, and once', () => {
    const passwords = createHeldPassword()
    passwords.keep('Correct-Horse-7')
    vi.advanceTimersByTime(3 * minute - 1)
    expect(passwords.take()).toBe('Correct-Horse-7')
    expect(passwords.take()).toBeNull()
  })

  it('is gone after three minutes, by itself', () => {
    const passwords = createHeldPassword()
    passwords.keep('Correct-Horse-7')
    vi.advanceTimersByTime(3 * minute)
    // The time must also end when somebody sets the clock back meanwhile.
    vi.setSystemTime(0)
    expect(passwords.take()).toBeNull()
  })

  it('is gone after a sleep, in which the clock goes on and timers do not', () => {
    const passwords = createHeldPassword()
    passwords.keep('Correct-Horse-7')
    vi.setSystemTime(Date.now() + 8 * 60 * minute)
    expect(passwords.take()).toBeNull()
  })

  it('is forgotten on demand, and counts anew for the next one', () => {
    const passwords = createHeldPassword()
    passwords.keep('Correct-Horse-7')
    passwords.forget()
    expect(passwords.take()).toBeNull()
    passwords.keep('Battery-Staple-8')
    vi.advanceTimersByTime(2 * minute)
    passwords.keep('Battery-Staple-9')
    vi.advanceTimersByTime(2 * minute)
    expect(passwords.take()).toBe('Battery-Staple-9')
  })
})
