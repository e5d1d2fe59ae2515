import { expect } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { findCutTexts } from './cut-texts.ts'
import type { Scene } from './scene.ts'
import { fitHeight, show, type Look } from './show.ts'

/** The narrow and the wide window, in CSS pixels. */
export const widths = { narrow: 360, wide: 1100 } as const

/**
 * Takes a picture of a scene, as tall as what there is to see, and measures that no text is cut.
 * @returns the facts of the contract that are on it
 */
export async function takePicture(scene: Scene, look: Look): Promise<string[]> {
  const { language, theme, width } = look
  const facts = await show(scene, look)
  await fitHeight(width)
  // The pointer still is where the scene before pressed; something else may lie there now.
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 0, y: 0 })
  const folder = scene.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  await page.screenshot({ path: `../../out/gallery/${folder}/${language}-${theme}-${width}.png` })
  expect(findCutTexts(width)).toEqual([])
  expect(document.documentElement.scrollWidth, 'nothing sticks out').toBeLessThanOrEqual(width)
  return facts
}
