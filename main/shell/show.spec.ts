import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bringForward, showWhenReady } from './show.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A window that is not shown yet, and what it was told. */
function hidden() {
  const done: string[] = []
  const window = Object.assign(new EventEmitter(), {
    visible: false,
    isDestroyed: () => false,
    isVisible: () => window.visible,
    maximize: () => void done.push('maximize'),
    show: () => {
      window.visible = true
      done.push('show')
    },
  })
  return { window, done }
}

describe('a window', () => {
  it('is shown once it has something to show, and not a second time', () => {
    const { window, done } = hidden()
    showWhenReady(window, () => true)
    window.emit('ready-to-show')
    vi.advanceTimersByTime(60_000)
    expect(done).toEqual(['maximize', 'show'])
  })

  it('that never has anything to show is shown after five seconds', () => {
    const { window, done } = hidden()
    showWhenReady(window, () => false)
    vi.advanceTimersByTime(4_999)
    expect(done).toEqual([])
    vi.advanceTimersByTime(1)
    expect(done).toEqual(['show'])
    window.emit('ready-to-show')
    expect(done).toEqual(['show'])
  })

  it('that was closed before is left alone', () => {
    const { window, done } = hidden()
    showWhenReady(window, () => false)
    window.emit('closed')
    vi.advanceTimersByTime(60_000)
    expect(done).toEqual([])
  })

  it.each([
    [true, ['restore', 'show', 'focus']],
    [false, ['show', 'focus']],
  ])('comes forward, minimised or not (%s)', (minimised, expected) => {
    const done: string[] = []
    const tell = (name: string) => () => void done.push(name)
    bringForward({
      isMinimized: () => minimised,
      restore: tell('restore'),
      show: tell('show'),
      focus: tell('focus'),
    })
    expect(done).toEqual(expected)
  })
})
