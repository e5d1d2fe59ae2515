import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { openApp } from './testing/open-app.ts'
import { appInfo } from './testing/samples.ts'

// No browser draws its buttons into a page of the tests, so these say how high the strip with them would be.

const strip = (): HTMLElement => document.querySelector<HTMLElement>('.title-bar') ?? expect.fail('there is no strip')
const height = 36

afterEach(() => {
  document.documentElement.removeAttribute('style')
})

function draw(): void {
  document.documentElement.style.setProperty('--title-bar', `${height}px`)
}

it('takes no room where the platform draws the title bar, and is not spoken', async () => {
  await openApp()
  expect(strip().getBoundingClientRect().height).toBe(0)
  expect(strip().getAttribute('aria-hidden')).toBe('true')
})

describe.each(['en', 'ar'] as const)('in %s', (language) => {
  const info = { settings: { ...appInfo.settings, language } }

  it.each([1_080, 360])('goes from edge to edge of a window of %i pixels, and moves it', async (width) => {
    await page.viewport(width, 700)
    await openApp({ info })
    draw()
    await expect.poll(() => document.documentElement.lang).toBe(language)
    expect(strip().getBoundingClientRect()).toMatchObject({ top: 0, left: 0, width, height })
    expect(getComputedStyle(strip()).getPropertyValue('-webkit-app-region')).toBe('drag')
    // Whoever presses there moves the window, or presses one of its buttons.
    expect(strip().childElementCount).toBe(0)
  })

  it.each([1_080, 360])('has the layout of a window of %i pixels below it', async (width) => {
    await page.viewport(width, 700)
    await openApp({ at: '/sign-up', info })
    const insides = (): number[] =>
      ['h1', 'header img'].map((part) => document.querySelector(part)?.getBoundingClientRect().top ?? NaN)
    const before = insides()
    draw()
    expect(insides()).toEqual(before.map((top) => top + height))
    scrollTo({ top: 300 })
    const [top] = document.elementsFromPoint(width / 2, height / 2)
    expect(top, 'what scrolls up is behind it').toBe(strip())
  })
})
