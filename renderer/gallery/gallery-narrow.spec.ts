import { describe, expect, it } from 'vitest'
import { loadMessages } from '../locales/catalogues.ts'
import { findBarriers } from './barriers.ts'
import { findCutTexts } from './cut-texts.ts'
import { longestFailures } from './failures.ts'
import { longest } from './lengths.ts'
import { widths } from './picture.ts'
import { screenScenes } from './screens.ts'
import { fitHeight, show } from './show.ts'

const width = widths.narrow
const failures = longestFailures(await loadMessages(longest))

// A language that is written from right to left and one without spaces. `npm run gallery` looks at all of them.
describe.each([longest, 'ar', 'ja'] as const)('in %s, in the narrowest window', (language) => {
  const scenes = language === longest ? [...screenScenes, ...failures] : screenScenes

  it.each(scenes.map((scene) => [scene.name, scene] as const))('%s: no text is cut', async (_, scene) => {
    await show(scene, { language, theme: 'light', width })
    await fitHeight(width)
    expect(findCutTexts(width)).toEqual([])
    expect(document.documentElement.scrollWidth, 'nothing sticks out').toBeLessThanOrEqual(width)
    if (language === 'ar') expect(await findBarriers()).toEqual([])
  })
})
