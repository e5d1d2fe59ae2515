import { expect, it } from 'vitest'
import { findBarriers } from './barriers.ts'
import { failureScenes } from './failures.ts'
import { screenScenes } from './screens.ts'
import { show } from './show.ts'

const scenes = [...screenScenes, ...failureScenes]

it.each(scenes.map((scene) => [scene.name, scene] as const))('%s: axe finds nothing in dark', async (_, scene) => {
  await show(scene, { language: 'en', theme: 'dark', width: 1100 })
  expect(await findBarriers()).toEqual([])
})
