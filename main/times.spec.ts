import { expect, it } from 'vitest'
import { timesAt } from './times.ts'

it('ends a call within the ten seconds that are promised, and what it waits for sooner', () => {
  expect(timesAt()).toEqual({ request: 8_000, keychain: 5_000, call: 9_000, quit: 2_000, confirmation: 600_000 })
})

it('keeps at any pace which ends first', () => {
  for (const pace of [0.01, 0.25, 1]) {
    const { request, keychain, call } = timesAt(pace)
    expect(Math.max(request, keychain)).toBeLessThan(call)
  }
})
