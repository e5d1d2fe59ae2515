import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { oneIn } from '../../scripts/reduced.ts'
import { loadMessages } from '../locales/catalogues.ts'
import { findBarriers } from './barriers.ts'
import { findCutTexts } from './cut-texts.ts'
import { longestFailures } from './failures.ts'
import { longest } from './lengths.ts'
import { widths } from './picture.ts'
import { screenScenes } from './screens.ts'
import { fitHeight, show } from './show.ts'

const width = widths.narrow
/** In CSS pixels: what WCAG 2.2 asks for (1.4.10). A window of 1280 pixels has it when it is magnified four times. */
const narrowest = 320
// One that is written from right to left, one that has no spaces. The gallery itself looks at all of them.
const languages = [longest, 'ar', 'ja'] as const
const every = oneIn('languages in which a scene is looked at in the narrowest window')
const failures = longestFailures(await loadMessages(longest))

describe.each(languages)('in %s, in the narrowest window', (language) => {
  const all = language === longest ? [...screenScenes, ...failures] : screenScenes
  // Each scene in one language at least.
  const scenes = all.filter((_, index) => index % every === languages.indexOf(language) % every)

  it.each(scenes.map((scene) => [scene.name, scene] as const))('%s: no text is cut', async (_, scene) => {
    await show(scene, { language, theme: 'light', width })
    await fitHeight(width)
    expect(findCutTexts(width)).toEqual([])
    expect(document.documentElement.scrollWidth, 'nothing sticks out').toBeLessThanOrEqual(width)
    // In a window as tall as the page, where the bar of a form's buttons lies over nothing.
    if (language === 'ar') expect(await findBarriers()).toEqual([])
    await page.viewport(narrowest, 800)
    expect(document.documentElement.scrollWidth, 'nothing scrolls sideways').toBeLessThanOrEqual(narrowest)
  })
})
