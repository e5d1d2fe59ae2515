import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTokenRefresh, type TokenRefresh } from './token-refresh.ts'

const hour = 3_600_000
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function refreshing(refresh: () => Promise<number | null>, now = () => Date.now()): TokenRefresh {
  const tokenRefresh = createTokenRefresh({ now })
  tokenRefresh.whenDue(refresh)
  return tokenRefresh
}

describe('keeping a session fresh', () => {
  it('refreshes before the tokens expire, and again', async () => {
    const refresh = vi.fn(() => Promise.resolve(hour))
    refreshing(refresh).start(hour)
    await vi.advanceTimersByTimeAsync(0.89 * hour)
    expect(refresh).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(0.02 * hour)
    expect(refresh).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(hour)
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('refreshes at once after a sleep in which its time came', async () => {
    const refresh = vi.fn(() => Promise.resolve(hour))
    const tokenRefresh = refreshing(refresh)
    tokenRefresh.start(hour)
    tokenRefresh.check()
    expect(refresh).not.toHaveBeenCalled()
    // While the machine sleeps the clock goes on, and timers stand still.
    vi.setSystemTime(Date.now() + 2 * hour)
    tokenRefresh.check()
    tokenRefresh.check()
    await vi.advanceTimersByTimeAsync(0)
    expect(refresh).toHaveBeenCalledTimes(1)
  })

  it('tries again after a failure that passes, and stops when the session has ended', async () => {
    const refresh = vi.fn<() => Promise<number | null>>()
    refresh.mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(null)
    refreshing(refresh).start(hour)
    await vi.advanceTimersByTimeAsync(0.91 * hour)
    expect(refresh).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(10 * hour)
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('tries again within seconds after a failure, and then less and less often', async () => {
    const at: number[] = []
    const refresh = vi.fn(() => {
      at.push(Date.now())
      return Promise.reject(new Error('the answer was lost'))
    })
    refreshing(refresh).start(hour)
    await vi.advanceTimersByTimeAsync(0.9 * hour + 10 * 60_000)
    const pauses = at.slice(1).map((time, index) => (time - (at[index] ?? 0)) / 1_000)
    expect(pauses[0]).toBeLessThanOrEqual(2.5)
    expect(pauses[1]).toBeLessThanOrEqual(5)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(37.5)
    expect(pauses.at(-1)).toBeGreaterThan(20)
  })

  it.each([
    ['a few milliseconds early by the clock', -5],
    ['while the clock was set back by hours', -3 * hour],
    ['while the clock was set ahead by hours', 3 * hour],
  ])('goes on when its timer fires %s', async (_name, change) => {
    let off = 0
    const refresh = vi.fn(() => Promise.resolve(hour))
    refreshing(refresh, () => Date.now() + off).start(hour)
    off = change
    await vi.advanceTimersByTimeAsync(3 * hour)
    expect(refresh).toHaveBeenCalledTimes(3)
  })

  it('does nothing once stopped, also when a refresh was under way', async () => {
    let finish: (lifetime: number) => void = () => undefined
    const refresh = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)))
    const tokenRefresh = refreshing(refresh)
    tokenRefresh.start(hour)
    await vi.advanceTimersByTimeAsync(hour)
    tokenRefresh.stop()
    finish(hour)
    await vi.advanceTimersByTimeAsync(10 * hour)
    expect(refresh).toHaveBeenCalledTimes(1)
  })
})
