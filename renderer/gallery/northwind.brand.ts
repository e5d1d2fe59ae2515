import { logo, logoHasName } from 'virtual:brand'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import northwind from '../../brands/northwind/brand.json'
import type { AppInfo } from '../../preload/contract/machine.ts'
import { oneIn } from '../../scripts/reduced.ts'
import type { Opening } from '../testing/open-app.ts'
import { places } from '../testing/samples.ts'
import { findBarriers } from './barriers.ts'
import { takePicture, widths } from './picture.ts'
import type { Scene } from './scene.ts'
import { screenScenes } from './screens.ts'
import type { Look } from './show.ts'

// The looks of another brand (decision 0066): this project's page is built with `brands/northwind`.

const { motto, summary, support, privacy, terms, consent } = northwind
const brand: AppInfo['brand'] = { motto, summary, support, privacy, terms, consent: { version: consent.version } }

/** The pool knows each place by the app that signed in there. */
const ownPlaces = places.map((place) => ({
  ...place,
  device: place.device?.replace('Latchkey', northwind.productName) ?? null,
}))

const names = ['sign-in', 'sign-up, filled', 'profile', 'security, both factors', 'about']
const scenes = names.map((name): Scene => {
  const scene = screenScenes.find((candidate) => candidate.name === name)
  if (!scene) throw new Error(`no scene is called ${name}`)
  const { opening } = scene
  const script: Opening['script'] = (double) => {
    opening.script?.(double)
    double.answer('sessions.list', { ok: true, value: ownPlaces })
  }
  return { ...scene, name: `northwind, ${name}`, opening: { ...opening, script, info: { ...opening.info, brand } } }
})

const looks: Look[] = (['en', 'de'] as const).flatMap((language) =>
  (['light', 'dark', 'contrast'] as const).flatMap((theme) =>
    [widths.wide, widths.narrow].map((width) => ({ language, theme, width })),
  ),
)
const every = oneIn('pictures of another brand')
const pictures = scenes
  .flatMap((scene) => looks.map((look) => [scene.name, look.language, look.theme, look.width, scene, look] as const))
  // Every scene and every look has its turn, because their numbers have no divisor in common.
  .filter((_, index) => index % every === 0)

/** What the page holds, but for its files, which have the name of the project's folder. */
function markup(): string {
  const copy = document.documentElement.cloneNode(true) as HTMLElement
  for (const file of copy.querySelectorAll('script, style, link')) file.remove()
  return copy.outerHTML
}

it.each(pictures)('%s, %s, %s, %i px: no barrier, and nothing of our own brand', async (...picture) => {
  const [, , theme, , scene, look] = picture
  await takePicture(scene, look)
  expect(await findBarriers()).toEqual([])
  expect(markup()).not.toMatch(/latchkey/i)
  const shown = page.getByRole('img', { name: northwind.productName }).first()
  await expect.element(shown).toBeVisible()
  expect(shown.element().getAttribute('src') === logo).toBe(theme !== 'dark')
})

it('is built with the colours and drawings of the brand', () => {
  expect(logoHasName).toBe(true)
  expect(getComputedStyle(document.documentElement).getPropertyValue('--brand-accent')).toContain(
    northwind.accent.light,
  )
})
