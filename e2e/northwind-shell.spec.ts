import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findName } from '../scripts/brand/name-search.ts'
import { isHere } from '../scripts/platforms.ts'
import { launchApp } from './launch.ts'
import { clickMenu } from './support/dialogs.ts'
import { brand, en, folder, identity, ourName, stageFile } from './support/northwind.ts'
import { startRig, type Rig } from './support/rig.ts'
import { saidAround, saidOnPage } from './support/said.ts'
import * as screens from './support/screens.ts'

// What the system shows of another company's app: its window, its menu, its dialogs, its folders.

let rig: Rig
beforeAll(async () => {
  rig = await startRig(undefined, {}, stageFile, folder)
})
afterAll(() => rig.close())

describe('the app of Northwind, as its system shows it', () => {
  it('has its name in the window, in the menu and nowhere the name of another brand', async () => {
    await screens.seeScreen(rig.app.page, 'signIn')
    const { name, title, menu } = await saidAround(rig.app)
    expect(name).toBe(brand.productName)
    expect(title).toContain(brand.productName)
    expect(menu).toContain(en.menu.about)
    expect(en.menu.about).toContain(brand.productName)
    const said = { path: 'around the page', content: [name, title, ...menu].join('\n') }
    expect(findName([said], ourName, []).found).toEqual([])
  })

  it.each([
    ['about', en.menu.about],
    ['settings', en.settings.title],
    ['support', en.support.title],
    ['diagnostics', en.diagnostics.title],
  ])('opens from the menu what says nothing else: %s', async (entry, title) => {
    const { page } = rig.app
    await clickMenu(rig.app, entry)
    const dialog = page.getByRole('dialog', { name: title })
    await dialog.waitFor()
    if (entry === 'diagnostics') await dialog.getByRole('button', { name: en.diagnostics.save }).waitFor()
    expect(findName([await saidOnPage(page, entry)], ourName, []).found).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('offers to save diagnostics under its name', async () => {
    const { page } = rig.app
    await rig.app.evaluateMain(({ dialog }) => {
      dialog.showSaveDialog = (...values: unknown[]) => {
        Object.assign(globalThis, { offered: (values.at(-1) as Electron.SaveDialogOptions).defaultPath })
        return Promise.resolve({ canceled: true, filePath: '' })
      }
    }, undefined)
    await clickMenu(rig.app, 'diagnostics')
    await screens.press(page, en.diagnostics.save)
    const offered = (): Promise<string> =>
      rig.app.evaluateMain(() => (globalThis as unknown as { offered?: string }).offered ?? '', undefined)
    await expect.poll(offered).toMatch(new RegExp(`^(.*[\\\\/])?${identity.shortName}-diagnostics-.+\\.zip$`))
  })
})

describe.runIf(isHere('a home that a test can move'))('the folders of Northwind', () => {
  it('are called as its app is', async () => {
    const home = mkdtempSync(join(tmpdir(), 'northwind-home-'))
    const started = await launchApp({
      pool: rig.pool,
      userData: join(home, brand.productName),
      env: { XDG_CONFIG_HOME: home, LATCHKEY_USER_DATA: undefined },
      brand: folder,
    })
    onTestFinished(async () => {
      await started.kill()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    })
    await screens.seeScreen(started.page, 'signIn')
    const used = await started.evaluateMain(
      ({ app }) => ({ data: app.getPath('userData'), logs: app.getPath('logs') }),
      undefined,
    )
    expect(used).toEqual({ data: join(home, brand.productName), logs: join(home, brand.productName, 'logs') })
    expect(readdirSync(home)).toEqual([brand.productName])
    expect(readdirSync(used.logs)).toContain(`${identity.shortName}.log`)
  })
})
