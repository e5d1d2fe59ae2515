import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { languages } from '../../preload/contract/languages.ts'
import { loadMessages } from '../locales/catalogues.ts'
import { en } from '../locales/en.ts'
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
    await button(en.settings.title).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    expect(document.body.style.overflow).toBe('hidden')
    expect(document.querySelector('h1')?.getBoundingClientRect().left).toBe(before)
  })
})

it('a screen that is taller than the window stands where the others do', async () => {
  await page.viewport(1080, 704)
  const app = await openApp()
  await rest()
  const left = (): number | undefined => document.querySelector('h1')?.getBoundingClientRect().left
  const before = left()
  expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(704)
  await page.viewport(1080, 300)
  expect(document.documentElement.scrollHeight).toBeGreaterThan(300)
  expect(left()).toBe(before)
  app.close()
})

const screens: Record<string, Opening> = {
  'sign-in for a newcomer': { info: { signedInBefore: false } },
  'sign-up': { at: '/sign-up' },
  'asking for a reset': { at: '/forgot-password' },
  'confirming the number': { session: sessions.confirmingSignUp },
  'choosing a new password': { session: sessions.resettingPassword },
}

describe('in a window of 320 pixels nothing is beside it', () => {
  it.each(Object.entries(screens))('%s', async (_, opening) => {
    await page.viewport(320, 568)
    for (const language of languages) {
      const app = await openApp({ ...opening, info: { ...opening.info, settings: { ...appInfo.settings, language } } })
      await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
      const { scrollWidth, clientWidth } = document.documentElement
      expect(scrollWidth, language).toBeLessThanOrEqual(clientWidth)
      app.close()
    }
  })
})
