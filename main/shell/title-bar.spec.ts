import { expect, it, vi } from 'vitest'
import { grounds } from './ground.ts'
import { paint, titleBarOf } from './title-bar.ts'

const platforms = ['win32', 'darwin', 'linux'] as const

it.each(platforms)('of %s is the page’s own where the platform draws its buttons into it', (platform) => {
  const options = titleBarOf(platform, grounds.dark)
  expect(options.titleBarStyle).toBe(platform === 'linux' ? undefined : 'hidden')
  // Without an overlay Windows would show no buttons, and no page would know where they are.
  expect(options.titleBarOverlay !== undefined).toBe(platform !== 'linux')
  expect(options.autoHideMenuBar).toBe(platform === 'linux' ? true : undefined)
})

it.each(platforms)('of %s follows the theme together with the ground', (platform) => {
  for (const colours of Object.values(grounds)) {
    const window = { setBackgroundColor: vi.fn(), setTitleBarOverlay: vi.fn() }
    paint(window, platform, colours)
    expect(window.setBackgroundColor).toHaveBeenCalledExactlyOnceWith(colours.ground)
    const { titleBarOverlay } = titleBarOf(platform, colours)
    expect(window.setTitleBarOverlay.mock.calls).toEqual(platform === 'win32' ? [[titleBarOverlay]] : [])
    if (platform === 'win32') expect(titleBarOverlay).toMatchObject({ symbolColor: colours.ink })
  }
})
