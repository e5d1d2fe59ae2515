import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef, type ComputedRef, type EffectScope } from 'vue'
import type { Wait } from '../../preload/contract/wait.ts'
import { useCountdown } from './use-countdown.ts'

const start = new Date(2030, 4, 17, 14, 34, 10).getTime()
const hour = 3_600_000
let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

function countdown(wait: Wait): ComputedRef<number> {
  return scope.run(() => useCountdown(shallowRef(wait))) ?? expect.fail('no scope')
}

describe('a countdown', () => {
  it('goes on by the time that passes when the clock is set back', () => {
    const seconds = countdown({ cause: 'codeSent', until: start + 30_000 })
    vi.advanceTimersByTime(10_000)
    expect(seconds.value).toBe(20)
    vi.setSystemTime(start - 3 * hour)
    vi.advanceTimersByTime(15_000)
    expect(seconds.value).toBeLessThanOrEqual(6)
    vi.advanceTimersByTime(6_000)
    expect(seconds.value).toBe(0)
  })

  it('is never longer than its cause allows', () => {
    const longest = (cause: Wait['cause']): number => countdown({ cause, until: start + 9 * hour }).value
    expect([longest('codeSent'), longest('tooManyRequests')]).toEqual([30, 3_600])
  })

  it('is right at once after a sleep', () => {
    const seconds = countdown({ cause: 'tooManyRequests', until: start + hour })
    vi.setSystemTime(start + hour / 2)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(seconds.value).toBe(1_800)
  })
})
