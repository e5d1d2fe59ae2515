import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { contrast, groundOf } from '../testing/contrast.ts'
import { emulate } from '../testing/emulate.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { appInfo, sessions } from '../testing/samples.ts'
import { button, field } from '../testing/screen.ts'

const options = page.getByRole('option')
const list = page.getByRole('listbox')

async function openList(settings: Partial<typeof appInfo.settings> = {}): Promise<OpenedApp> {
  const info = { settings: { ...appInfo.settings, ...settings } }
  const app = await openApp({ session: sessions.signedIn, info })
  await button(en.settings.title).click()
  await field(en.settings.language).click()
  await expect.element(options.first()).toBeVisible()
  return app
}

const highlighted = (): Element => list.element().querySelector('[data-highlighted]') ?? document.body
const other = (): Element => list.element().querySelector('[role="option"]:not([data-highlighted])') ?? document.body

describe('the list of languages', () => {
  it.each([760, 600, 480])('leaves the title of the settings in view in a window of %i pixels', async (height) => {
    await page.viewport(1100, height)
    await openList()
    const title = page.getByText(en.settings.title, { exact: true }).last().element().getBoundingClientRect()
    await expect.poll(() => list.element().getBoundingClientRect().top).toBeGreaterThan(title.bottom)
  })

  it.each([760, 600])(
    'ends in the middle of a row in a window of %i pixels, so that one sees that more follow',
    async (height) => {
      await page.viewport(1100, height)
      await openList()
      const { bottom } = list.element().getBoundingClientRect()
      const cut = options.elements().filter((row) => {
        const place = row.getBoundingClientRect()
        return place.top < bottom && place.bottom > bottom
      })
      const shares = cut.map((row) => {
        const { top, height } = row.getBoundingClientRect()
        return (bottom - top) / height
      })
      expect(shares).toEqual([expect.closeTo(0.5, 0)])
    },
  )

  it.each(['light', 'dark', 'contrast'] as const)('shows which row is meant, in %s', async (theme) => {
    await openList({ theme })
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(() => getComputedStyle(highlighted()).outlineStyle).toBe('solid')
    const { outlineColor, outlineWidth } = getComputedStyle(highlighted())
    expect(outlineWidth).toBe('2px')
    expect(contrast(outlineColor, groundOf(list.element()))).toBeGreaterThan(3)
    expect(contrast(outlineColor, groundOf(highlighted()))).toBeGreaterThan(3)
    expect(getComputedStyle(other()).outlineStyle).toBe('none')
  })

  it('shows it in forced colours too', async () => {
    await emulate({ 'forced-colors': 'active' })
    await openList()
    const { outlineColor, outlineStyle } = getComputedStyle(highlighted())
    expect(outlineStyle).toBe('solid')
    expect(contrast(outlineColor, groundOf(highlighted()))).toBeGreaterThan(3)
    expect(getComputedStyle(other()).outlineStyle).toBe('none')
  })
})
