import { describe, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { failureScenes } from './failures.ts'
import { longest } from './lengths.ts'
import { takePicture, widths } from './picture.ts'
import { screenScenes } from './screens.ts'

// `npm run gallery`: every state in every other language, narrow in light and wide in dark, and every failure, whose
// sentences differ alone, narrow in the longest language and in one that is written from right to left.

const scenes = screenScenes.map((scene) => [scene.name, scene] as const)

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  it.each(scenes)('%s, light, narrow', async (_, scene) => {
    await takePicture(scene, { language, theme: 'light', width: widths.narrow })
  })

  it.each(scenes)('%s, dark, wide', async (_, scene) => {
    await takePicture(scene, { language, theme: 'dark', width: widths.wide })
  })
})

describe.each([longest, 'ar'] as const)('%s', (language) => {
  it.each(failureScenes.map((scene) => [scene.name, scene] as const))('%s, light, narrow', async (_, scene) => {
    await takePicture(scene, { language, theme: 'light', width: widths.narrow })
  })
})
