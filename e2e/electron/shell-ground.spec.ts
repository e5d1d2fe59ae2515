import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { theme as themes, type Settings } from '../../preload/contract/machine.ts'
import { en } from '../../renderer/locales/en.ts'
import { pressKeys } from '../support/keys.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'

// What the window shows around its page: the ground, and the menu when somebody asks for it.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
  await screens.seeScreen(rig.app.page, 'signIn')
})
afterAll(() => rig.close())

const ground = (): Promise<string> =>
  rig.app.evaluateMain(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase() ?? 'no window',
    undefined,
  )

/** What the page is painted with, in the same form. */
const painted = (): Promise<string> =>
  rig.app.page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (!context) return 'no canvas'
    context.fillStyle = getComputedStyle(document.body).backgroundColor
    context.fillRect(0, 0, 1, 1)
    const bytes = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
    return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
  })

async function choose(theme: Settings['theme']): Promise<void> {
  await rig.app.page.evaluate(async (chosen) => {
    const { app } = window as unknown as { app: { settings: { update: (settings: object) => Promise<unknown> } } }
    await app.settings.update({ theme: chosen, language: null, country: null })
  }, theme)
  await expect.poll(() => rig.app.page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme)
}

it('lies below the page in the page’s own colour, in every theme', async () => {
  const seen = new Set<string>()
  for (const theme of themes.options) {
    await choose(theme)
    await expect.poll(ground, { message: theme }).toBe(await painted())
    seen.add(await ground())
  }
  expect(seen.size).toBeGreaterThan(1)
})

it.each(['dark', 'contrast', 'light'] as const)(
  'is that of the theme %s before the rest of the app is there',
  async (theme) => {
    await choose(theme)
    const chosen = await painted()
    // A policy of no use keeps the app from going further than its window.
    const policy = join(rig.userData, 'policy.json')
    writeFileSync(policy, '{"sessionOnly": true')
    await rig.restart()
    const early = await ground()
    const dark = await rig.app.evaluateMain(({ nativeTheme }) => nativeTheme.shouldUseDarkColors, undefined)
    rmSync(policy)
    await rig.restart()
    expect([early, dark]).toEqual([chosen, theme === 'dark'])
    await screens.seeScreen(rig.app.page, 'signIn')
    expect([await ground(), await painted()]).toEqual([chosen, chosen])
  },
)

const menuBar = (): Promise<boolean | undefined> =>
  rig.app.evaluateMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMenuBarVisible(), undefined)

it('has a menu bar only after Alt', async () => {
  expect(await menuBar()).toBe(false)
  await pressKeys(rig.app, 'alt')
  await expect.poll(menuBar).toBe(true)
  await pressKeys(rig.app, 'alt')
  await expect.poll(menuBar).toBe(false)
})

it('has the menu at F10, and Escape closes it', async () => {
  await rig.app.evaluateMain(({ Menu }) => {
    const popup = Reflect.get<Electron.Menu, 'popup'>(Menu.prototype, 'popup')
    Menu.prototype.popup = function (options) {
      const labels = this.items.map(({ label }) => label)
      this.once('menu-will-show', () => Object.assign(globalThis, { labels }))
      this.once('menu-will-close', () => Object.assign(globalThis, { labels: null }))
      popup.call(this, options)
    }
  }, undefined)
  const offered = (): Promise<string[] | null | undefined> =>
    rig.app.evaluateMain(() => (globalThis as unknown as { labels?: string[] | null }).labels, undefined)
  await pressKeys(rig.app, 'F10')
  const { file, edit, view, help } = en.menu
  await expect.poll(offered).toEqual([file, edit, view, help])
  await pressKeys(rig.app, 'Escape')
  await expect.poll(offered).toBeNull()
})
