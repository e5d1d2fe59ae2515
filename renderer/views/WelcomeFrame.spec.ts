import { describe, expect, it, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { oneIn } from '../../scripts/reduced.ts'
import { languages } from '../../preload/contract/languages.ts'
import { loadMessages } from '../locales/catalogues.ts'
import { en } from '../locales/en.ts'
import { emulate } from '../testing/emulate.ts'
import { openApp, type Opening } from '../testing/open-app.ts'
import { appInfo, sessions } from '../testing/samples.ts'
import { button, title } from '../testing/screen.ts'

// Around the screens of somebody who is not signed in nothing jumps, and nothing is out of reach.

/** The windows in which the app is used most, in CSS pixels. */
const windows = [
  [1080, 704],
  [1366, 650],
] as const
const rest = (): Promise<unknown> =>
  Promise.all([document.fonts.ready, ...document.getAnimations().map(({ finished }) => finished)])

describe('the main button stays where it is', () => {
  it.each(languages)('when the connection is lost and comes back, in %s', async (language) => {
    const texts = await loadMessages(language)
    const app = await openApp({ info: { settings: { ...appInfo.settings, language } } })
    const submit = button(texts.signIn.submit)
    for (const [width, height] of windows) {
      await page.viewport(width, height)
      await expect.element(submit).toBeVisible()
      await rest()
      const before = submit.element().getBoundingClientRect()
      expect(before.bottom).toBeLessThan(height)
      app.emit('connectionChanged', 'offline')
      await expect.element(page.getByText(texts.app.offline).first()).toBeVisible()
      expect(submit.element().getBoundingClientRect().top, `${width} × ${height}`).toBe(before.top)
      app.emit('connectionChanged', 'online')
      await expect.poll(() => page.getBySelector('[data-tone="caution"]').query()).toBeNull()
      expect(submit.element().getBoundingClientRect().top).toBe(before.top)
    }
  })

  it.each(languages)('and the way to an account is in view for a newcomer, in %s', async (language) => {
    const texts = await loadMessages(language)
    await openApp({ info: { settings: { ...appInfo.settings, language }, signedInBefore: false } })
    const way = page.getByRole('link', { name: texts.signIn.signUp, exact: true })
    for (const [width, height] of windows) {
      await page.viewport(width, height)
      await expect.element(way).toBeVisible()
      await rest()
      expect(way.element().getBoundingClientRect().bottom, `${width} × ${height}`).toBeLessThanOrEqual(height)
    }
  })

  it('when a dialog opens and takes the scrollbar away', async () => {
    await page.viewport(1080, 400)
    await openApp()
    await rest()
    const left = (): number => title(en.signIn.title).element().getBoundingClientRect().left
    const before = left()
    // As where the bar takes room: reka would fill that with a padding, beside the room that is kept.
    Object.defineProperty(document.documentElement, 'clientWidth', { value: innerWidth - 15, configurable: true })
    onTestFinished(() => {
      Reflect.deleteProperty(document.documentElement, 'clientWidth')
    })
    await button(en.settings.title).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    expect(document.body.style.overflow).toBe('hidden')
    expect(document.querySelector('h1')?.getBoundingClientRect().left).toBe(before)
  })
})

// The browser of these tests paints no scrollbars, so what is kept for them is measured.
it('the room of the scrollbar is kept before there is one', async () => {
  await page.viewport(1080, 704)
  await openApp()
  const { scrollHeight } = document.documentElement
  expect(scrollHeight).toBeLessThanOrEqual(704)
  expect(document.documentElement.getBoundingClientRect().width).toBeLessThan(innerWidth)
})

const screens: Record<string, Opening> = {
  'sign-in for a newcomer': { info: { signedInBefore: false } },
  'sign-up': { at: '/sign-up' },
  'asking for a reset': { at: '/forgot-password' },
  'confirming the number': { session: sessions.confirmingSignUp },
  'choosing a new password': { session: sessions.resettingPassword },
}

const every = oneIn('languages in which a scene is looked at in the narrowest window')
/** Each screen in each language. But for a whole run: each screen in some of them, and each language on some screens. */
const cases = Object.keys(screens).flatMap((name, at) =>
  languages.filter((_, index) => (index + at) % every === 0).map((language) => ({ name, language })),
)

describe('nothing is out of reach', () => {
  it.each(cases)('on $name, in $language', async ({ name, language }) => {
    await emulate({ 'prefers-reduced-motion': 'reduce' })
    const opening = screens[name]
    await openApp({ ...opening, info: { ...opening?.info, settings: { ...appInfo.settings, language } } })
    await page.viewport(320, 568)
    await rest()
    const root = document.documentElement
    const beside = root.scrollWidth - root.getBoundingClientRect().width
    expect(beside, 'beside a window of 320 pixels and its scrollbar').toBeLessThanOrEqual(0)
    // The form of sign-up grows with the attributes of the stage; the gallery measures it.
    if (name === 'sign-up') return
    for (const [width, height] of windows) {
      await page.viewport(width, height)
      await rest()
      const { top, bottom } = page.getBySelector('main [type="submit"]').element().getBoundingClientRect()
      expect(top, `${width} × ${height}`).toBeGreaterThan(0)
      expect(bottom, `${width} × ${height}`).toBeLessThanOrEqual(height)
    }
  })
})
