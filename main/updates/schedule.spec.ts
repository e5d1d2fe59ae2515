import { afterEach, describe, expect, it, vi } from 'vitest'
import type { UpdateEngine } from './engine.ts'
import { updatesRig } from './testing/updates-rig.ts'

afterEach(() => {
  vi.useRealTimers()
})

const unreachable = { status: 'failed', reason: 'unreachable' }

describe('when updates are looked for', () => {
  const hour = 3_600_000

  it('is at the start and every four hours, give or take a tenth', async () => {
    vi.useFakeTimers()
    const it = updatesRig({})
    it.updates.start()
    await vi.advanceTimersByTimeAsync(0)
    expect(it.counts.checks).toBe(1)
    await vi.advanceTimersByTimeAsync(3.59 * hour)
    expect(it.counts.checks).toBe(1)
    await vi.advanceTimersByTimeAsync(0.82 * hour)
    expect(it.counts.checks).toBe(2)
    await vi.advanceTimersByTimeAsync(4.41 * hour)
    expect(it.counts.checks).toBe(3)
  })

  it('is after the machine slept over it, and when the network is back', async () => {
    vi.useFakeTimers()
    const check = vi.fn<UpdateEngine['check']>().mockRejectedValueOnce(new Error('net::ERR_PROXY_CONNECTION_FAILED'))
    check.mockResolvedValue(null)
    const it = updatesRig({ check })
    it.updates.start()
    await vi.advanceTimersByTimeAsync(0)
    it.updates.catchUp()
    expect(it.updates.state(), 'a network that flickers').toEqual(unreachable)
    vi.setSystemTime(Date.now() + 61_000)
    it.updates.catchUp()
    await vi.advanceTimersByTimeAsync(0)
    expect([it.updates.state().status, it.counts.checks]).toEqual(['current', 2])

    it.updates.catchUp()
    await vi.advanceTimersByTimeAsync(0)
    expect(it.counts.checks, 'nothing was missed').toBe(2)
    vi.setSystemTime(Date.now() + 5 * hour)
    it.updates.catchUp()
    await vi.advanceTimersByTimeAsync(0)
    expect(it.counts.checks).toBe(3)
  })
})
