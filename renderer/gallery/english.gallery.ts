import { expect, it } from 'vitest'
import { wantedFacts } from './coverage.ts'
import { failureScenes } from './failures.ts'
import { takePicture, widths } from './picture.ts'
import type { Scene } from './scene.ts'
import { screenScenes } from './screens.ts'
import type { Look } from './show.ts'

// `npm run gallery`: every state in each theme, wide and narrow. Failures differ in their sentences only, so each is
// shown once.

const looks: Look[] = (['light', 'dark', 'contrast'] as const).flatMap((theme) =>
  [widths.wide, widths.narrow].map((width) => ({ language: 'en' as const, theme, width })),
)
const once: Look = { language: 'en', theme: 'light', width: widths.wide }
const pictures: [Scene, Look][] = [
  ...screenScenes.flatMap((scene) => looks.map((look): [Scene, Look] => [scene, look])),
  ...failureScenes.map((scene): [Scene, Look] => [scene, once]),
]
const seen = new Set<string>()

it.each(pictures.map(([scene, look]) => [scene.name, look.theme, look.width, scene, look] as const))(
  '%s, %s, %i px',
  async (_name, _theme, _width, scene, look) => {
    for (const fact of await takePicture(scene, look)) seen.add(fact)
  },
)

it('has a picture of every state that the contract can produce', () => {
  expect(wantedFacts().filter((fact) => !seen.has(fact))).toEqual([])
})
