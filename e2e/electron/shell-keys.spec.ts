import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { en } from '../../renderer/locales/en.ts'
import { pressKeys } from '../support/keys.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'

// Real presses of keys, on their way through X11 and the native menu.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
  await screens.seeScreen(rig.app.page, 'signIn')
})
afterAll(() => rig.close())

const press = (keys: string): Promise<void> => pressKeys(rig.app, keys)

async function zoom(): Promise<number> {
  return rig.app.evaluateMain(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel() ?? NaN,
    undefined,
  )
}

describe('zoom', () => {
  beforeEach(async () => {
    await rig.app.evaluateMain(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomLevel(0)
    }, undefined)
  })

  it.each(['ctrl+shift+equal', 'ctrl+equal', 'ctrl+KP_Add'])('%s makes everything larger', async (keys) => {
    await press(keys)
    await expect.poll(zoom).toBe(0.5)
  })

  it.each(['ctrl+minus', 'ctrl+KP_Subtract'])('%s makes everything smaller', async (keys) => {
    await press(keys)
    await expect.poll(zoom).toBe(-0.5)
  })

  it.each(['ctrl+0', 'ctrl+KP_0'])('%s goes back', async (keys) => {
    await press('ctrl+minus')
    await expect.poll(zoom).toBe(-0.5)
    await press(keys)
    await expect.poll(zoom).toBe(0)
  })
})

it('ctrl+comma opens the settings', async () => {
  await press('ctrl+comma')
  const dialog = rig.app.page.getByRole('dialog', { name: en.settings.title })
  await dialog.waitFor()
  await press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

it.each(['ctrl+r', 'ctrl+shift+r', 'F5', 'ctrl+shift+i', 'F12', 'ctrl+w', 'ctrl+n', 'ctrl+p', 'ctrl+u', 'alt+Left'])(
  '%s does nothing',
  async (keys) => {
    const { page } = rig.app
    await page.evaluate('globalThis.sameDocument = true')
    await press(keys)
    await page.waitForTimeout(300)
    const state = await rig.app.evaluateMain(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.isDevToolsOpened()),
      undefined,
    )
    expect(state).toEqual([false])
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true)
    await screens.seeScreen(page, 'signIn')
  },
)

it('ctrl+q quits', async () => {
  const closed = rig.app.page.waitForEvent('close')
  await press('ctrl+q')
  await closed
})
