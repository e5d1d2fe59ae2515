import { beforeEach, expect, it } from 'vitest'
import { page, type Locator } from 'vitest/browser'
import type { Factors } from '../preload/contract/session.ts'
import { careAt } from './gallery/care-opening.ts'
import { en } from './locales/en.ts'
import { move } from './testing/emulate.ts'
import { openApp } from './testing/open-app.ts'
import { bothFactors, noFactors, places } from './testing/samples.ts'
import { button, changeOf, link, text } from './testing/screen.ts'

// What the pool tells late moves nothing on Security that is there already, also where screens move.
beforeEach(move)

const offline = { ok: false, error: { code: 'Offline' } } as const
/** The distance of an element from the page's upper edge, in CSS pixels: a click may scroll to its button. */
const topOf = (locator: Locator): number => locator.element().getBoundingClientRect().top + scrollY

/** Waits until the screen's opening animation is over. What stands for late texts moves as long as they are late. */
async function arrived(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) {
    await new Promise(requestAnimationFrame)
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.all(ending.map(({ finished }) => finished))
  }
}

it.each([
  [360, noFactors],
  [360, { on: ['totp'], preferred: 'totp' } satisfies Factors],
  [1100, noFactors],
  [1100, bothFactors],
])('at %i px what comes late moves nothing: %o', async (width, held) => {
  await page.viewport(width, 760)
  const factors = Promise.withResolvers<{ ok: true; value: Factors }>()
  const list = Promise.withResolvers<{ ok: true; value: typeof places }>()
  await openApp(
    careAt('/security', {
      script: (double) => {
        double.answer('factors.get', factors.promise)
        double.answer('sessions.list', list.promise)
      },
    }),
  )
  const marks = [
    changeOf(en.fields.password),
    text(en.security.secondSteps),
    text(en.factors.totpNote),
    page.getByRole('heading', { name: en.security.places }),
    text(en.places.intro),
  ]
  await expect.element(text(en.factors.totpNote)).toBeVisible()
  await arrived()
  const before = marks.map(topOf)
  expect(link(en.deleteAccount.open).query(), 'nothing below that would move').toBeNull()

  factors.resolve({ ok: true, value: held })
  list.resolve({ ok: true, value: places })
  await expect.element(button(en.places.endOthers)).toBeInTheDocument()
  await arrived()
  expect(marks.map(topOf)).toEqual(before)
  await expect.element(link(en.deleteAccount.open)).toBeInTheDocument()
})

it('asking again for the places, which fails again, moves nothing', async () => {
  const app = await openApp(
    careAt('/security', {
      script: (double) => {
        double.answer('sessions.list', Promise.resolve(offline))
      },
    }),
  )
  await expect.element(text(en.places.unknown)).toBeVisible()
  await arrived()
  const before = topOf(link(en.deleteAccount.open))
  const { promise, resolve } = Promise.withResolvers<typeof offline>()
  app.answer('sessions.list', promise)
  await button(en.places.retry).click()
  await expect.element(button(en.places.retry)).toHaveAttribute('aria-busy', 'true')
  expect(topOf(link(en.deleteAccount.open))).toBe(before)
  resolve(offline)
  await expect.element(button(en.places.retry)).toHaveAttribute('aria-busy', 'false')
  expect(topOf(link(en.deleteAccount.open))).toBe(before)
})
