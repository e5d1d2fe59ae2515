import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { openApp } from '../testing/open-app.ts'
import { appInfo, phoneNumber, sessions, signingInAt } from '../testing/samples.ts'

// How long a sign-in waits for its next step: a quiet line, and one sentence when the last minute begins.

const second = 1_000
const start = new Date(2030, 4, 17, 14, 34, 10).getTime()

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const line = (): string => /You have .+ to finish/.exec(document.querySelector('main')?.textContent ?? '')?.[0] ?? ''
const spoken = (): string => document.querySelector('[aria-live="polite"]')?.textContent ?? ''

async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * second)
  await nextTick()
}

async function open(seconds: number, challengeMinutes = 3) {
  return openApp({
    session: { ...sessions.signingIn, until: start + seconds * second },
    info: { signIn: { ...appInfo.signIn, challengeMinutes } },
  })
}

describe('the time that is left', () => {
  it('never promises half a minute more than there is, and counts the last one by seconds', async () => {
    await open(180)
    for (let left = 180; left > 0; left -= 15) {
      const [, count = '', unit = ''] = /(\d+) (minute|second)/.exec(line()) ?? []
      expect(Number(count) * (unit === 'minute' ? 60 : 1), `at ${String(left)} seconds`).toBeLessThanOrEqual(left + 30)
      expect(unit).toBe(left > 60 ? 'minute' : 'second')
      await pass(15)
    }
    expect(line(), 'what is over says nothing').toBe('')
  })

  it('is spoken once, when the last minute begins', async () => {
    await open(180)
    await pass(118)
    expect(spoken()).not.toContain('to finish')
    await pass(3)
    expect(spoken()).toContain('60 seconds')
    await pass(8)
    expect(spoken()).not.toContain('to finish')
    await pass(30)
    expect(spoken()).not.toContain('to finish')
  })

  it.each([3, 8, 15])('is never more than the %i minutes of the stage, whatever the clock says', async (minutes) => {
    await open(3_600, minutes)
    expect(line()).toContain(`${String(minutes)} minutes`)
  })

  it('begins anew with each step', async () => {
    const app = await open(180)
    await pass(150)
    expect(line()).toContain('30 seconds')
    const next = { ...signingInAt({ kind: 'totpCode', mayChoose: false }), phoneNumber }
    app.emit('sessionChanged', { ...next, until: Date.now() + 180 * second })
    await nextTick()
    await nextTick()
    expect(line()).toContain('3 minutes')
  })
})
