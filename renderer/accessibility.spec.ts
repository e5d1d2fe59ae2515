import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { openApp } from './testing/open-app.ts'
import { scenes } from './testing/scenes.ts'

/** Every screen in both colour schemes, in a wide window and in the narrowest. */
const looks = [
  { scheme: 'light', width: 1100 },
  { scheme: 'dark', width: 1100 },
  { scheme: 'light', width: 360 },
  { scheme: 'dark', width: 360 },
]

async function emulate(features: { name: string; value: string }[]): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features })
}

describe.each(looks)('in $scheme, $width px wide', ({ scheme, width }) => {
  beforeEach(async () => {
    await emulate([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    await page.viewport(width, 760)
  })

  afterEach(async () => {
    await emulate([])
  })

  it.each(Object.entries(scenes))('%s', async (_, { act, ...opening }) => {
    await openApp(opening)
    await act?.()
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))

    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => [id, html, failureSummary]),
    )
    expect(found).toEqual([])
    expect(getComputedStyle(document.body).colorScheme).toBe('light dark')
    expect(matchMedia(`(prefers-color-scheme: ${scheme})`).matches).toBe(true)
    expect(document.documentElement.scrollWidth, 'nothing sticks out').toBeLessThanOrEqual(width)
  })
})
