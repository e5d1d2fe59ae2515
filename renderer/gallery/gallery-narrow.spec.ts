import { describe, expect, it } from 'vitest'
import { loadMessages, offeredLanguages } from '../locales/catalogues.ts'
import type { Language } from '../../preload/contract/machine.ts'
import { findBarriers } from './barriers.ts'
import { findCutTexts } from './cut-texts.ts'
import { screenScenes } from './screens.ts'
import { show } from './show.ts'

/** The narrowest window, in CSS pixels. */
const width = 360

/** How much there is to read in a language, in characters. */
async function lengthOf(language: Language): Promise<number> {
  return JSON.stringify(await loadMessages(language)).length
}

/** The language with the longest texts, one that is written from right to left, and one that has no spaces. */
const lengths = await Promise.all(offeredLanguages.map(lengthOf))
const longest = offeredLanguages[lengths.indexOf(Math.max(...lengths))] ?? 'en'

// The gallery itself looks at all of them.
describe.each([longest, 'ar', 'ja'] as const)('in %s, in the narrowest window', (language) => {
  it.each(screenScenes.map((scene) => [scene.name, scene] as const))('%s: no text is cut', async (_, scene) => {
    await show(scene, { language, theme: 'light', width })
    expect(findCutTexts(width)).toEqual([])
    expect(document.documentElement.scrollWidth, 'nothing sticks out').toBeLessThanOrEqual(width)
    if (language === 'ar') expect(await findBarriers()).toEqual([])
  })
})
