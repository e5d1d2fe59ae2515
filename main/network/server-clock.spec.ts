import { describe, expect, it } from 'vitest'
import { createServerClock } from './server-clock.ts'

const minute = 60_000
const built = Date.UTC(2026, 10, 22)

describe('the clock', () => {
  it.each([
    [0, false],
    [3.9, false],
    [-3.9, false],
    [4, true],
    [-4, true],
    [-525_600, true],
  ])('that is %d minutes ahead of the pool’s is wrong: %s', (ahead, wrong) => {
    const clock = createServerClock({ built, now: () => built + 1_000_000 * minute })
    clock.report(built + (1_000_000 - ahead) * minute)
    expect([clock.minutesAhead(), clock.isWrong()]).toEqual([Math.trunc(ahead), wrong])
  })

  it.each([
    [-525_600, true],
    [-5, true],
    [-1, false],
    [0, false],
    [525_600, false],
  ])('that shows %d minutes after the build is wrong, whoever answered: %s', (minutes, wrong) => {
    expect(createServerClock({ built, now: () => built + minutes * minute }).isWrong()).toBe(wrong)
  })

  it('of the server goes on with this machine’s, also while it sleeps, and is not set back with it', () => {
    let [here, steady] = [built, 0]
    const clock = createServerClock({ built, now: () => here, steady: () => steady })
    expect(clock.serverTime()).toBe(built)
    clock.report(built + 7 * minute)
    expect(clock.serverTime()).toBe(built + 7 * minute)
    here += 60 * minute
    expect(clock.serverTime()).toBe(built + 67 * minute)
    here -= 600 * minute
    steady += 3 * minute
    expect(clock.serverTime()).toBe(built + 10 * minute)
  })
})
