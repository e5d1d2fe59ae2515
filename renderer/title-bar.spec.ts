import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { en } from './locales/en.ts'
import { openApp } from './testing/open-app.ts'
import { appInfo } from './testing/samples.ts'

// No browser draws its buttons into a page of the tests, so these say where they would be.

const strip = (): HTMLElement => document.querySelector<HTMLElement>('.title-bar') ?? expect.fail('there is no strip')
const name = (): HTMLElement => strip().querySelector('span') ?? expect.fail('there is no name')

afterEach(() => {
  document.documentElement.removeAttribute('style')
})

/** Draws a title bar with the buttons at one side. */
function draw({ height, left, width }: { height: number; left: number; width: number }): void {
  const { style } = document.documentElement
  style.setProperty('--title-bar', `${height}px`)
  style.setProperty('--title-bar-left', `${left}px`)
  style.setProperty('--title-bar-width', `${width}px`)
}

it('takes no room where the platform draws the title bar, and is not spoken', async () => {
  await openApp()
  expect(strip().getBoundingClientRect().height).toBe(0)
  expect(strip().getAttribute('aria-hidden')).toBe('true')
  expect(name().textContent).toBe(en.app.name)
})

describe.each(['en', 'ar'] as const)('in %s', (language) => {
  it.each([
    ['on the right, as on Windows', { left: 0, width: 800 - 138 }],
    ['on the left, as on a Mac', { left: 80, width: 800 - 80 }],
    ['on the left, as on Windows from right to left', { left: 138, width: 800 - 138 }],
    ['in a window without room for a name', { left: 0, width: 40 }],
  ])('has nothing below the buttons %s', async (_where, { left, width }) => {
    await page.viewport(800, 700)
    await openApp({ info: { settings: { ...appInfo.settings, language } } })
    draw({ height: 36, left, width })
    await expect.poll(() => document.documentElement.lang).toBe(language)
    expect(strip().getBoundingClientRect()).toMatchObject({ top: 0, left: 0, height: 36 })
    const box = name().getBoundingClientRect()
    expect([box.left, box.right]).toEqual([left, left + width])
    expect(box.height).toBe(36)
    expect(name().scrollLeft).toBe(0)
    expect(getComputedStyle(name()).overflowX).toBe('hidden')
    // Whoever presses there moves the window.
    expect(strip().querySelectorAll('a, button, input, [tabindex]')).toHaveLength(0)
    expect(getComputedStyle(strip()).getPropertyValue('-webkit-app-region')).toBe('drag')
  })
})

describe.each(['en', 'ar'] as const)('the layout in %s', (language) => {
  it.each([1_080, 360])('begins below it, in a window of %i pixels', async (width) => {
    await page.viewport(width, 700)
    await openApp({ at: '/sign-up', info: { settings: { ...appInfo.settings, language } } })
    const first = (): number[] =>
      [page.getByRole('banner'), page.getByRole('main')].map((part) => part.element().getBoundingClientRect().top)
    const before = first()
    draw({ height: 36, left: 0, width })
    expect(first()).toEqual(before.map((top, index) => (width < 832 || index === 1 ? top + 36 : 36)))
    scrollTo({ top: 300 })
    const [top] = document.elementsFromPoint(width / 2, 18)
    expect(top?.closest('.title-bar'), 'what scrolls up is behind it').not.toBeNull()
  })
})
