import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import { openWindowPlace, visiblePart, type WindowPlace } from './window-place.ts'

const desk = { x: 0, y: 0, width: 1920, height: 1040 }
const left = { x: -1280, y: 200, width: 1280, height: 984 }
const bounds = { x: 100, y: 80, width: 1080, height: 760 }

describe('the visible part of a place', () => {
  it.each([
    ['on the desk', bounds, [desk], bounds],
    ['on a display to the left', { ...bounds, x: -1200, y: 240 }, [desk, left], { ...bounds, x: -1200, y: 240 }],
    ['half beyond an edge', { ...bounds, x: 1700 }, [desk], { ...bounds, x: 1700 }],
    ['on a display that is gone', { ...bounds, x: -1200, y: 240 }, [desk], null],
    ['with too little to grip', { ...bounds, x: 1850 }, [desk], null],
    ['with its top above the display', { ...bounds, y: -200 }, [desk], null],
    ['below the display', { ...bounds, y: 1030 }, [desk], null],
    ['without any display', bounds, [], null],
    [
      'larger than the display',
      { ...bounds, width: 3000, height: 2000 },
      [desk],
      { ...bounds, width: 1920, height: 1040 },
    ],
    ['that is not known', null, [desk], null],
  ])('%s', (_, place, areas, expected) => {
    expect(visiblePart(place, areas)).toEqual(expected)
  })
})

class FakeWindow extends EventEmitter {
  destroyed = false
  maximized = false
  isDestroyed = (): boolean => this.destroyed
  isMaximized = (): boolean => this.maximized
  getNormalBounds = (): typeof bounds => bounds
}

describe('the place of the window', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-place-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  function open(): WindowPlace {
    return openWindowPlace(
      join(folder, 'window.json'),
      createLog(() => undefined),
      () => [desk],
    )
  }

  it('is nowhere at first, and remembered when the window closes', async () => {
    const place = open()
    expect(place.bounds()).toBeNull()
    expect(place.maximized()).toBe(false)
    const window = new FakeWindow()
    window.maximized = true
    place.follow(window)
    window.emit('close')
    window.destroyed = true
    await place.flush()
    expect(open().bounds()).toEqual(bounds)
    expect(open().maximized()).toBe(true)
  })

  it('is remembered when the app quits with its window open', async () => {
    const place = open()
    place.follow(new FakeWindow())
    await place.flush()
    expect(open().bounds()).toEqual(bounds)
  })
})
