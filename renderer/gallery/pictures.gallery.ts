import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { offeredLanguages } from '../locales/catalogues.ts'
import { wantedFacts } from './coverage.ts'
import { findCutTexts } from './cut-texts.ts'
import { failureScenes } from './failures.ts'
import type { Scene } from './scene.ts'
import { screenScenes } from './screens.ts'
import { show, type Look } from './show.ts'

// `npm run gallery`: a picture of every state, and everything wrong that can be measured while it is taken.

const wide = 1100
const narrow = 360
/** No picture is taller, in CSS pixels. */
const tallest = 2_400

const english: Look[] = (['light', 'dark', 'contrast'] as const).flatMap((theme) =>
  [wide, narrow].map((width) => ({ language: 'en' as const, theme, width })),
)
const otherLanguages: Look[] = offeredLanguages
  .filter((language) => language !== 'en')
  .flatMap((language) => [
    { language, theme: 'light' as const, width: narrow },
    { language, theme: 'dark' as const, width: wide },
  ])

/** Each scene with how it is looked at: states in every language, failures, whose sentences differ alone, in English. */
const pictures: { scene: Scene; look: Look }[] = [
  ...screenScenes.flatMap((scene) => [...english, ...otherLanguages].map((look) => ({ scene, look }))),
  ...failureScenes.map((scene) => ({ scene, look: { language: 'en' as const, theme: 'light' as const, width: wide } })),
]

const seen = new Set<string>()

it.each(pictures.map(({ scene, look }) => [scene.name, look.language, look.theme, look.width, scene, look] as const))(
  '%s, %s, %s, %i px',
  async (name, language, theme, width, scene, look) => {
    for (const fact of await show(scene, look)) seen.add(fact)
    await page.viewport(width, Math.min(Math.max(document.documentElement.scrollHeight, 760), tallest))
    const folder = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
    await page.screenshot({ path: `../../out/gallery/${folder}/${language}-${theme}-${width}.png` })
    expect(findCutTexts(width)).toEqual([])
    expect(document.documentElement.scrollWidth, 'nothing sticks out').toBeLessThanOrEqual(width)
  },
)

it('has a picture of every state that the contract can produce', () => {
  expect(wantedFacts().filter((fact) => !seen.has(fact))).toEqual([])
})
