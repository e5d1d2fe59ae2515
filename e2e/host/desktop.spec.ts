import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFixture, type Fixture } from './fixture/start-fixture.ts'

let app: Fixture

beforeAll(async () => {
  app = await startFixture()
})

afterAll(() => app.remove())

test('the menu can be read and clicked, except for what Electron does itself', async () => {
  const clicked = await app.evaluate(`({ Menu }) => {
    const clicked = []
    const submenu = [{ id: 'own', label: 'Own', click: (item) => clicked.push(item.label) }, { role: 'copy' }]
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Edit', submenu }]))
    Menu.getApplicationMenu().getMenuItemById('own').click()
    return clicked
  }`)
  expect(clicked).toEqual(['Own'])
  await expect(
    app.evaluate('({ Menu }) => Menu.getApplicationMenu().items[0].submenu.items[1].click()'),
  ).rejects.toThrow("The menu's copy is not in the host")
})

test.each([
  ['{ label: "x", role: "no-such-role" }', "The menu's role no-such-role is not in the host"],
  ['{ label: "x", icon: "x.png" }', "The menu's icon is not in the host"],
  ['{ click: () => undefined }', 'Invalid menu item without label'],
])('a menu with %s is refused', async (item, message) => {
  await expect(app.evaluate(`({ Menu }) => Menu.buildFromTemplate([${item}])`)).rejects.toThrow(message)
})

test('a dialog that needs a person says so, until a test answers in their place', async () => {
  await expect(app.evaluate('({ dialog }) => dialog.showSaveDialog({})')).rejects.toThrow('replace it by an answer')
  const answered = await app.evaluate(`({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
    return dialog.showSaveDialog({})
  }`)
  expect(answered).toEqual({ canceled: true, filePath: '' })
})

test('crash reports may only stay here', async () => {
  await app.evaluate('({ crashReporter }) => crashReporter.start({ uploadToServer: false })')
  await expect(
    app.evaluate('({ crashReporter }) => crashReporter.start({ submitURL: "https://example.org" })'),
  ).rejects.toThrow('crashReporter.start is not in the host')
})

test('a session of its own is for requests, in memory', async () => {
  const same = await app.evaluate(`async ({ session }) => {
    const own = session.fromPartition('own', { cache: false })
    await own.closeAllConnections()
    return own === session.fromPartition('own') && own !== session.defaultSession
  }`)
  expect(same).toBe(true)
  await expect(app.evaluate(`({ session }) => session.fromPartition('persist:own')`)).rejects.toThrow(
    "the session 'persist:own' is not in the host",
  )
  await expect(app.evaluate(`({ session }) => session.fromPartition('own').clearCache()`)).rejects.toThrow(
    "session 'own'.clearCache is not in the host",
  )
})

test('a window is where it is put', async () => {
  const bounds = { x: 30, y: 20, width: 700, height: 500 }
  const seen = await app.evaluate(
    `async ({ BrowserWindow }, bounds) => {
      const [window] = BrowserWindow.getAllWindows()
      window.setBounds(bounds)
      window.maximize()
      return [window.getNormalBounds(), window.isMaximized()]
    }`,
    bounds,
  )
  expect(seen).toEqual([bounds, true])
  await app.evaluate('({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].setBounds({ width: 640 })')
})
