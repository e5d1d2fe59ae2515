import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { en } from '../../renderer/locales/en.ts'
import { clickMenu } from '../support/dialogs.ts'
import { pressKeys } from '../support/keys.ts'
import { rightClick } from '../support/mouse.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'

// Real clicks and real presses of keys, on their way through X11, and what the menu then does.

let rig: Rig
let phone: Locator
let password: Locator
beforeAll(async () => {
  rig = await startRig()
  const { page } = rig.app
  await screens.seeScreen(page, 'signIn')
  phone = page.getByRole('textbox', { name: en.fields.phoneNumber })
  password = page.getByRole('textbox', { name: en.fields.password })
  await rig.app.evaluateMain(({ BrowserWindow, Menu }) => {
    // The Electron that ships names the kind of a field so; the older one of these tests has another name for it.
    BrowserWindow.getAllWindows()[0]?.webContents.prependListener('context-menu', (_event, place) => {
      const { inputFieldType: older } = place as unknown as { inputFieldType?: string }
      if (older === undefined || older === 'none') return
      Object.assign(place, { formControlType: older === 'password' ? 'input-password' : 'input-text' })
    })
    const popup = Reflect.get<Electron.Menu, 'popup'>(Menu.prototype, 'popup')
    Menu.prototype.popup = function (options) {
      const labels = this.items.filter(({ type }) => type !== 'separator').map(({ label }) => label)
      Object.assign(globalThis, { labels })
      this.once('menu-will-show', () => Object.assign(globalThis, { shown: true }))
      popup.call(this, options)
    }
  }, undefined)
})
afterAll(() => rig.close())
beforeEach(async () => {
  await rig.app.evaluateMain(async ({ clipboard }) => {
    // Chromium offers to paste only where there is something to paste.
    await clipboard.writeText('another')
    Object.assign(globalThis, { labels: null, shown: false })
  }, undefined)
})

const press = (keys: string): Promise<void> => pressKeys(rig.app, keys)

/** The entries of the menu that is on the screen; null when there is none. */
const offered = (): Promise<string[] | null> =>
  rig.app.evaluateMain(() => {
    const { labels, shown } = globalThis as unknown as { labels: string[] | null; shown: boolean }
    return shown ? labels : null
  }, undefined)

const { cut, copy, paste, selectAll } = en.menu

describe.each<[string, (field: Locator) => Promise<void>]>([
  ['a right click', (field) => rightClick(rig.app, field)],
  ['the Menu key', () => press('Menu')],
  ['Shift+F10', () => press('shift+F10')],
])('%s', (_name, ask) => {
  afterEach(() => press('Escape'))

  it('in a field offers all that can be done with a selection, and does it', async () => {
    await phone.fill('1701')
    await phone.selectText()
    await ask(phone)
    await expect.poll(offered).toEqual([cut, copy, paste, selectAll])
    await press('Down')
    await press('Return')
    await expect.poll(() => phone.inputValue()).toBe('')
    expect(await rig.app.evaluateMain(({ clipboard }) => clipboard.readText(), undefined)).toContain('1701')
  })

  it('in a password pastes only', async () => {
    await password.fill('one secret')
    await password.selectText()
    await ask(password)
    await expect.poll(offered).toEqual([paste])
    await press('Down')
    await press('Return')
    await expect.poll(() => password.inputValue()).toBe('another')
  })
})

it('selected text of the page can be copied', async () => {
  const heading = rig.app.page.getByRole('heading').first()
  await heading.selectText()
  await rightClick(rig.app, heading)
  await expect.poll(offered).toEqual([copy])
  await press('Down')
  await press('Return')
  const copied = (): Promise<string> => rig.app.evaluateMain(({ clipboard }) => clipboard.readText(), undefined)
  await expect.poll(copied).toBe(await heading.innerText())
})

it('so can that of a dialog', async () => {
  const { page } = rig.app
  await clickMenu(rig.app, 'about')
  const dialog = page.getByRole('dialog', { name: en.menu.about })
  const licences = dialog.getByRole('heading', { name: en.about.licences })
  await licences.selectText()
  await rightClick(rig.app, licences)
  await expect.poll(offered).toEqual([copy])
  await press('Escape')
  await press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

it.each([
  ['a code’s box', 'type="text" inputmode="numeric" maxlength="1" value="7"', [cut, copy, paste, selectAll]],
  // The older Electron of these tests does not say that this is a field; the one that ships selects all in it too.
  ['a field that cannot be changed', 'type="tel" readonly value="+49 151"', [copy]],
  ['a long text', '', [cut, copy, paste, selectAll]],
])('%s offers what can be done with its selection', async (_where, attributes, expected) => {
  const { page } = rig.app
  // The page's policy lets it write no markup, so the field is made of parts.
  await page.evaluate((text) => {
    const field = document.createElement(text === '' ? 'textarea' : 'input')
    for (const [, name = '', value = ''] of text.matchAll(/([a-z]+)(?:="([^"]*)")?/g)) field.setAttribute(name, value)
    if (text === '') field.value = 'a long text'
    field.id = 'tried'
    document.querySelector('h1')?.after(field)
  }, attributes)
  const field = page.locator('#tried')
  await field.selectText()
  await rightClick(rig.app, field)
  await expect.poll(offered).toEqual(expected)
  await press('Escape')
  await field.evaluate((element) => {
    element.remove()
  })
})

it('where nothing can be done there is no menu', async () => {
  const { page } = rig.app
  await page.evaluate('getSelection().removeAllRanges(); document.activeElement?.blur()')
  await rightClick(rig.app, page.getByRole('heading').first())
  await rightClick(rig.app, page.getByRole('button', { name: en.signIn.submit }))
  await press('Menu')
  await page.waitForTimeout(500)
  expect(await offered()).toBeNull()
})
