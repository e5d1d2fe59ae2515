import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, it } from 'vitest'
import { en } from '../../renderer/locales/en.ts'
import { appWindow, pressKeys } from '../support/keys.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'

// Real buttons and keys, on their way through X11.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())
beforeEach(async () => {
  await screens.seeScreen(rig.app.page, 'signIn')
  await screens.follow(rig.app.page, en.signIn.forgot)
  await screens.seeScreen(rig.app.page, 'forgot')
})

/** X11's numbers of the mouse's buttons at the side. */
async function click(button: 8 | 9): Promise<void> {
  const at = ['mousemove', '--window', await appWindow(rig.app), '300', '300']
  await promisify(execFile)('xdotool', [...at, 'click', String(button)], { timeout: 10_000 })
}

/** As Windows tells a window, and some desktops. */
const command = (name: string) => (): Promise<void> =>
  rig.app.evaluateMain(({ BrowserWindow }, told) => {
    BrowserWindow.getAllWindows()[0]?.emit('app-command', { preventDefault: () => undefined }, told)
  }, name)

it.each<[string, back: () => Promise<void>, forward: () => Promise<void>]>([
  ['the buttons of the mouse', () => click(8), () => click(9)],
  ['Alt and an arrow', () => pressKeys(rig.app, 'alt+Left'), () => pressKeys(rig.app, 'alt+Right')],
  ['commands to the window', command('browser-backward'), command('browser-forward')],
])('%s go back one screen and forward again, and never out of the app', async (_name, back, forward) => {
  const { page } = rig.app
  await back()
  await screens.seeScreen(page, 'signIn')
  await page.waitForTimeout(300)
  await back()
  await page.waitForTimeout(300)
  await screens.seeScreen(page, 'signIn')
  await forward()
  await screens.seeScreen(page, 'forgot')
  await page.waitForTimeout(300)
  await back()
})

it('a dialog keeps its screen', async () => {
  const { page } = rig.app
  await pressKeys(rig.app, 'ctrl+comma')
  await page.getByRole('dialog', { name: en.settings.title }).waitFor()
  await click(8)
  await page.waitForTimeout(300)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await screens.seeScreen(page, 'forgot')
  await click(8)
  await screens.seeScreen(page, 'signIn')
})
