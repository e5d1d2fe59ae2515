import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { Theme } from '../preload/contract/machine.ts'
import { en } from './locales/en.ts'
import { emulate, type Features } from './testing/emulate.ts'
import { openApp, type OpenedApp } from './testing/open-app.ts'
import { appInfo, profile, sessions } from './testing/samples.ts'
import { button, changeOf, field, link, title } from './testing/screen.ts'

const unverified = { ...sessions.signedIn, profile: { ...profile, phoneNumberVerified: false } }
const open = (theme: Theme, features: Features = {}): Promise<OpenedApp> =>
  emulate({ 'prefers-reduced-motion': 'reduce', ...features }).then(() =>
    openApp({ session: unverified, info: { settings: { ...appInfo.settings, theme } } }),
  )

/** What the page is painted with: its background, its text, and the line around the details. */
function look(): { ground: string; text: string; line: string } {
  const { backgroundColor: ground, color: text } = getComputedStyle(document.body)
  const { borderTopColor: line } = getComputedStyle(
    page.getByRole('definition').first().element().closest('dl') ?? document.body,
  )
  return { ground, text, line }
}

const black = 'rgb(0, 0, 0)'
const white = 'rgb(255, 255, 255)'
const strongest = { ground: white, text: black, line: black }
const strongestDark = { ground: black, text: white, line: white }

describe('the theme', () => {
  it('follows the system, or stays as the user wants it', async () => {
    let app = await open('system', { 'prefers-color-scheme': 'dark' })
    const dark = look()
    await emulate({ 'prefers-color-scheme': 'light' })
    const light = look()
    expect(light).not.toEqual(dark)

    for (const [theme, scheme, wanted] of [
      ['light', 'dark', light],
      ['dark', 'light', dark],
    ] as const) {
      app.close()
      app = await open(theme, { 'prefers-color-scheme': scheme })
      expect(look()).toEqual(wanted)
    }
  })

  it.each([
    ['contrast', {}, strongest],
    ['contrast', { 'prefers-color-scheme': 'dark' }, strongestDark],
    ['system', { 'prefers-contrast': 'more' }, strongest],
    ['system', { 'prefers-contrast': 'more', 'prefers-color-scheme': 'dark' }, strongestDark],
  ] as const)('%s with %o has the strongest colours', async (theme, features, wanted) => {
    await open(theme, features)
    expect(look()).toEqual(wanted)
    const { violations } = await axe.run(document, { runOnly: ['color-contrast', 'color-contrast-enhanced'] })
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([])
  })

  it('light is light, also for a system that asks for more contrast', async () => {
    await open('light', { 'prefers-contrast': 'more' })
    expect(look()).not.toEqual(strongest)
  })
})

describe('forced colours', () => {
  it('leave seen what is chosen, where the focus is, and where a button is', async () => {
    await open('system', { 'forced-colors': 'active' })
    const here = getComputedStyle(link(en.account.profile).element())
    const elsewhere = getComputedStyle(link(en.account.security).element())
    expect(here.borderTopColor).not.toBe(elsewhere.borderTopColor)

    const verify = button(en.verifyPhone.start).element() as HTMLElement
    expect(getComputedStyle(verify).borderTopColor).not.toBe(getComputedStyle(document.body).backgroundColor)
    const change = changeOf(en.attributes.name).element() as HTMLElement
    expect(getComputedStyle(change).textDecorationLine).toBe('underline')
    for (const control of [verify, change]) {
      control.focus({ focusVisible: true })
      expect(getComputedStyle(control).outlineStyle).toBe('solid')
    }

    const icon = link(en.account.profile).element().querySelector('svg')
    expect(icon && getComputedStyle(icon).color).toBe(here.color)
  })

  it('leave the chosen theme and the progress seen in the settings', async () => {
    const app = await open('system', { 'forced-colors': 'active' })
    app.emit('updateChanged', { status: 'downloading', version: '2.0.0', percent: 42 })
    await button(en.settings.title).click()
    const dot = (name: string) => page.getByRole('radio', { name }).element().firstElementChild
    await expect.poll(() => dot(en.themes.system)).not.toBeNull()
    expect(dot(en.themes.light)).toBeNull()
    expect(getComputedStyle(dot(en.themes.system) ?? document.body).borderTopWidth).toBe('5px')

    const bar = page.getByRole('progressbar').element()
    const filled = bar.firstElementChild ?? document.body
    expect(getComputedStyle(filled).backgroundColor).not.toBe(getComputedStyle(bar).backgroundColor)
  })
})

it('with reduced motion nothing moves on', async () => {
  await emulate({ 'prefers-reduced-motion': 'reduce' })
  await openApp({ session: sessions.restoring })
  await expect.element(title(en.restoring.title)).toBeVisible()
  await expect.poll(() => document.getAnimations().filter(({ playState }) => playState === 'running')).toEqual([])
})

it('the typeface comes with the app, in files', async () => {
  await openApp()
  expect(await document.fonts.load('1rem "Inter Variable"', 'Ää')).not.toEqual([])
  expect(getComputedStyle(field(en.fields.password).element()).fontFamily).toContain('Inter Variable')
})
